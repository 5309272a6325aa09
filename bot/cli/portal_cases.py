"""`sinmungo portal cases | show | take | answer | close`: what an officer does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame
from bot.cli.portal_officers import open_desk

if TYPE_CHECKING:
    from actions.portal.desk import Desk
    from actions.portal.models import Officer
    from actions.portal.schemas import OfficerCaseOut
    from bot.cli.console import Console


def add(app: typer.Typer, frame: Frame) -> None:
    _add_reading(app, frame)
    _add_steps(app, frame)


def _add_reading(app: typer.Typer, frame: Frame) -> None:
    console = frame.console
    as_help = console.text("cli.portal.as.help")
    json_help = console.text("cli.json.help")

    @frame.command(app, "cases", "cli.portal.cases")
    def cases(
        state: str = typer.Option("", help=console.text("cli.portal.cases.state.help")),
        limit: int = typer.Option(50, min=1, max=1000, help=console.text("cli.portal.limit.help")),
        officer: str = typer.Option("", "--as", metavar="NAME", help=as_help),
        as_json: bool = typer.Option(False, "--json", help=json_help),
    ) -> None:
        with _at_desk(console, officer) as (desk, person):
            for case in desk.cases(person, state or None, limit=limit)[0]:
                console.data(case.model_dump_json() if as_json else _row(console, case))

    @frame.command(app, "show", "cli.portal.show")
    def show(
        receipt: str = typer.Argument(help=console.text("cli.portal.receipt.help")),
        officer: str = typer.Option("", "--as", metavar="NAME", help=as_help),
        as_json: bool = typer.Option(False, "--json", help=json_help),
    ) -> None:
        with _at_desk(console, officer) as (desk, person):
            case = desk.show(person, receipt)
        if as_json:
            console.data(case.model_dump_json())
            return
        for line in _page(console, case):
            console.data(line)


def _add_steps(app: typer.Typer, frame: Frame) -> None:
    console = frame.console
    as_help = console.text("cli.portal.as.help")
    receipt_help = console.text("cli.portal.receipt.help")
    Step = Callable[["Desk", "Officer"], "OfficerCaseOut"]

    def step(officer: str, act: Step) -> None:
        with _at_desk(console, officer) as (desk, person):
            case = act(desk, person)
        console.tell("cli.portal.done", receipt=case.receipt, state=_own(console, case.state_label))

    @frame.command(app, "take", "cli.portal.take")
    def take(
        receipt: str = typer.Argument(help=receipt_help),
        officer: str = typer.Option("", "--as", metavar="NAME", help=as_help),
    ) -> None:
        step(officer, lambda desk, person: desk.take(person, receipt))

    @frame.command(app, "answer", "cli.portal.answer")
    def answer(
        receipt: str = typer.Argument(help=receipt_help),
        text: str = typer.Argument(help=console.text("cli.portal.text.help")),
        officer: str = typer.Option("", "--as", metavar="NAME", help=as_help),
    ) -> None:
        written = sys.stdin.read().strip() if text == "-" else text
        step(officer, lambda desk, person: desk.answer(person, receipt, written))

    @frame.command(app, "close", "cli.portal.close")
    def close(
        receipt: str = typer.Argument(help=receipt_help),
        note: str = typer.Option("", help=console.text("cli.portal.note.help")),
        officer: str = typer.Option("", "--as", metavar="NAME", help=as_help),
    ) -> None:
        step(officer, lambda desk, person: desk.finish(person, receipt, note or None))


@contextmanager
def _at_desk(console: Console, name: str) -> Iterator[tuple[Desk, Officer]]:
    """The desk and who sits at it: the officer named, or the only one there is."""
    with open_desk() as desk:
        if name:
            yield desk, desk.officer(name)
            return
        officers = desk.officers()
        if len(officers) != 1:
            console.fail("cli.portal.who" if officers else "cli.portal.nobody")
            raise typer.Exit(2)
        yield desk, officers[0]


def _own(console: Console, texts: dict[str, str]) -> str:
    """Portal content in the console's language."""
    return texts.get(console.locale) or next(iter(texts.values()), "")


def _row(console: Console, case: OfficerCaseOut) -> str:
    service, agency = _own(console, case.service), _own(console, case.agency)
    day = case.submitted_at.date().isoformat()
    return "\t".join((case.receipt, case.state, day, case.due_on, service, agency, case.title))


def _page(console: Console, case: OfficerCaseOut) -> Iterator[str]:
    yield _row(console, case)
    yield ""
    yield case.body
    for code, value in case.attributes.items():
        yield f"{code}: {value}"
    for name, told in (case.applicant or {}).items():
        if told:
            yield f"{name}: {told}"
    for file in case.attachments:
        yield "\t".join((file.name, file.media_type, str(file.size), file.sha256))
    yield ""
    for event in case.events:
        at = event.at.isoformat(timespec="minutes")
        yield "\t".join(filter(None, (at, event.event, event.state, event.actor, event.note)))
