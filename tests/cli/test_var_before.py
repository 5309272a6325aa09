"""A `var/` that the version before has left opens with this one, on both databases."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from bot.core import settings
from bot.core.crypto import Cipher, load_keys, session_key
from bot.core.db import Database
from bot.gateway.sessions import older_keys
from bot.keys import installation
from bot.keys.binding import PAUSE, Binding
from connectors.webchat.session import Sessions
from connectors.webchat.settings import WebchatSettings
from tests.cli.ran import Ran, Sinmungo
from tests.kit.core.core import MovableClock
from tests.kit.core.sealed_rows import cells
from tests.kit.ports import free_port
from tests.kit.stack import var_before
from tests.kit.stack.postgres import fresh_database

SEALED = {"contacts", "files", "outbox", "reviews", "vault"}
"""Tables in which that version left something sealed."""


@dataclass
class Left:
    """What is in it, the command line over it, and what `sinmungo migrate` said."""

    facts: dict[str, Any]
    run: Sinmungo
    migrated: Ran

    def lines(self, *arguments: str) -> list[str]:
        ran = self.run(*arguments)
        assert ran.code == 0, ran.rest
        return ran.data.splitlines()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def left(
    request: pytest.FixtureRequest,
    folder: Path,
    sinmungo: Sinmungo,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Left]:
    facts = var_before.unpack(request.param, folder)
    for name in ("PORT", "DIALOGUE_PORT", "ACTIONS_PORT"):
        monkeypatch.setenv(f"SINMUNGO_{name}", str(free_port()))
    if request.param == "sqlite":
        yield Left(facts, sinmungo, sinmungo("migrate"))
        return
    with fresh_database() as url:
        var_before.fill(url, folder)
        monkeypatch.setenv("SINMUNGO_DATABASE_URL", url)
        yield Left(facts, sinmungo, sinmungo("migrate"))


def test_it_is_brought_up_and_its_key_is_taken(left: Left) -> None:
    assert left.migrated.code == 0, left.migrated.rest
    told = json.loads(left.run("doctor", "--json").data)["checks"]
    about = [one for one in told if one["check"] in ("database", "key", "sealed")]
    assert "fail" not in {one["status"] for one in about}, about
    opened = [one["message"] for one in about if one["check"] == "sealed"]
    for name in ("gateway", "portal", "dialogue"):
        assert [line for line in opened if name in line and "empty" not in line], opened


def test_staff_read_what_was_kept(left: Left, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = left.facts
    [reviewed] = left.lines("review", "list")
    assert facts["not_understood"] in reviewed
    assert facts["faq"]["wording"] in "\n".join(left.lines("faq", "show", facts["faq"]["id"]))
    [entry] = [
        one
        for one in map(json.loads, left.lines("faq", "list", "--json"))
        if one["id"] == facts["faq"]["id"]
    ]
    assert entry["changed_here"]
    [key] = left.lines("portal", "officer", "add", "Kim")
    monkeypatch.setenv("SINMUNGO_OFFICER_KEY", key)
    listed = "\n".join(left.lines("portal", "cases", "--as", "Kim"))
    assert facts["receipt"] in listed
    assert facts["telegram"]["receipt"] in listed
    shown = left.lines("portal", "show", facts["receipt"], "--as", "Kim")
    assert facts["said"] in "\n".join(shown)


def test_every_sealed_value_opens(left: Left, folder: Path) -> None:
    every_value_opens(left, Cipher(*load_keys(folder / "var"), takes_unbound=True))


def every_value_opens(left: Left, cipher: Cipher) -> None:
    opened: dict[str, list[bytes]] = {}
    engine = create_engine(settings.load().sqlalchemy_url)
    with engine.connect() as connection:
        for cell in cells(connection):
            value = cipher.open_bytes(cell.sealed, cell.place)
            opened.setdefault(cell.place.table, []).append(value)
    engine.dispose()
    assert {name for name, values in opened.items() if values} >= SEALED
    assert left.facts["telephone"] in b"".join(opened["vault"]).decode()
    assert opened["files"] == [bytes.fromhex(left.facts["photo"])]


def warned(left: Left) -> list[str]:
    """Whose values are not bound yet."""
    told = json.loads(left.run("doctor", "--json").data)["checks"]
    sealed = [one["message"] for one in told if (one["check"], one["status"]) == ("sealed", "warn")]
    return [name for name in ("gateway", "dialogue") for line in sealed if name in line]


def test_what_it_sealed_is_bound_by_itself(left: Left, folder: Path) -> None:
    """By a worker; the trackers by the dialogue, or here by `key reseal`."""
    assert warned(left) == ["gateway", "dialogue"]
    given, clock = settings.load(), MovableClock()
    database = Database(given.sqlalchemy_url)
    binding = Binding(database, installation.cipher(given, database), clock)

    async def work() -> None:
        for _ in range(100):
            await binding.step()
            clock.move(PAUSE)

    asyncio.run(work())
    database.close()
    assert warned(left) == ["dialogue"]
    every_value_opens(left, Cipher(*load_keys(folder / "var")))
    assert left.run("key", "reseal").code == 0
    assert warned(left) == []


def test_a_new_key_binds_it_too(left: Left, folder: Path) -> None:
    for command in ("rotate", "reseal"):
        assert left.run("key", command).code == 0
    assert warned(left) == []
    every_value_opens(left, Cipher(load_keys(folder / "var")[0]))


@pytest.mark.parametrize(
    ("days", "taken"), [(0.1, True), (6, True), (8, False)], ids=["today", "6 days", "8 days"]
)
def test_the_sessions_of_the_page(left: Left, folder: Path, days: float, taken: bool) -> None:
    """So many days after the upgrade, however lately that version had renewed them."""
    keys = load_keys(folder / "var")
    database = Database(settings.load().sqlalchemy_url)
    older = older_keys(database, keys)
    database.close()
    now = datetime.now(UTC) + timedelta(days=days)
    sessions = Sessions(WebchatSettings(session_key(keys[0]), older, clock=lambda: now))
    for name in ("session", "draft_session"):
        token = var_before.issued(left.facts[name], keys[0], now)
        assert (sessions.find(token) is not None) is taken
