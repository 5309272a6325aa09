"""What every portal adapter speaks: services with their questions, submissions, receipts, cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, Protocol, runtime_checkable

from locales.languages import DEFAULT

PETITIONS = "petition"
"""The capability of what is filed to be answered by an agency."""
I18n = Mapping[str, str]
"""Language tag → text, e.g. {"ko": "가로등 고장", "en": "Street light"}."""

QuestionType = Literal[
    "text", "story", "number", "date", "choice", "place", "person", "phone", "file"
]
CaseState = Literal[
    "received",
    "checking",
    "need_you",
    "working",
    "decided",
    "done",
    "refused",
    "withdrawn",
    "unknown",
]


@dataclass(frozen=True)
class Option:
    """One answer of a choice question; `phrases` as those of a service."""

    value: str
    label: I18n
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """One question of a service, in the order in which it is asked."""

    code: str
    type: QuestionType
    label: I18n
    required: bool = True
    hint: I18n | None = None
    options: tuple[Option, ...] = ()
    max_length: int = 1000
    minimum: float | None = None
    maximum: float | None = None
    past: bool = False
    """A date that must not lie in the future."""
    accept: tuple[str, ...] = ()
    """Of a file: the media types that the portal takes."""
    max_bytes: int | None = None
    """Of one file."""
    max_files: int | None = None
    """How many files one case may have."""


@dataclass(frozen=True)
class Service:
    """A service that a portal offers: its facts and its own questions (title and body are not among
    them: every petition has those)."""

    code: str
    capability: str
    title: I18n
    agency: I18n
    phone: str
    hours: I18n
    description: I18n
    days: int
    """Working days until the answer is due."""
    fee: int
    """In won; 0 is free of charge."""
    basis: I18n
    """The law or rule behind `days`."""
    questions: tuple[Question, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Language tag → what people say when they mean this service: it is guessed from these."""
    agency_code: str = ""
    """The portal's own code of the agency: endpoints.yml says by it which portal serves whom."""
    portal: str = ""
    """The name of the portal that it is offered by, where several are asked."""
    own_code: str = ""
    """The code by which its portal knows it, where `code` has the portal's name before it."""
    group: I18n = field(default_factory=dict)
    """The group that it is listed in; empty if the portal has none (Open311 GeoReport v2: `group`
    of a service)."""


@dataclass(frozen=True)
class Applicant:
    name: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Consent:
    version: str
    at: datetime


@dataclass(frozen=True)
class Attachment:
    """A file of a submission; `sha256` is that of `content`, in lower-case hexadecimal digits."""

    name: str = field(repr=False)
    media_type: str
    sha256: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Submission:
    """What the citizen confirmed, personal data already put back."""

    capability: str
    service: str
    title: str
    body: str
    attributes: Mapping[str, Any]
    """Question code → answer (text, number, ISO date, option value; of files: their names)."""
    consent: Consent
    applicant: Applicant | None = None
    locale: str = DEFAULT
    channel: str = "webchat"
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Receipt:
    reference: str
    service: I18n
    agency: I18n
    submitted_at: datetime
    due_on: date | None = None
    due_reason: I18n | None = None


@dataclass(frozen=True)
class CaseView:
    reference: str
    service: I18n
    agency: I18n
    state: CaseState
    portal_state: I18n
    """The portal's own word for the state."""
    submitted_at: datetime
    changed_at: datetime
    due_on: date | None = None
    title: str | None = None
    answer: str | None = None
    sensitive: bool = False
    """The officer's wish: receipt number and PIN alone do not show the answer."""


@dataclass(frozen=True)
class Change:
    """One event of a case, in the order of the portal's feed."""

    reference: str
    event: str
    at: datetime


@dataclass(frozen=True)
class ChangePage:
    items: tuple[Change, ...]
    cursor: str
    """Where the next page starts; the same as before when there is nothing new."""


@dataclass(frozen=True)
class Point:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Office:
    """Where one can go. `metres` is how far it is from the point that was asked about, as the crow
    flies; None without a point."""

    name: I18n
    agency: I18n
    address: I18n
    phone: str
    hours: I18n
    metres: int | None = None


@runtime_checkable
class OfficeFinder(Protocol):
    """What an adapter may be able to do besides: know the offices of its agencies."""

    async def offices(
        self, *, near: Point | None = None, area: str | None = None, limit: int = 3
    ) -> tuple[Office, ...]:
        """The nearest to a point first, or those of an area (a district's name as people say it).
        The point leaves us rounded to 3 decimals (about 100 m). Raises errors of `errors.py`."""
        ...


class Adapter(Protocol):
    """A client of one wire standard, of one portal. Every method raises errors of `errors.py` and
    no others."""

    name: str
    """What the portal is called here: cases are known by it and their reference."""
    reference_pattern: str
    """Finds a whole reference in running text; never digits alone, which may be somebody's."""

    @staticmethod
    def normalise(text: str) -> str | None:
        """The reference that a text is, in the portal's standard form; None if it is none."""
        ...

    async def describe(self, capability: str) -> tuple[Service, ...]:
        """The services of a capability, in the portal's order."""
        ...

    async def submit(self, submission: Submission, key: str) -> Receipt:
        """File once per `key`, its attachments first. Raises Rejected (field `attachments` for a
        file), Retryable, Throttled, OutcomeUnknown, AuthError."""
        ...

    async def reconcile(self, submission: Submission, key: str) -> Receipt | None:
        """The receipt of an earlier `submit` with this key, or None if the portal has none."""
        ...

    async def status(self, reference: str) -> CaseView:
        """The case as the portal's client may see it. Raises NotFound."""
        ...

    async def changes(self, cursor: str, limit: int = 100) -> ChangePage:
        """Events after `cursor` ("" is the beginning)."""
        ...

    async def close(self) -> None:
        """Release connections."""
        ...
