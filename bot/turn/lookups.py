"""The look-ups of a turn: what a journey wants to know, answered by a portal or our own database.

Nothing here raises for what a portal does: that, too, is a result.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from actions.adapters.errors import NotFound, PortalError
from actions.effects.knowledge import AnswersDown
from actions.effects.lookups import (
    AddContact,
    ExplainTerm,
    FindAnswer,
    FindCase,
    FindCases,
    FindOffices,
    ListContacts,
    SendAnswerCode,
    ShowData,
)
from actions.effects.results import (
    CaseNotFound,
    LookupBusy,
    LookupDown,
    MyData,
    OfficesDown,
    Result,
)
from bot import erasure
from bot.cases.lookups import SECONDS, CaseLookups
from bot.cases.pin_hash import WAIT
from bot.core.errors import PinsBusy
from bot.knowledge.service import Knowledge
from bot.linking.addresses import Addresses
from bot.messages.inbox import Claim

PIN_SHARE = WAIT / SECONDS
"""Of the time of a look-up; the rest is the portal's."""


@dataclass(frozen=True)
class Lookups:
    """What the process looks up things in."""

    cases: CaseLookups
    knowledge: Knowledge | None = None


@dataclass(frozen=True)
class Asker:
    """The turn that looks something up, within `seconds`; `vault` has what placeholders stand
    for."""

    lookups: Lookups
    addresses: Addresses
    claim: Claim
    vault: Mapping[str, str]
    seconds: float = SECONDS

    @property
    def time(self) -> float:
        return min(self.seconds, SECONDS)


async def case(asker: Asker, wanted: FindCase) -> Result:
    pins = asker.time * PIN_SHARE
    return await _portal(asker, asker.lookups.cases.one(wanted, asker.claim, asker.vault, pins))


async def cases(asker: Asker, _wanted: FindCases) -> Result:
    return await _portal(asker, asker.lookups.cases.every(asker.claim))


async def offices(asker: Asker, wanted: FindOffices) -> Result:
    found = await _portal(asker, asker.lookups.cases.offices(wanted, asker.vault))
    return OfficesDown() if isinstance(found, LookupDown) else found


async def data(asker: Asker, wanted: ShowData) -> Result:
    return await _portal(asker, _summary(asker, wanted))


async def answer(asker: Asker, wanted: FindAnswer | ExplainTerm) -> Result:
    if asker.lookups.knowledge is None:
        return AnswersDown()
    return await asker.lookups.knowledge.run(wanted, seconds=asker.time)


async def contacts(asker: Asker, _wanted: ListContacts) -> Result:
    return await asker.addresses.listed(asker.claim)


async def contact(asker: Asker, wanted: AddContact) -> Result:
    return await asker.addresses.add(wanted, asker.claim, asker.vault)


async def answer_code(asker: Asker, wanted: SendAnswerCode) -> Result:
    return await asker.addresses.send_code(wanted, asker.claim)


async def _portal(asker: Asker, found: Awaitable[Result]) -> Result:
    try:
        async with asyncio.timeout(asker.time):
            return await found
    except NotFound:
        return CaseNotFound()
    except PinsBusy:
        return LookupBusy()
    except (TimeoutError, PortalError):
        return LookupDown()


async def _summary(asker: Asker, wanted: ShowData) -> MyData:
    database, conversation_id = asker.lookups.cases.database, asker.claim.conversation.id
    found = await database.run(lambda c: erasure.summary(c, conversation_id))
    return MyData(
        messages=found["messages"],
        drafts=found["drafts"] + wanted.drafts,
        personal=found["personal"],
        cases=tuple(found["cases"]),
        since=datetime.fromtimestamp(found["since"], UTC).isoformat(),
        notify=bool(found["notify"]),
    )
