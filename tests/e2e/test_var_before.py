"""What the version before has left is gone on with, by everybody who was there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.kit.patience import LIMIT
from tests.kit.people.var_before_people import STEPS, People, people


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    with people("sqlite", tmp_path_factory.mktemp("before")) as found:
        yield found


@pytest.mark.timeout(LIMIT)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_goes_on(step: Callable[[People], None], everybody: People) -> None:
    step(everybody)
