"""`sinmungo handoffs list | take | reply | done`: people who wait for a person."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from bot.cli.frame import Frame
from bot.cli.portal import answer_text
from bot.cli.portal.officer import acting
from locales.moments import iso

if TYPE_CHECKING:
    from bot.cli.console import Console
    from bot.handoff.desk import HandoffDesk, Request
    from bot.handoff.store import State

OPEN = "open"
MINUTE, HOUR, DAY = 60, 3600, 86400


def group(frame: Frame) -> typer.Typer:
    app = frame.group("cli.handoffs")
    _add_list(app, frame)
    _add_take(app, frame)
    _add_reply(app, frame)
    _add_done(app, frame)
    return app


def _add_list(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "list", "cli.handoffs.list")
    def list_(
        state: str = typer.Option(OPEN, help=console.text("cli.handoffs.state.help")),
        limit: int = typer.Option(50, min=1, max=1000, help=console.text("cli.portal.limit.help")),
        page: int = typer.Option(1, min=1, help=console.text("cli.handoffs.page.help")),
        as_json: bool = typer.Option(False, "--json", help=console.text("cli.json.help")),
    ) -> None:
        states = _states(console, state)
        with _desk() as desk:
            found = desk.listed(states, limit + 1, (page - 1) * limit)
            now = desk.clock()
        for one in found[:limit]:
            console.data(json.dumps(_json(one)) if as_json else _line(console, one, now))
        if not found:
            console.tell("cli.handoffs.none")
        if len(found) > limit:
            console.tell("cli.handoffs.more", page=page + 1)


def _add_take(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "take", "cli.handoffs.take")
    def take(
        name: str = typer.Argument(metavar="ID", help=console.text("cli.handoffs.id.help")),
        officer: str = typer.Option(
            "", "--as", metavar="NAME", help=console.text("cli.portal.as.help")
        ),
        as_json: bool = typer.Option(False, "--json", help=console.text("cli.json.help")),
    ) -> None:
        who = acting(console, officer)
        with _at(console) as desk:
            one = desk.take(name, who.name)
            now = desk.clock()
        if as_json:
            console.data(json.dumps({**_json(one), "address": one.reach.address}))
            return
        console.data(_line(console, one, now))
        console.data(_way(console, one))


def _add_reply(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "reply", "cli.handoffs.reply")
    def reply(
        name: str = typer.Argument(metavar="ID", help=console.text("cli.handoffs.id.help")),
        text: str = typer.Argument("-", help=console.text("cli.handoffs.text.help")),
        officer: str = typer.Option(
            "", "--as", metavar="NAME", help=console.text("cli.portal.as.help")
        ),
        yes: bool = typer.Option(False, "--yes", help=console.text("cli.yes.help")),
        numbers: bool = typer.Option(
            False, "--with-numbers", help=console.text("cli.portal.answer.numbers.help")
        ),
    ) -> None:
        who = acting(console, officer)
        written = (sys.stdin.read() if text == "-" else text).strip()
        if not written:
            console.fail("cli.handoffs.empty")
            raise typer.Exit(2)
        risky = answer_text.check(console, written, shortest=1)
        console.tell("cli.handoffs.reply.shown", text=written)
        answer_text.warn(console, risky, anyway=numbers or not yes)
        _sure(console, yes)
        with _at(console) as desk:
            desk.write(name, who.name, written)
        console.tell("cli.handoffs.replied", name=name)


def _add_done(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "done", "cli.handoffs.done")
    def done(
        name: str = typer.Argument(metavar="ID", help=console.text("cli.handoffs.id.help")),
        note: str = typer.Option("", help=console.text("cli.handoffs.note.help")),
        officer: str = typer.Option(
            "", "--as", metavar="NAME", help=console.text("cli.portal.as.help")
        ),
        yes: bool = typer.Option(False, "--yes", help=console.text("cli.yes.help")),
    ) -> None:
        who = acting(console, officer)
        _sure(console, yes)
        with _at(console) as desk:
            desk.finish(name, who.name, note.strip())
        console.tell("cli.handoffs.finished", name=name)


def _sure(console: Console, yes: bool) -> None:
    if not yes and (console.no_input or not console.agreed("cli.handoffs.sure")):
        console.fail("cli.handoffs.not_sure")
        raise typer.Exit(1)


def _states(console: Console, wanted: str) -> tuple[State, ...]:
    from bot.handoff.store import STATES

    if wanted == OPEN:
        return ("waiting", "taken")
    found = tuple(state for state in STATES if state == wanted)
    if not found:
        known = ", ".join((OPEN, *STATES))
        console.fail("cli.handoffs.state.unknown", name=wanted, known=known)
        raise typer.Exit(2)
    return found


@contextmanager
def _at(console: Console) -> Iterator[HandoffDesk]:
    """Tells why a request cannot be worked on."""
    from bot.core.errors import HandoffRefused

    try:
        with _desk() as desk:
            yield desk
    except HandoffRefused as refused:
        console.fail(f"cli.handoffs.refused.{refused.reason}", name=refused.name)
        raise typer.Exit(1) from None


@contextmanager
def _desk() -> Iterator[HandoffDesk]:
    """Raises SettingError, StaleSchema, KeyRefused."""
    from bot.core import migrate
    from bot.core import settings as bot_settings
    from bot.core.clock import system_clock
    from bot.core.db import Database
    from bot.handoff.desk import HandoffDesk
    from bot.keys import installation as keys

    settings = bot_settings.load()
    migrate.require_current(settings)
    database = Database(settings.sqlalchemy_url)
    try:
        yield HandoffDesk(database, keys.cipher(settings, database), system_clock)
    finally:
        database.close()


def _line(console: Console, one: Request, now: float) -> str:
    """Id, state, why, how long, where, how to reach them, who has it."""
    way = console.text(f"cli.handoffs.way.{one.reach.kind}")
    cells = (
        one.id,
        one.state,
        console.text(f"cli.handoffs.reason.{one.reason}"),
        _waited(console, now - one.at),
        one.channel,
        f"{way} {one.reach.hint}".strip(),
        one.taken_by or "",
        one.note or "",
    )
    return "\t".join(cells).rstrip("\t")


def _way(console: Console, one: Request) -> str:
    return console.text(f"cli.handoffs.reach.{one.reach.kind}", address=one.reach.address)


def _waited(console: Console, seconds: float) -> str:
    for unit, name in ((DAY, "days"), (HOUR, "hours")):
        if seconds >= unit:
            return console.text(f"cli.handoffs.waited.{name}", count=int(seconds // unit))
    return console.text("cli.handoffs.waited.minutes", count=max(0, int(seconds // MINUTE)))


def _json(one: Request) -> dict[str, Any]:
    return {
        "id": one.id,
        "state": one.state,
        "reason": one.reason,
        "since": iso(one.at),
        "channel": one.channel,
        "locale": one.locale,
        "reach": one.reach.kind,
        "hint": one.reach.hint,
        "taken_by": one.taken_by,
        "note": one.note,
    }
