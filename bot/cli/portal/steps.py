"""`sinmungo portal take | answer | close`: what an officer does; what is told is shown before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame
from bot.cli.portal import answer_text, told
from bot.cli.portal.case_view import CaseView
from bot.cli.portal.officer import at_desk

if TYPE_CHECKING:
    from actions.portal.cases.desk import Desk, Step
    from actions.portal.core.models import Officer
    from actions.portal.core.schemas import OfficerCaseOut
    from bot.cli.console import Console


def add(app: typer.Typer, frame: Frame) -> None:
    _add_take(app, frame)
    _add_answer(app, frame)
    _add_close(app, frame)


def _add_take(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "take", "cli.portal.take")
    def take(
        receipt: str = typer.Argument(help=console.text("cli.portal.receipt.help")),
        officer: str = typer.Option(
            "", "--as", metavar="NAME", help=console.text("cli.portal.as.help")
        ),
    ) -> None:
        from actions.portal.cases.desk import Step

        with at_desk(console, officer) as (desk, person):
            case = _ready(console, desk, desk.show(person, receipt), "take")
            _step(console, desk, person, case, Step("take"))


def _add_answer(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "answer", "cli.portal.answer")
    def answer(
        receipt: str = typer.Argument(help=console.text("cli.portal.receipt.help")),
        source: str = typer.Argument(
            "", metavar="[-]", help=console.text("cli.portal.answer.source.help")
        ),
        file: str = typer.Option("", help=console.text("cli.portal.answer.file.help")),
        officer: str = typer.Option(
            "", "--as", metavar="NAME", help=console.text("cli.portal.as.help")
        ),
        yes: bool = typer.Option(False, "--yes", help=console.text("cli.yes.help")),
        numbers: bool = typer.Option(
            False, "--with-numbers", help=console.text("cli.portal.answer.numbers.help")
        ),
        sensitive: bool = typer.Option(
            False, "--sensitive", help=console.text("cli.portal.answer.sensitive.help")
        ),
    ) -> None:
        from actions.portal.cases.desk import Step

        place = answer_text.place(console, source, file)
        with at_desk(console, officer) as (desk, person):
            case = _ready(console, desk, desk.show(person, receipt), "answer")
            with answer_text.kept(console, case.receipt, place) as draft:
                risky = answer_text.check(console, draft.text)
                told.show(console, case, "answered", draft.text)
                if sensitive:
                    console.fail("cli.portal.told.sensitive")
                answer_text.warn(console, risky, anyway=numbers or not yes)
                _sure(console, yes, "cli.portal.answer.sure")
                step = Step("answer", draft.text, case.version, sensitive)
                _step(console, desk, person, case, step)
                draft.sent = True


def _add_close(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "close", "cli.portal.close")
    def close(
        receipt: str = typer.Argument(help=console.text("cli.portal.receipt.help")),
        note: str = typer.Option("", help=console.text("cli.portal.note.help")),
        officer: str = typer.Option(
            "", "--as", metavar="NAME", help=console.text("cli.portal.as.help")
        ),
        yes: bool = typer.Option(False, "--yes", help=console.text("cli.yes.help")),
    ) -> None:
        from actions.portal.cases.desk import Step

        with at_desk(console, officer) as (desk, person):
            case = _ready(console, desk, desk.show(person, receipt), "close")
            told.show(console, case, "closed", case.answer)
            _sure(console, yes, "cli.portal.close.sure")
            _step(console, desk, person, case, Step("close", note or None, case.version))


def _ready(console: Console, desk: Desk, case: OfficerCaseOut, action: str) -> OfficerCaseOut:
    """`case`, if `action` can be done; else exits with its state, since when and by whom."""
    if action not in case.actions:
        at, state, who = CaseView(console, desk).step(case.events[-1])
        possible = ", ".join(case.actions) or "-"
        console.fail(
            "cli.portal.not_now", action=action, state=state, at=at, who=who, possible=possible
        )
        raise typer.Exit(1)
    return case


def _sure(console: Console, yes: bool, question: str) -> None:
    """Exits unless there is a yes; nothing was done then."""
    if yes:
        return
    if console.no_input:
        console.fail("cli.portal.needs_yes")
        raise typer.Exit(2)
    if not console.agreed(question):
        console.fail("cli.portal.not_sure")
        raise typer.Exit(1)


def _step(console: Console, desk: Desk, officer: Officer, case: OfficerCaseOut, step: Step) -> None:
    """Exits where somebody else stepped since `case` was read; nothing was done then."""
    from actions.portal.core.problems import VersionConflict

    try:
        done = desk.act(officer, case.receipt, step)
    except VersionConflict:
        view, now = CaseView(console, desk), desk.show(officer, case.receipt)
        at, state, who = view.step(now.events[-1])
        console.fail("cli.portal.meanwhile", who=who, at=at, state=state)
        raise typer.Exit(1) from None
    view = CaseView(console, desk)
    console.tell("cli.portal.done", receipt=done.receipt, state=view.own(done.state_label))
