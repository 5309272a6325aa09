"""What a journey wants done: look-ups within the turn, everything else with the turn's commit.

A journey never holds a secret: placeholders are resolved here, and the portal is called from here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from actions.adapters.errors import NotFound, PortalError
from actions.adapters.protocol import Adapter, CaseView, OfficeFinder, Point
from bot import cases, erasure, knowledge_lookups
from bot.clock import Clock
from bot.db import Database
from bot.inbox import Claim
from bot.knowledge_lookups import Knowledge
from bot.privacy import digits
from bot.sql import AnyRow

LOOKUPS = ("lookup", "lookup_all", "show_data", "offices", *knowledge_lookups.LOOKUPS)
SECONDS = 5.0
NOT_FOUND: Mapping[str, Any] = {"type": "case_not_found"}
DOWN: Mapping[str, Any] = {"type": "lookup_down"}
OFFICES_DOWN: Mapping[str, Any] = {"type": "offices_down"}


@dataclass(frozen=True)
class Lookups:
    """Answers the look-ups of a turn. `adapters` maps a capability to its portal's client."""

    database: Database
    adapters: Mapping[str, Adapter]
    hasher: PasswordHasher
    dummy_hash: str
    """Verified for an unknown number, so that it takes as long as a wrong PIN."""
    clock: Clock
    knowledge: Knowledge | None = None

    async def run(
        self,
        effect: Mapping[str, Any],
        claim: Claim,
        vault: Mapping[str, str],
        *,
        seconds: float = SECONDS,
    ) -> Mapping[str, Any]:
        """The result that goes back to the journey. Never raises for what a portal does."""
        if effect["type"] in knowledge_lookups.LOOKUPS:
            if self.knowledge is None:
                return knowledge_lookups.DOWN
            return await self.knowledge.run(effect, seconds=min(seconds, SECONDS))
        try:
            async with asyncio.timeout(min(seconds, SECONDS)):
                if effect["type"] == "lookup_all":
                    return await self._all(claim)
                if effect["type"] == "show_data":
                    return await self._data(claim, effect)
                if effect["type"] == "offices":
                    return await self._offices(effect, vault)
                return await self._one(effect, claim, vault)
        except NotFound:
            return NOT_FOUND
        except (TimeoutError, PortalError):
            return OFFICES_DOWN if effect["type"] == "offices" else DOWN

    async def _one(
        self, effect: Mapping[str, Any], claim: Claim, vault: Mapping[str, str]
    ) -> Mapping[str, Any]:
        case = await self.database.run(lambda c: cases.find(c, effect["reference"]))
        own = case is not None and case.conversation_id == claim.conversation.id
        if own and case is not None and claim.conversation.bound:
            return await self._view(case, bound=True)
        now = self.clock()
        asker = claim.conversation.contact
        count, first = await self.database.run(lambda c: cases.wrong_proofs(c, asker, now))
        if count >= cases.WRONG_MOST:
            minutes = max(1, round((first + cases.WINDOW - now) / 60))
            return {"type": "lookup_limited", "minutes": minutes}
        proof = vault.get(str(effect.get("proof")), "")
        if await self._proves(case, proof) and case is not None:
            return await self._view(case, bound=False)
        turn = claim.inbound.turn
        await self.database.run(lambda c: cases.add_wrong_proof(c, turn, asker, now))
        return NOT_FOUND

    async def proven(self, reference: str, pin: str) -> AnyRow | None:
        """The case that this number and PIN open."""
        case = await self.database.run(lambda c: cases.find(c, reference))
        return case if await self._proves(case, pin) else None

    async def _proves(self, case: AnyRow | None, pin: str) -> bool:
        known = self.dummy_hash if case is None else case.pin_hash
        return await asyncio.to_thread(self._fits, known, pin) and case is not None

    def _fits(self, known: str, proof: str) -> bool:
        try:
            return self.hasher.verify(known, digits(proof))
        except VerifyMismatchError:
            return False

    async def _all(self, claim: Claim) -> Mapping[str, Any]:
        if not claim.conversation.bound:
            return {"type": "cases", "cases": []}
        rows = await self.database.run(lambda c: cases.owned(c, claim.conversation.id))
        views = await asyncio.gather(*(self._known(row) for row in rows))
        return {"type": "cases", "cases": [view["case"] for view in views if view]}

    async def _known(self, case: Any) -> Mapping[str, Any] | None:
        """A case that its portal has no more does not hide the others."""
        try:
            return await self._view(case, bound=True)
        except NotFound:
            return None

    async def _view(self, case: Any, *, bound: bool) -> Mapping[str, Any]:
        view = await self.adapters[case.capability].status(case.reference)
        return {"type": "case", "case": view_json(view, bound=bound), "bound": bound}

    async def _offices(
        self, effect: Mapping[str, Any], vault: Mapping[str, str]
    ) -> Mapping[str, Any]:
        """The nearest offices to a place that was sent, or those of a district."""
        finder = self.adapters.get("petition")
        if not isinstance(finder, OfficeFinder):
            return {"type": "offices", "offices": []}
        spot = vault.get(str(effect.get("place")))
        if spot is None:
            found = await finder.offices(area=str(effect.get("area") or ""))
        else:
            latitude, longitude = (float(number) for number in spot.split(","))
            found = await finder.offices(near=Point(latitude, longitude))
        return {"type": "offices", "offices": [asdict(office) for office in found]}

    async def _data(self, claim: Claim, effect: Mapping[str, Any]) -> Mapping[str, Any]:
        found = await self.database.run(lambda c: erasure.summary(c, claim.conversation.id))
        since = datetime.fromtimestamp(found["since"], UTC).isoformat()
        drafts = found["drafts"] + int(effect.get("drafts", 0))
        return {"type": "my_data", **found, "drafts": drafts, "since": since}


def view_json(view: CaseView, *, bound: bool) -> dict[str, Any]:
    """A case as a journey gets it: only the one who filed reads title and answer."""
    values = {name: _plain(value) for name, value in asdict(view).items()}
    return values if bound else {**values, "title": None, "answer": None}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
