"""What only `make test-long` runs: each test names its part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.people.rest import close_plain_client


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session", autouse=True)
def _client() -> Iterator[None]:
    yield
    close_plain_client()
