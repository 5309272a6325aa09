"""What is written down for each kind of effect, in the transaction of the turn.

Every function returns the columns of the conversation that it changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from actions.effects.commits import Erase, HandOff, KeepFiles, Notify, RequestReview, SetLocale
from bot import erasure
from bot.cases import stored, submissions
from bot.conversations import contacts, vault
from bot.core.crypto import Cipher
from bot.handoff import store as handoff_store
from bot.knowledge import reviews as review_store
from bot.knowledge import store as knowledge_store
from bot.linking import flow as linking
from bot.linking import passes as pass_store
from bot.linking.outcomes import AnswerShown, ConfirmContact, Join
from bot.messages import files
from bot.messages.inbox import Claim
from bot.models.cases import PendingSubmission
from bot.models.handoffs import Handoff
from bot.turn.outcome import Outcome
from bot.turn.prepared import FiledSubmission, ForgottenFiles, ShownRating

Changes = Mapping[str, Any]
ERASED: Changes = {
    "prompt_sealed": None,
    "has_vault": False,
    "notify": True,
    "locale_chosen": False,
    "consented_at": None,
}


@dataclass(frozen=True)
class Transaction:
    """The turn that is committed, and the connection that it is committed on."""

    connection: Connection
    cipher: Cipher
    claim: Claim
    outcome: Outcome
    now: float

    @property
    def conversation_id(self) -> str:
        return str(self.claim.conversation.id)

    @property
    def contact_id(self) -> str:
        return str(self.claim.conversation.contact_id)

    @property
    def turn(self) -> str:
        return str(self.claim.inbound.turn)


def submit(at: Transaction, effect: FiledSubmission) -> Changes:
    """Filed by the worker, once a key, however often the turn is taken."""
    content = stored.written(effect.submission, effect.files)
    row = PendingSubmission(
        key=effect.key,
        conversation_id=at.conversation_id,
        turn=at.turn,
        capability=effect.submission.capability,
        portal=effect.portal,
        payload_sealed=submissions.sealed(at.cipher, effect.key, content),
        locale=effect.submission.locale,
        channel=effect.submission.channel,
        contact_id=at.contact_id,
        created_at=at.now,
    )
    submissions.add(at.connection, row)
    return {}


def notify(at: Transaction, effect: Notify) -> Changes:
    """`notify_contact` only changes to a contact of this very person."""
    if effect.contact is None:
        return {"notify": effect.on}
    candidates = contacts.of_conversation(at.connection, at.conversation_id)
    is_theirs = any(one.id == effect.contact for one in candidates)
    return {"notify": effect.on, **({"notify_contact": effect.contact} if is_theirs else {})}


def set_locale(_at: Transaction, _effect: SetLocale) -> Changes:
    """The outcome is in this language already, and says so."""
    return {}


def join(at: Transaction, effect: Join) -> Changes:
    pass_store.done(at.connection, at.contact_id)
    linking.join(at.connection, at.cipher, at.contact_id, effect.target, name=at.turn, now=at.now)
    return {"prompt_sealed": None, "has_vault": False}


def answer_shown(at: Transaction, _effect: AnswerShown) -> Changes:
    pass_store.done(at.connection, at.contact_id)
    return {}


def confirm_contact(at: Transaction, effect: ConfirmContact) -> Changes:
    """The address has proven itself; notices go there from now on."""
    pass_store.done(at.connection, at.contact_id)
    target = contacts.get(at.connection, effect.target)
    if target is None or target.address_sealed is None:
        return {}
    address = contacts.address(at.cipher, effect.target, target.address_sealed)
    sender = at.cipher.digest("contact", target.account, address)
    contacts.confirm(at.connection, effect.target, sender)
    return {"notify": True, "notify_contact": effect.target}


def keep_files(at: Transaction, effect: KeepFiles) -> Changes:
    """The first consent counts, until one is refused."""
    since = at.claim.conversation.consented_at or at.now
    return {"consented_at": since if effect.given else None}


def drop_files(at: Transaction, effect: ForgottenFiles) -> Changes:
    files.drop(at.connection, at.conversation_id, list(effect.ids.values()))
    vault.forget(at.connection, at.conversation_id, effect.ids)
    return {}


def rate(at: Transaction, effect: ShownRating) -> Changes:
    """An answer that was of no use is for staff to read, too."""
    rating = effect.rating
    values = {
        "turn": at.turn,
        "conversation_id": at.conversation_id,
        "entry": rating.entry,
        "locale": at.outcome.locale,
        "channel": at.outcome.channel,
        "good": rating.good,
        "question_sealed": knowledge_store.sealed(at.cipher, at.turn, rating.question),
        "at": at.now,
    }
    knowledge_store.rate(at.connection, values)
    if not rating.good:
        _report(at, RequestReview(outcome="rated", chosen=rating.entry), effect.shown)
    return {}


def review(at: Transaction, effect: RequestReview) -> Changes:
    _report(at, effect)
    return {}


def _report(at: Transaction, wanted: RequestReview, shown: str | None = None) -> None:
    """`shown` is what it is about, if not what this turn has said."""
    text = at.outcome.said
    if text is None:
        return
    if shown is not None:
        text = replace(text, text=shown, corrected="", ranking=())
    review_store.report(at.connection, at.cipher, at.turn, wanted, text, at.now)


def hand_off(at: Transaction, effect: HandOff) -> Changes:
    """`effect.reach` is the number or address that was left."""
    row = Handoff(
        turn=at.turn,
        conversation_id=at.conversation_id,
        reason=effect.reason,
        channel=at.outcome.channel,
        locale=at.outcome.locale,
        at=at.now,
        contact_id=_reached(at),
    )
    handoff_store.add(at.connection, at.cipher, row, effect.reach)
    return {}


def _reached(at: Transaction) -> str | None:
    """Where staff reach the person: where it was asked, else a linked contact that is sent to."""
    row = at.claim.conversation
    if row.sent_to and not row.stopped:
        return str(row.contact_id)
    others = contacts.for_notices(at.connection, row.id)
    sent_to = (str(one.id) for one in others if one.address_sealed is not None)
    return next(sent_to, row.contact_id)


def erase(at: Transaction, _effect: Erase) -> Changes:
    erasure.erase(at.connection, at.conversation_id, at.turn, at.now)
    return ERASED
