"""A portal that runs alone says which keys it knows, as gateways and workers do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from bot.core.crypto import add_key, key_id, load_keys, make_key, new_key
from bot.core.db import Database
from bot.core.errors import KeyRefused
from bot.core.settings import Settings, key_path
from bot.heartbeat import beside
from bot.keys import processes as process_store
from tests.bot.conftest import BOTH
from tests.kit.core.core import make_settings
from tests.kit.patience import LOOK, PATIENCE
from tests.kit.stack.postgres import fresh_database


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(LOOK)


def running(url: str) -> dict[str, list[str]]:
    database = Database(url)
    try:
        return database.submit(lambda c: process_store.running(c, time.time())).result()
    finally:
        database.close()


@pytest.fixture(params=BOTH)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    with fresh_database() if request.param == "postgres" else nullcontext("") as url:
        found = make_settings(tmp_path / "var", url)
        make_key(key_path(found))
        yield found


def test_it_is_seen_while_it_runs(settings: Settings) -> None:
    url = settings.sqlalchemy_url
    known = [key_id(key) for key in load_keys(settings.var)]
    with beside(settings, "portal"):
        until(lambda: running(url))
        add_key(key_path(settings), new_key())
        [(name, keys)] = running(url).items()
        assert name.startswith("portal ")
        assert keys == known, "a key that was added later is not known to it"
    assert running(url) == {}


def test_without_a_gateway_nothing_is_made(tmp_path: Path) -> None:
    settings = Settings(var=tmp_path / "var", database_url="", _env_file=None)
    with pytest.raises(KeyRefused):
        beside(settings, "portal")
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "key").write_text(new_key())
    with beside(settings, "portal"):
        pass
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["key"]
