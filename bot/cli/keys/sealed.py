"""Whether the data keys open what is kept: gateway and portal here, the dialogue by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.cli.run.dialogue import NLU_PYTHON, run_module

if TYPE_CHECKING:
    from bot.core.settings import Settings

State = Literal["opened", "empty", "wrong", "unknown"]
"""unknown: its database does not answer, is not there or not up to date."""


@dataclass(frozen=True)
class Found:
    """`unbound`: how many values the version before has sealed, which are bound to no place yet."""

    state: State
    unbound: int = 0


def require(settings: Settings) -> None:
    """Before the dialogue starts. Raises KeyRefused, NoDatabase."""
    from bot.core.errors import KeyRefused
    from bot.keys import installation as keys

    found = keys.load(settings)
    if dialogue(settings).state == "wrong":
        raise KeyRefused("wrong", found.place, "tracker")


def gateway(settings: Settings) -> Found:
    from sqlalchemy.exc import SQLAlchemyError

    from bot.core import migrate
    from bot.core.db import Database
    from bot.core.errors import KeyRefused
    from bot.keys import installation as keys
    from bot.keys import store as key_store

    def look() -> Found:
        if migrate.current(settings) != migrate.head():
            return Found("unknown")
        found, database = keys.load(settings), Database(settings.sqlalchemy_url)
        try:
            opened = database.submit(lambda c: key_store.look(c, found)).result()
            unbound = database.submit(lambda c: key_store.unbound(c, found)).result()
        finally:
            database.close()
        return Found("opened" if opened else "empty", unbound)

    return _state(look, KeyRefused, SQLAlchemyError)


def portal(_settings: Settings) -> Found:
    from sqlalchemy.exc import SQLAlchemyError

    from actions.portal import migrations
    from actions.portal.cases import key_checks
    from actions.portal.core.database import Database, make_engine
    from actions.portal.core.keyfile import KeyRefused
    from bot.cli.support import other_settings

    def look() -> Found:
        portal = other_settings.portal()
        if not migrations.current_is_head(portal.url()):
            return Found("unknown")
        database = Database(make_engine(portal.url()))
        try:
            opened = key_checks.look(database, portal.keyring(), portal.key_place)
        finally:
            database.close()
        return Found("opened" if opened else "empty")

    return _state(look, KeyRefused, SQLAlchemyError)


def _state(
    look: Callable[[], Found], refused: type[Exception], unreachable: type[Exception]
) -> Found:
    try:
        return look()
    except refused:
        return Found("wrong")
    except unreachable:
        return Found("unknown")


def dialogue(settings: Settings) -> Found:
    if not NLU_PYTHON.exists():
        return Found("unknown")
    done = run_module(settings, "nlu.sealing")
    if done.returncode != 0:
        return Found("unknown")
    found = json.loads(done.stdout)
    if found["state"] == "wrong":
        return Found("wrong")
    return Found("opened" if found["opened"] else "empty", int(found["unbound"]))
