"""How a case stands on the terminal: a line of a list, a page, a JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from locales import moments
from locales.languages import pick

if TYPE_CHECKING:
    from actions.portal.cases.desk import Desk
    from actions.portal.core.schemas import EventOut, OfficerCaseOut
    from bot.cli.console import Console

HEADINGS = ("receipt", "state", "received", "due", "left", "service", "agency", "title")


class CaseView:
    """In the language of `console`, with the words and the day of `desk`."""

    def __init__(self, console: Console, desk: Desk) -> None:
        self._console = console
        self._states = desk.states()
        self._today = desk.today()

    def heading(self) -> str:
        return "\t".join(self._console.text(f"cli.portal.column.{name}") for name in HEADINGS)

    def row(self, case: OfficerCaseOut) -> str:
        """One line of tab-separated columns, as HEADINGS names them."""
        values = (
            case.receipt,
            self.own(case.state_label),
            moments.day(case.submitted_at).isoformat(),
            case.due_on,
            self._left(case),
            self.own(case.service),
            self.own(case.agency),
            case.title,
        )
        return "\t".join(" ".join(value.split()) for value in values)

    def page(self, case: OfficerCaseOut) -> Iterator[str]:
        yield self.row(case)
        yield ""
        yield case.body
        for code, value in case.attributes.items():
            yield f"{code}: {value}"
        for name, told in (case.applicant or {}).items():
            if told:
                yield f"{name}: {told}"
        for file in case.attachments:
            yield "\t".join((file.name, file.media_type, str(file.size), file.sha256))
        if case.sensitive:
            yield self._console.text("cli.portal.told.sensitive")
        yield ""
        for event in case.events:
            note = event.note or ""
            yield "\t".join(filter(None, (*self.step(event), note)))

    def step(self, event: EventOut) -> tuple[str, str, str]:
        """When a step was taken, to which state, by whom."""
        at = moments.local(event.at).isoformat(timespec="minutes")
        return at, self.state(event.state), event.name or self._role(event.actor)

    def state(self, code: str) -> str:
        known = self._states.get(code)
        return self.own(known.label.model_dump()) if known else code

    def json(self, case: OfficerCaseOut) -> str:
        """One line; times carry the offset of the agency's zone."""
        values = {
            **case.model_dump(),
            "received_on": moments.day(case.submitted_at).isoformat(),
            "late": self._is_open(case) and case.due_on < self._today.isoformat(),
        }
        return json.dumps(values, ensure_ascii=False, default=moments.iso)

    def own(self, texts: dict[str, str]) -> str:
        """Portal content in the console's language."""
        return pick(texts, self._console.locale) or ""

    def _role(self, actor: str) -> str:
        key = f"cli.portal.actor.{actor}"
        return self._console.text(key) if self._console.has(key) else actor

    def _is_open(self, case: OfficerCaseOut) -> bool:
        known = self._states.get(case.state)
        return known is None or not known.ended

    def _left(self, case: OfficerCaseOut) -> str:
        if not self._is_open(case):
            return "-"
        days = (date.fromisoformat(case.due_on) - self._today).days
        kind = "late" if days < 0 else "left" if days else "today"
        count: dict[str, Any] = {"count": abs(days)} if days else {}
        return self._console.text(f"cli.portal.due.{kind}", **count)
