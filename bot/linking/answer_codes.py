"""The one-time number that shows the answer of a case to whoever asks from elsewhere.

It goes to a contact on file and is typed where it was asked for. The answer is shown in that turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sqlalchemy import Connection

from actions.adapters.portals import FIRST_PORTAL
from actions.effects.lookups import SendAnswerCode
from actions.effects.results import CodeRefused, CodeSent, ContactShown
from bot.cases import store as cases
from bot.conversations import contacts
from bot.linking import flow as linking
from bot.linking.code_limit import CodeLimit, Why
from bot.linking.labels import SECRET, say
from bot.linking.otp import NumberSender
from bot.messages.inbox import Claim
from bot.models.linking import LinkToken

MINUTES = 10
KIND = "answer"
REFUSED: Mapping[Why, Literal["limited", "many"]] = {"contact": "limited", "network": "many"}
"""As the dialogue is told which limit it was."""


def kind_for(portal: str, reference: str) -> str:
    """What we wait for from the one who asks: the number for the answer of this case."""
    return f"{KIND}:{portal}:{reference}"


def case_of(kind: str) -> tuple[str, str] | None:
    """Portal and receipt number of the case whose answer is waited for; None: something else is."""
    name, _, case = kind.partition(":")
    portal, _, reference = case.partition(":")
    return (portal, reference) if name == KIND else None


def send(
    connection: Connection,
    numbers: NumberSender,
    codes: CodeLimit,
    claim: Claim,
    wanted: SendAnswerCode,
    now: float,
) -> CodeSent | CodeRefused:
    """`wanted` names the case and one of its contacts on file."""
    case = cases.find(connection, wanted.portal or FIRST_PORTAL, wanted.reference)
    reached = [] if case is None else contacts.reached_now(connection, case.conversation_id)
    target = next((one for one in reached if one.id == wanted.contact), None)
    if target is None or case is None:
        return CodeRefused(reason="gone")
    turn, cipher = claim.inbound.turn, numbers.cipher
    digest = cipher.digest("answer code", turn)
    made = LinkToken(
        digest=digest,
        kind=KIND,
        conversation_id=target.conversation_id,
        contact_id=target.id,
        turn=turn,
        made_at=now,
        expires_at=now + MINUTES * 60,
    )
    if limited := codes.make(connection, claim, made, now):
        return CodeRefused(reason=REFUSED[limited.why], minutes=limited.minutes)
    kind = kind_for(case.portal, case.reference)
    number = linking.start_verification(connection, cipher, claim, kind, target, now)
    message = say("reach.code", number=SECRET, minutes=MINUTES)
    numbers.send(connection, turn, target, message, number, now)
    return CodeSent(contact=ContactShown(**contacts.shown(target)), minutes=MINUTES)
