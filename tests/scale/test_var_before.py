"""What the version before has left is gone on with, by everybody who was there, on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.kit.patience import LIMIT
from tests.kit.people.rest import close_plain_client
from tests.kit.people.var_before_people import STEPS, People, people
from tests.kit.stack.postgres import fresh_database

pytestmark = pytest.mark.scale


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    folder = tmp_path_factory.mktemp("before")
    with fresh_database() as url, people("postgres", folder, url) as found:
        yield found
    close_plain_client()


@pytest.mark.timeout(LIMIT)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_goes_on(step: Callable[[People], None], everybody: People) -> None:
    step(everybody)
