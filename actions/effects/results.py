"""What comes of look-ups and of what was filed: a system turn tells it to the journeys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from actions.adapters.portals import FIRST_PORTAL
from actions.effects.knowledge import AnswerFound, AnswersDown, TermFound
from actions.effects.shape import I18n, Shape, null

Reason = Literal["no_channel", "unproven", "address", "limited", "many"]
"""Why an address is not taken."""


@dataclass(frozen=True, kw_only=True)
class CaseFacts(Shape):
    """A case as its person may see it; days and times are written as ISO has them."""

    portal: str = FIRST_PORTAL
    reference: str
    service: I18n
    agency: I18n
    state: str
    portal_state: I18n
    submitted_at: str
    changed_at: str
    due_on: str | None = field(default_factory=null)
    title: str | None = field(default_factory=null)
    answer: str | None = field(default_factory=null)
    sensitive: bool = False


@dataclass(frozen=True, kw_only=True)
class ContactShown(Shape):
    """What a journey gets to see of a contact."""

    id: str
    channel: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactListed(ContactShown):
    """`chosen`: notices go there now."""

    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class OfficeFacts(Shape):
    name: I18n
    agency: I18n = field(default_factory=dict)
    address: I18n
    phone: str
    hours: I18n
    metres: int | None = field(default_factory=null)


@dataclass(frozen=True, kw_only=True)
class ReceiptIssued(Shape):
    """The portal has taken what was filed under `key`; `reach` is how its answer is opened from
    elsewhere: by a code or the PIN."""

    type: Literal["receipt"] = "receipt"
    key: str
    reference: str
    service: I18n
    agency: I18n
    due_on: str | None = field(default_factory=null)
    due_reason: I18n | None = field(default_factory=null)
    reach: str = "pin"


@dataclass(frozen=True, kw_only=True)
class SubmitDelayed(Shape):
    type: Literal["submit_delayed"] = "submit_delayed"
    key: str


@dataclass(frozen=True, kw_only=True)
class SubmitFailed(Shape):
    type: Literal["submit_failed"] = "submit_failed"
    key: str


@dataclass(frozen=True, kw_only=True)
class SubmitRejected(Shape):
    """`fields`: question code → what is wrong; `files`: placeholder → what is wrong with it."""

    type: Literal["submit_rejected"] = "submit_rejected"
    key: str
    fields: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    reason: I18n | None


@dataclass(frozen=True, kw_only=True)
class CaseFound(Shape):
    """`bound`: it belongs to the conversation that asks. Else `way` says how its answer can be
    reached, by which `contacts`."""

    type: Literal["case"] = "case"
    case: CaseFacts
    bound: bool
    way: str | None = None
    contacts: tuple[ContactShown, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class CasesFound(Shape):
    type: Literal["cases"] = "cases"
    cases: tuple[CaseFacts, ...]


@dataclass(frozen=True, kw_only=True)
class CaseNotFound(Shape):
    """`left` is how often another PIN may be tried; at 0 again in so many minutes."""

    type: Literal["case_not_found"] = "case_not_found"
    left: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class LookupLimited(Shape):
    type: Literal["lookup_limited"] = "lookup_limited"
    minutes: int


@dataclass(frozen=True, kw_only=True)
class LookupBusy(Shape):
    """So many PINs wait to be looked at that this one was not."""

    type: Literal["lookup_busy"] = "lookup_busy"


@dataclass(frozen=True, kw_only=True)
class LookupDown(Shape):
    type: Literal["lookup_down"] = "lookup_down"


@dataclass(frozen=True, kw_only=True)
class CaseChanged(Shape):
    """News of a case that nobody asked for; `event` is a step of the portal's feed."""

    type: Literal["case_changed"] = "case_changed"
    case: CaseFacts
    event: str


@dataclass(frozen=True, kw_only=True)
class CodeSent(Shape):
    type: Literal["code_sent"] = "code_sent"
    contact: ContactShown
    minutes: int


@dataclass(frozen=True, kw_only=True)
class CodeRefused(Shape):
    """`reason` is gone (nothing can be sent there by now), limited, or many (from where the person
    writes)."""

    type: Literal["code_refused"] = "code_refused"
    reason: Literal["gone", "limited", "many"]
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class OfficesFound(Shape):
    type: Literal["offices"] = "offices"
    offices: tuple[OfficeFacts, ...]


@dataclass(frozen=True, kw_only=True)
class OfficesDown(Shape):
    type: Literal["offices_down"] = "offices_down"


@dataclass(frozen=True, kw_only=True)
class MyData(Shape):
    """Counts, receipt numbers (`cases`) and the first day; no content."""

    type: Literal["my_data"] = "my_data"
    messages: int
    drafts: int
    personal: int
    cases: tuple[str, ...]
    since: str | None
    notify: bool


@dataclass(frozen=True, kw_only=True)
class ContactsListed(Shape):
    """Best first: the first is where notices go now. `can_add` names channels."""

    type: Literal["contacts"] = "contacts"
    contacts: tuple[ContactListed, ...]
    can_add: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ContactAsked(Shape):
    """A number was sent there."""

    type: Literal["contact_asked"] = "contact_asked"
    contact: ContactShown


@dataclass(frozen=True, kw_only=True)
class ContactKnown(Shape):
    type: Literal["contact_known"] = "contact_known"
    contact: ContactShown


@dataclass(frozen=True, kw_only=True)
class ContactRefused(Shape):
    """`reason` is no_channel, unproven, address (it cannot be written to, or has opted out),
    limited, or many (from where the person writes)."""

    type: Literal["contact_refused"] = "contact_refused"
    channel: str
    reason: Reason
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class HandoffTaken(Shape):
    type: Literal["handoff_taken"] = "handoff_taken"


@dataclass(frozen=True, kw_only=True)
class HandoffReply(Shape):
    """What somebody of the staff has written."""

    type: Literal["handoff_reply"] = "handoff_reply"
    text: str


Result = (
    ReceiptIssued | SubmitDelayed | SubmitFailed | SubmitRejected | CaseFound | CasesFound
    | CaseNotFound | LookupLimited | LookupBusy | LookupDown | CaseChanged | CodeSent | CodeRefused
    | OfficesFound | OfficesDown | MyData | AnswerFound | TermFound | AnswersDown | ContactsListed
    | ContactAsked | ContactKnown | ContactRefused | HandoffTaken | HandoffReply
)  # fmt: skip
