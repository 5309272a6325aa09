"""What every test may rely on: no setting of the person who runs them."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record",
        action="store_true",
        help="write the answers of transcripts down instead of comparing them: then READ them",
    )


@pytest.fixture(autouse=True, scope="session")
def _no_settings() -> None:
    """A token or a database of the developer must not decide what a test sees."""
    for name in list(os.environ):
        if name.startswith("SINMUNGO_") and not name.startswith("SINMUNGO_TEST_"):
            del os.environ[name]
