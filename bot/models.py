"""The tables of the gateway and the worker. Times are seconds since 1970 (UTC).

Columns that hold what a citizen wrote or was told are sealed (`bot.crypto`): they end in `_sealed`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

# Its tables are ours too: whoever knows these knows those.
from bot import knowledge_models as knowledge_models
from bot import review_models as review_models


def _serial() -> Column[int]:
    # SQLite counts by itself only in a column that is exactly INTEGER.
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column("id", kind, primary_key=True, autoincrement=True)


class Conversation(SQLModel, table=True):
    """What we and a person said, on all of the person's contacts, and the lease under which its
    turns are taken."""

    __tablename__ = "conversations"

    id: str = Field(primary_key=True)
    bound: bool = False
    """Its contacts are proven (server-issued session, signed webhook): cases may be bound."""
    locale: str = "ko"
    locale_chosen: bool = False
    notify: bool = True
    last_contact: str | None = None
    """The contact that wrote last."""
    notify_contact: str | None = None
    """The contact that notices go to; None: the one that wrote last."""
    prompt_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    """The open question and the choices last offered."""
    has_vault: bool = False
    """The vault holds something: most turns need not look."""
    moved_to: str | None = None
    """The conversation that its person went on with; what is still to come is told there."""
    owner: str | None = None
    lease_until: float = 0.0
    fence: int = 0
    """Fencing token: grows with every lease, checked by the commit of a turn."""
    created_at: float
    seen_at: float


class Contact(SQLModel, table=True):
    """A person on a channel: whom a message is from, and where a reply goes."""

    __tablename__ = "contacts"
    __table_args__ = (
        UniqueConstraint("account", "contact"),
        Index("contacts_conversation", "conversation_id"),
        Index("contacts_address", "address_digest"),
    )

    id: str = Field(primary_key=True)
    account: str
    contact: str
    """HMAC of account and the channel's id of the person."""
    conversation_id: str
    channel: str
    address_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    """What the channel needs to send; None where replies are fetched, or once it is forgotten."""
    address_digest: str | None = None
    """HMAC of channel and address: finds who opted out, whatever account they wrote to."""
    hint: str = ""
    """What the person may see of the address, such as its last four digits."""
    reachable: bool = True
    forgotten: bool = False
    """The person's data was erased: the address goes once nothing is left to be sent."""
    proven: bool = True
    """False: an address that was named and has still to be confirmed. Only its number goes there.
    """
    awaited_until: float = 0.0
    """Until then `claimings` may say what we ourselves wait for from this contact."""
    held: int | None = Field(default=None, sa_type=BigInteger)
    """The reply whose rest waits until the person asks for more."""
    missed: int = 0
    """0, or 1: a reply may not have arrived, to be offered with the next one; 2: offered."""
    created_at: float


class Suppression(SQLModel, table=True):
    """An address that has opted out of everything we send on its channel."""

    __tablename__ = "suppressions"

    address_digest: str = Field(primary_key=True)
    at: float


class Inbound(SQLModel, table=True):
    """A message that was acknowledged, or a system turn. Its payload goes when its turn is done."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("account", "external_id"),
        Index("inbox_pending", "state", "not_before"),
        Index("inbox_waiting", "conversation_id", "state", "id"),
        Index("inbox_turn", "turn"),
    )

    id: int | None = Field(default=None, sa_column=_serial())
    account: str
    external_id: str
    conversation_id: str
    contact_id: str | None = None
    """Who wrote it, or who is to hear of it; None: whoever wrote last."""
    turn: str
    kind: str
    """text, choice, file, place or system; note: settled by the channel itself, never a turn."""
    payload_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    digest: str
    """Keyed hash of kind and text: finds an identical text that waits behind a failing turn."""
    state: str = "pending"
    """pending, done, merged or dropped."""
    correlation: str
    attempts: int = 0
    not_before: float = 0.0
    received_at: float


class Outbound(SQLModel, table=True):
    """One reply, rendered. The row's id is also the id of the event on a stream."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("turn", "seq"),
        Index("outbox_conversation", "conversation_id", "id"),
        Index("outbox_state", "state", "created_at"),
        Index("outbox_due", "account", "state", "id"),
        Index("outbox_contact", "contact_id", "state"),
        # An id that was erased never comes back: streams, parts and proofs go by it.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, sa_column=_serial())
    conversation_id: str
    turn: str
    seq: int
    payload_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    account: str = ""
    """The account that sends it; empty where replies are fetched."""
    contact_id: str | None = None
    kind: str = "reply"
    """reply, notice (waits for the morning) or service (goes even to those who opted out)."""
    state: str = "queued"
    """queued, sending, sent, held (the rest waits until it is asked for), failed, or unknown (sent,
    but nobody can know whether it arrived)."""
    part: int = 0
    """How many of its parts are done with."""
    attempts: int = 0
    not_before: float = 0.0
    code: str | None = None
    """Why it failed, in the channel's own words."""
    secret: bool = False
    """Shows a PIN: the payload loses it once the row is sent."""
    created_at: float
    sent_at: float | None = None


class SentPart(SQLModel, table=True):
    """A part that a channel has taken, under the channel's own id, for what it says of it later."""

    __tablename__ = "sent_parts"
    __table_args__ = (Index("sent_parts_row", "outbox_id"),)

    account: str = Field(primary_key=True)
    sent_id: str = Field(primary_key=True)
    outbox_id: int = Field(sa_type=BigInteger)
    part: int
    state: str = "sent"
    """sent, delivered or failed; never back to sent."""
    code: str | None = None
    at: float


class NoticeProof(SQLModel, table=True):
    """That a notice about a case was sent: when, on which channel, and what became of it."""

    __tablename__ = "notice_proofs"
    __table_args__ = (Index("notice_proofs_case", "reference"),)

    outbox_id: int = Field(primary_key=True, sa_type=BigInteger)
    conversation_id: str
    reference: str
    event: str
    channel: str
    outcome: str = "queued"
    """queued, sent, delivered, failed or unknown."""
    code: str | None = None
    at: float


class StoredFile(SQLModel, table=True):
    """A file that a person sent, until its draft is sent or dropped. Never opened here."""

    __tablename__ = "files"
    __table_args__ = (Index("files_conversation", "conversation_id"),)

    id: str = Field(primary_key=True)
    conversation_id: str
    sha256: str
    size: int
    content_sealed: bytes = Field(sa_type=LargeBinary)
    created_at: float


class Pass(SQLModel, table=True):
    """A one-time code or link that continues a conversation on another contact."""

    __tablename__ = "passes"
    __table_args__ = (Index("passes_contact", "contact_id", "made_at"),)

    digest: str = Field(primary_key=True)
    kind: str
    """code (typed, needs a proof besides) or link (a token that nobody can guess)."""
    conversation_id: str
    contact_id: str
    """Who asked for it, and is told of whoever uses it."""
    turn: str = ""
    """The turn that made it: taken again, it makes no other."""
    made_at: float
    expires_at: float
    used_by: str | None = None
    """The turn or message that used it: delivered again, it works again."""


class Claiming(SQLModel, table=True):
    """What we ourselves wait for from a contact: the code of another contact, the number that
    proves a claim to its conversation, or the number that confirms an address."""

    __tablename__ = "claimings"

    contact_id: str = Field(primary_key=True)
    kind: str
    """code, join or address."""
    turn: str
    """The turn that began it."""
    conversation_id: str
    """join: the one that is claimed; else the contact's own."""
    target_id: str | None = None
    """join: the contact that the number was sent to; address: the one to be confirmed."""
    proof_digest: str = ""
    """Keyed hash of the number."""
    tries: int = 0
    tried: str = ""
    """The turn of the last try: taken again, it counts once."""
    expires_at: float


class Personal(SQLModel, table=True):
    """The vault: what stands behind a placeholder of one conversation."""

    __tablename__ = "vault"

    conversation_id: str = Field(primary_key=True)
    placeholder: str = Field(primary_key=True)
    kind: str
    value_sealed: bytes = Field(sa_type=LargeBinary)
    created_at: float


class PendingSubmission(SQLModel, table=True):
    """A confirmed draft on its way to a portal."""

    __tablename__ = "submissions"
    __table_args__ = (Index("submissions_due", "state", "not_before"),)

    key: str = Field(primary_key=True)
    conversation_id: str
    turn: str
    capability: str
    payload_sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    locale: str
    channel: str
    contact_id: str | None = None
    """Who confirmed it and gets the receipt."""
    state: str = "queued"
    """queued, unknown (sent without an answer: reconcile first), done, rejected or failed."""
    attempts: int = 0
    not_before: float = 0.0
    owner: str | None = None
    lease_until: float = 0.0
    fence: int = 0
    delayed_told: bool = False
    reference: str | None = None
    created_at: float


class Case(SQLModel, table=True):
    """Whose case it is: the proof of ownership is ours, the same for every portal."""

    __tablename__ = "cases"
    __table_args__ = (Index("cases_conversation", "conversation_id"),)

    portal: str = Field(primary_key=True)
    reference: str = Field(primary_key=True)
    capability: str
    conversation_id: str | None = None
    """The conversation that filed it; None when it was not bound or was erased."""
    pin_hash: str
    """argon2id."""
    created_at: float


class ProofAttempt(SQLModel, table=True):
    """A wrong number or PIN, counted per asker, so that nobody can lock out an owner."""

    __tablename__ = "proof_attempts"
    __table_args__ = (Index("proof_attempts_asker", "asker", "at"),)

    turn: str = Field(primary_key=True)
    asker: str
    at: float


class Handoff(SQLModel, table=True):
    """A citizen who wants, or needs, a person."""

    __tablename__ = "handoffs"

    turn: str = Field(primary_key=True)
    conversation_id: str
    reason: str
    """asked, failures or sos."""
    channel: str
    locale: str
    at: float


class Erasure(SQLModel, table=True):
    """A conversation that the dialogue has still to forget."""

    __tablename__ = "erasures"

    conversation_id: str = Field(primary_key=True)
    at: float


class Cursor(SQLModel, table=True):
    """How far a feed was read, and by whom it is being read now."""

    __tablename__ = "cursors"

    name: str = Field(primary_key=True)
    value: str = ""
    owner: str | None = None
    lease_until: float = 0.0
