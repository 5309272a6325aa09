"""A core, or only its database, for each test; where it says so, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.kit.core.core import Core, GatedDatabase, make_settings
from tests.kit.core.core_people import People, core_with
from tests.kit.stack.postgres import fresh_database

PLANTED = ("1234567", "1234-5678", "48210937")
"""Of a resident number, a telephone number and a PIN: these tests type no others."""
BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[Any]]:
    """What was logged; whatever a test does, nothing personal is in it."""
    with capture_logs() as events:
        yield events
    found = repr([{name: repr(value) for name, value in event.items()} for event in events])
    assert not [number for number in PLANTED if number in found]


@pytest.fixture
def make_core(tmp_path: Path) -> Iterator[Callable[..., Core]]:
    """Makes a core with these settings; closed at the end."""
    made: list[Core] = []

    def make(**values: Any) -> Core:
        made.append(Core(make_settings(tmp_path / "var", **values)))
        return made[-1]

    yield make
    for core in made:
        core.close()


@pytest.fixture
def core(make_core: Callable[..., Core]) -> Core:
    return make_core()


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database, SQLite or PostgreSQL."""
    if request.param == "sqlite":
        yield make_settings(tmp_path / "both").sqlalchemy_url
        return
    with fresh_database() as fresh:
        yield make_settings(tmp_path / "both", fresh).sqlalchemy_url


@pytest.fixture
def database(url: str) -> Iterator[GatedDatabase]:
    opened = GatedDatabase(url)
    yield opened
    opened.close()


@pytest.fixture
def any_core(request: pytest.FixtureRequest, url: str, tmp_path: Path) -> Iterator[Core]:
    """A core on either database."""
    plain = "" if url.startswith("sqlite") else url.replace("+psycopg", "")
    made = Core(make_settings(tmp_path / "both", plain))
    yield made
    made.close()


@pytest.fixture
def people(url: str, tmp_path: Path) -> Iterator[People]:
    """People on several channels of one core, on either database."""
    plain = "" if url.startswith("sqlite") else url.replace("+psycopg", "")
    made = core_with(make_settings(tmp_path / "both", plain))
    yield People(made)
    made.close()
