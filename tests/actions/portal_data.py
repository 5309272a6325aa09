"""The embedded portal's real services behind the adapter protocol, without HTTP."""

from __future__ import annotations

from functools import lru_cache

from actions.adapters import references
from actions.adapters.errors import PortalError
from actions.adapters.protocol import (
    CaseView,
    ChangePage,
    Option,
    Question,
    Receipt,
    Service,
    Submission,
)
from actions.portal.content import catalogue


@lru_cache
def services() -> tuple[Service, ...]:
    data = catalogue.load()
    return tuple(_service(data, s) for s in data.services.values())


def _service(data: catalogue.Catalogue, s: catalogue.Service) -> Service:
    agency = data.agencies[s.agency]
    return Service(
        code=s.code,
        capability=s.capability,
        title=s.title.model_dump(),
        agency=agency.name.model_dump(),
        agency_code=agency.code,
        phone=agency.phone,
        hours=agency.hours.model_dump(),
        description=s.description.model_dump(),
        days=s.days,
        fee=s.fee,
        basis=s.basis.model_dump(),
        questions=tuple(_question(q) for q in s.questions),
        phrases=s.phrases.model_dump(),
        group=s.group.model_dump() if s.group else {},
    )


def _question(q: catalogue.Question) -> Question:
    return Question(
        code=q.code,
        type=q.type,
        label=q.label.model_dump(),
        required=q.required,
        hint=q.hint.model_dump() if q.hint else None,
        options=tuple(_option(o) for o in q.options),
        max_length=q.max_length,
        minimum=q.minimum,
        maximum=q.maximum,
        past=q.past,
    )


def _option(o: catalogue.Option) -> Option:
    return Option(o.value, o.label.model_dump(), o.phrases.model_dump() if o.phrases else {})


class Portal:
    """An adapter of real services; `error` is raised instead while it is set."""

    reference_pattern = references.PATTERN

    def __init__(self, offered: tuple[Service, ...] | None = None) -> None:
        self.name = "native"
        self.offered = services() if offered is None else offered
        self.error: PortalError | None = None
        self.calls = 0

    @staticmethod
    def normalise(text: str) -> str | None:
        return references.normalise(text)

    async def describe(self, capability: str) -> tuple[Service, ...]:
        self.calls += 1
        if self.error is not None:
            raise self.error
        return tuple(s for s in self.offered if s.capability == capability)

    async def submit(self, submission: Submission, key: str) -> Receipt:
        raise AssertionError("actions never submit")

    async def reconcile(self, submission: Submission, key: str) -> Receipt | None:
        raise AssertionError("actions never reconcile")

    async def status(self, reference: str) -> CaseView:
        raise AssertionError("actions never look up")

    async def changes(self, cursor: str, limit: int = 100) -> ChangePage:
        raise AssertionError("actions never follow changes")

    async def close(self) -> None:
        return None
