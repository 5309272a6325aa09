"""A portal that keeps its cases in memory and fails as it is told."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import replace
from datetime import UTC, date, datetime

from actions.adapters import references
from actions.adapters.errors import (
    AuthError,
    NotFound,
    OutcomeUnknown,
    PortalError,
    Rejected,
    Retryable,
    SchemaDrift,
    Throttled,
)
from actions.adapters.portals import FIRST_PORTAL, REST, Portals
from actions.adapters.protocol import (
    Adapter,
    CaseState,
    CaseView,
    Change,
    ChangePage,
    Receipt,
    Service,
    Submission,
)

LIGHT = {"ko": "가로등 고장", "en": "Street light"}
CITY = {"ko": "시청", "en": "City Hall"}
MORNING = datetime(2026, 11, 24, 1, tzinfo=UTC)
FAULTS: dict[str, PortalError] = {
    "down": Retryable("down"),
    "auth": AuthError("key"),
    "drift": SchemaDrift("shape"),
    "rejected": Rejected("wrong", {"title": "too_long"}),
    "throttled": Throttled("fast", 90.0),
    "unknown": OutcomeUnknown("no answer"),
}


def only(*portals: Adapter, capability: str = "petition") -> Portals:
    """Portals of which the first serves every agency, each other one the agency of its name."""
    routes = {portal.name: portal.name for portal in portals[1:]} | {REST: portals[0].name}
    return Portals({portal.name: portal for portal in portals}, {capability: routes})


class PortalInMemory:
    """`faults` are taken one a call of `submit`; "cut" files the case and loses the
    answer, "stall" files it and never answers. `down` makes every call fail."""

    reference_pattern = references.PATTERN

    def __init__(self, name: str = FIRST_PORTAL, offered: tuple[Service, ...] = ()) -> None:
        self.name = name
        self.offered = offered
        self.faults: deque[str] = deque()
        self.down = False
        self.slow = 0.0
        """Seconds until `status` answers."""
        self.submitted: list[tuple[str, Submission]] = []
        """(key, what was sent), one per call."""
        self.reconciled: list[str] = []
        self.filed: dict[str, Receipt] = {}
        """By key: a case is filed once, however often it is sent."""
        self.views: dict[str, CaseView] = {}
        self.events: list[Change] = []

    @staticmethod
    def normalise(text: str) -> str | None:
        return references.normalise(text)

    async def describe(self, capability: str) -> tuple[Service, ...]:
        self._answer()
        return tuple(one for one in self.offered if one.capability == capability)

    async def submit(self, submission: Submission, key: str) -> Receipt:
        self._answer()
        self.submitted.append((key, submission))
        fault = self.faults.popleft() if self.faults else ""
        if fault in FAULTS:
            raise FAULTS[fault]
        receipt = self.file(key, submission.title)
        if fault == "stall":
            await asyncio.Event().wait()
        if fault == "cut":
            raise OutcomeUnknown("cut after commit")
        return receipt

    def file(self, key: str, title: str) -> Receipt:
        """Once per key."""
        if key not in self.filed:
            reference = f"1AA-2611-{len(self.filed) + 1:07d}K"
            self.add(reference, title=title)
            due = date(2026, 12, 3)
            self.filed[key] = Receipt(reference, LIGHT, CITY, MORNING, due, {"ko": "7일"})
        return self.filed[key]

    def add(self, reference: str, *, title: str = "제목", state: CaseState = "received") -> None:
        """A case that the portal knows."""
        self.views[reference] = CaseView(
            reference,
            LIGHT,
            CITY,
            state,
            {"ko": "접수"},
            MORNING,
            MORNING,
            title=title,
            answer="답",
        )

    def change(self, reference: str, event: str, state: CaseState) -> None:
        """An officer did something; the feed tells it."""
        if reference in self.views:
            self.views[reference] = replace(self.views[reference], state=state)
        self.events.append(Change(reference, event, MORNING))

    async def reconcile(self, submission: Submission, key: str) -> Receipt | None:
        self._answer()
        self.reconciled.append(key)
        return self.filed.get(key)

    async def status(self, reference: str) -> CaseView:
        await asyncio.sleep(self.slow)
        self._answer()
        if reference not in self.views:
            raise NotFound(reference)
        return self.views[reference]

    async def changes(self, cursor: str, limit: int = 100) -> ChangePage:
        self._answer()
        start = int(cursor or 0)
        items = tuple(self.events[start : start + limit])
        return ChangePage(items, str(start + len(items)) if items else cursor)

    async def close(self) -> None:
        return None

    def _answer(self) -> None:
        if self.down:
            raise FAULTS["down"]
