"""What is looked up of cases: one by its receipt number, those of a conversation, and offices."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from actions.adapters.errors import NotFound, PortalError
from actions.adapters.portals import Portals
from actions.adapters.protocol import CaseView, Office, OfficeFinder, Point
from actions.effects.lookups import FindCase, FindOffices
from actions.effects.results import (
    CaseFacts,
    CaseFound,
    CaseNotFound,
    CasesFound,
    ContactShown,
    LookupLimited,
    OfficeFacts,
    OfficesFound,
    Result,
)
from bot.cases import access as answer_access
from bot.cases import store as cases
from bot.cases.access import Asked
from bot.cases.pin_hash import WAIT, PinHash
from bot.cases.proof import Proofs, minutes
from bot.conversations import contacts
from bot.core.clock import Clock
from bot.core.db import Database
from bot.core.sql import AnyRow
from bot.messages.inbox import Claim
from bot.privacy.joined import without_never

SECONDS = 5.0
OFFICES = 3
"""How many are told."""


@dataclass(frozen=True)
class CaseLookups:
    """Look-ups over our own tables and the portals that have the cases."""

    database: Database
    portals: Portals
    pins: PinHash
    proofs: Proofs
    clock: Clock

    async def one(
        self, wanted: FindCase, claim: Claim, vault: Mapping[str, str], seconds: float
    ) -> Result:
        """By the number, of whichever portal: one's own, else the one that the PIN opens.
        Raises PinsBusy."""
        number, portal = wanted.reference, wanted.portal
        found = await self.database.run(lambda c: cases.called(c, number, portal))
        own_cases = [case for case in found if case.conversation_id == claim.conversation.id]
        if own_cases and claim.conversation.bound:
            if len(own_cases) == 1:
                return await self._view(own_cases[0])
            return await self._views(own_cases)
        asking = self.proofs.asking(claim, wanted.reference)
        limited = await self.database.run(lambda c: self.proofs.minutes(c, asking))
        if limited is not None:
            self.proofs.told(claim, "limited")
            return LookupLimited(minutes=limited)
        proof = vault.get(str(wanted.proof), "")
        case = await self._opened(found, proof, seconds)
        if case is not None:
            return await self._elsewhere(case)
        standing, first = await self.database.run(lambda c: self.proofs.wrong(c, asking))
        self.proofs.told(claim, "failed", first=first)
        if standing.left:
            return CaseNotFound(left=standing.left)
        wait = minutes(standing.free_at, self.clock())
        return CaseNotFound(left=0, minutes=wait)

    async def _elsewhere(self, case: AnyRow) -> CaseFound:
        """The case for somebody who has its PIN, and how they come by the answer."""
        view = await self._status(case)

        def read(c: Connection) -> tuple[list[AnyRow], list[AnyRow]]:
            owner = case.conversation_id
            return contacts.on_file(c, owner), contacts.reached_now(c, owner)

        on_file, reached = await self.database.run(read)
        access = answer_access.decide(
            Asked(
                pin=True,
                on_file=bool(on_file),
                reachable=bool(reached),
                sensitive=view.sensitive,
            )
        )
        case_facts = facts(case.portal, view, title=False, answer="answer" in access.shown)
        result = CaseFound(case=case_facts, bound=False)
        if view.answer is None or not access.way:
            return result
        there = [ContactShown(**contacts.shown(one)) for one in reached]
        shown = tuple(there) if access.way == "code" else ()
        return replace(result, way=access.way, contacts=shown)

    async def answered(self, portal: str, reference: str) -> CaseFacts | None:
        """The case with its answer, for whoever has proven to may see it; None where there is no
        such case. Raises PortalError, TimeoutError."""
        case = await self.database.run(lambda c: cases.find(c, portal, reference))
        if case is None:
            return None
        async with asyncio.timeout(SECONDS):
            view = await self._status(case)
        return facts(portal, view, title=False)

    async def proven(self, reference: str, pin: str) -> AnyRow | None:
        """The case that this number and PIN open. Raises PinsBusy."""
        found = await self.database.run(lambda c: cases.called(c, reference))
        return await self._opened(found, pin, WAIT)

    async def _opened(self, found: list[AnyRow], pin: str, seconds: float) -> AnyRow | None:
        """The one of these cases that the PIN opens. To find none takes as long as to be wrong."""
        opened = None
        for case in found or (None,):
            pin_hash = None if case is None else case.pin_hash
            if await self.pins.fits(pin_hash, pin, seconds=seconds):
                opened = case
        return opened

    async def every(self, claim: Claim) -> CasesFound:
        if not claim.conversation.bound:
            return CasesFound(cases=())
        rows = await self.database.run(lambda c: cases.owned(c, claim.conversation.id))
        return await self._views(rows)

    async def _views(self, rows: list[AnyRow]) -> CasesFound:
        views = await asyncio.gather(*(self._known(row) for row in rows))
        return CasesFound(cases=tuple(view.case for view in views if view))

    async def _known(self, case: Any) -> CaseFound | None:
        """A case that its portal has no more does not hide the others."""
        try:
            return await self._view(case)
        except NotFound:
            return None

    async def _view(self, case: Any) -> CaseFound:
        """As the conversation that filed it sees it."""
        view = await self._status(case)
        return CaseFound(case=facts(case.portal, view), bound=True)

    async def _status(self, case: AnyRow) -> CaseView:
        """Raises PortalError."""
        return await self.portals.client(case.portal).status(case.reference)

    async def offices(self, wanted: FindOffices, vault: Mapping[str, str]) -> OfficesFound:
        """The nearest offices to a place that was sent, or those of a district, of all portals; one
        that fails hides none of the others."""
        location = vault.get(str(wanted.place))
        if location is None:
            where: dict[str, Any] = {"area": wanted.area or ""}
        else:
            latitude, longitude = (float(number) for number in location.split(","))
            where = {"near": Point(latitude, longitude)}
        finders = [one for one in self.portals.clients.values() if isinstance(one, OfficeFinder)]
        asked = await asyncio.gather(
            *(finder.offices(**where) for finder in finders), return_exceptions=True
        )
        found = _nearest(asked)
        return OfficesFound(offices=tuple(OfficeFacts(**asdict(office)) for office in found))


def _nearest(asked: Sequence[tuple[Office, ...] | BaseException]) -> list[Office]:
    """The nearest of what several portals know. Raises what they failed with, if all did."""
    failures = [answer for answer in asked if isinstance(answer, BaseException)]
    unexpected = [error for error in failures if not isinstance(error, PortalError)]
    if failures and (unexpected or len(failures) == len(asked)):
        raise (unexpected or failures)[0]
    found: list[Office] = []
    for answer in asked:
        if not isinstance(answer, BaseException):
            found += [office for office in answer if office not in found]
    return sorted(found, key=lambda office: office.metres or 0)[:OFFICES]


def facts(portal: str, view: CaseView, *, title: bool = True, answer: bool = True) -> CaseFacts:
    """A case as a journey gets it: only the one who filed reads the title."""
    values = {name: _plain(value) for name, value in asdict(view).items()}
    # An officer may have written a number that must not reach even the one who filed.
    text = without_never(view.answer) if view.answer is not None and answer else None
    values |= {"portal": portal, "title": view.title if title else None, "answer": text}
    return CaseFacts(**values)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
