"""`sinmungo portal cases | show`: what an officer has to do, and what a case says."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import typer

from bot.cli.frame import Frame
from bot.cli.portal.case_view import CaseView
from bot.cli.portal.officer import at_desk

if TYPE_CHECKING:
    from actions.portal.cases.desk import Desk
    from actions.portal.cases.worklist import Page, Query
    from bot.cli.console import Console

SIZE = 50


def add(app: typer.Typer, frame: Frame) -> None:
    _add_cases(app, frame)
    _add_show(app, frame)


def _add_cases(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "cases", "cli.portal.cases")
    def cases(
        state: str = typer.Option(None, help=console.text("cli.portal.cases.state.help")),
        late: bool = typer.Option(False, "--late", help=console.text("cli.portal.cases.late.help")),
        mine: bool = typer.Option(False, "--mine", help=console.text("cli.portal.cases.mine.help")),
        ended: bool = typer.Option(False, "--all", help=console.text("cli.portal.cases.all.help")),
        page: int = typer.Option(1, min=1, help=console.text("cli.portal.cases.page.help")),
        limit: int = typer.Option(
            SIZE, min=1, max=1000, help=console.text("cli.portal.limit.help")
        ),
        officer: str = typer.Option(
            "", "--as", metavar="NAME", help=console.text("cli.portal.as.help")
        ),
        as_json: bool = typer.Option(False, "--json", help=console.text("cli.json.help")),
    ) -> None:
        from actions.portal.cases.worklist import Query

        with at_desk(console, officer) as (desk, person):
            code = None if state is None else _state(console, desk, state)
            query = Query(code, late, mine, ended, page, limit)
            if late and code is not None and desk.states()[code].ended:
                console.fail("cli.portal.cases.late.ended", state=state)
                raise typer.Exit(2)
            view, found = CaseView(console, desk), desk.due_first(person, query)
        if console.seen and not as_json and found.items:
            console.data(view.heading())
        for case in found.items:
            console.data(view.json(case) if as_json else view.row(case))
        _tell_rest(console, query, found)


def _add_show(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "show", "cli.portal.show")
    def show(
        receipt: str = typer.Argument(help=console.text("cli.portal.receipt.help")),
        officer: str = typer.Option(
            "", "--as", metavar="NAME", help=console.text("cli.portal.as.help")
        ),
        as_json: bool = typer.Option(False, "--json", help=console.text("cli.json.help")),
    ) -> None:
        with at_desk(console, officer) as (desk, person):
            case, view = desk.show(person, receipt), CaseView(console, desk)
        for line in (view.json(case),) if as_json else view.page(case):
            console.data(line)


def _state(console: Console, desk: Desk, stated: str) -> str:
    """The code of a state that is given by its code or its name in either language. Exits with 2
    for any other."""
    codes: dict[str, str] = {}
    for code, state in desk.states().items():
        codes |= {_plain(word): code for word in (code, *state.label.model_dump().values())}
    found = codes.get(_plain(stated))
    if found is None:
        view = CaseView(console, desk)
        known = ", ".join(f"{code} ({view.state(code)})" for code in desk.states())
        console.fail("cli.portal.cases.state.unknown", name=stated, known=known)
        raise typer.Exit(2)
    return found


def _plain(word: str) -> str:
    return "".join(unicodedata.normalize("NFC", word).casefold().split())


def _tell_rest(console: Console, query: Query, found: Page) -> None:
    """How many there are, how many of them are late, and where the next page is."""
    if found.total == 0:
        console.tell("cli.portal.cases.none")
    elif query.page > found.pages:
        console.tell("cli.portal.cases.beyond", pages=found.pages, count=found.total)
    else:
        first = (query.page - 1) * query.size + 1
        last = first + len(found.items) - 1
        console.tell(
            "cli.portal.cases.count", first=first, last=last, count=found.total, late=found.late
        )
        if query.page < found.pages:
            console.tell("cli.portal.cases.more", count=found.total - last, page=query.page + 1)
