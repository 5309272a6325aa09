"""Bodies of the API. Text is stored to the character; control characters are refused."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, JsonValue
from pydantic_core import PydanticCustomError

from actions.adapters.files import LONGEST_NAME
from locales.languages import DEFAULT

LAYOUT = frozenset("\n\r\t")
LONGEST_NOTE = 5000
"""Characters of an answer or of a note."""
LONGEST_BODY = 6000
"""Characters of a case: those that a citizen may write, and what is set below them or in place of
what is hidden."""


def printable(text: str) -> str:
    """`text`, unless it holds control characters other than tab and line ends."""
    if any(unicodedata.category(c) == "Cc" and c not in LAYOUT for c in text):
        raise PydanticCustomError("control_character", "control characters are not accepted")
    return text


def not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("required", "the text is blank")
    return text


Text = Annotated[str, AfterValidator(printable)]
Written = Annotated[Text, AfterValidator(not_blank)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Code = Annotated[str, Field(min_length=1, max_length=50, pattern=r"^[a-z0-9_]+$")]


def file_name(text: str) -> str:
    """`text` as the name of a file: no folder, nothing invisible."""
    invisible = any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in text)
    if invisible:
        raise PydanticCustomError("control_character", "control characters are not accepted")
    if "/" in text or "\\" in text or text.strip(" .") == "":
        raise PydanticCustomError("file_name", "a name without a folder is needed")
    return text


FileName = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(file_name)]


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ApplicantIn(Body):
    name: Text | None = Field(None, max_length=100)
    phone: Text | None = Field(None, max_length=50)
    email: Text | None = Field(None, max_length=254)


class ConsentIn(Body):
    version: Written = Field(max_length=32)
    at: AwareDatetime


class AttachmentIn(Body):
    """A file that was uploaded before, by its hash; the name is the citizen's."""

    sha256: Sha256
    name: FileName


class CaseIn(Body):
    """What a citizen confirmed."""

    capability: Code = "petition"
    service: Code
    title: Written = Field(max_length=1000)
    body: Written = Field(max_length=LONGEST_BODY)
    attributes: dict[str, JsonValue] = Field(default_factory=dict, max_length=50)
    applicant: ApplicantIn | None = None
    consent: ConsentIn
    locale: str = Field(DEFAULT, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=10)
    channel: Code = Field("webchat", max_length=32)
    attachments: list[AttachmentIn] = Field(default_factory=list, max_length=50)


class ActionIn(Body):
    """An officer's step; with `if_version` only if nobody else stepped in between. `sensitive`
    marks an answer that is not to be shown for receipt number and PIN alone."""

    action: Code
    note: Text | None = Field(None, max_length=LONGEST_NOTE)
    if_version: int | None = Field(None, ge=1, le=2**31 - 1)
    sensitive: bool = False


class AgencyOut(BaseModel):
    code: str
    name: dict[str, str]
    phone: str
    hours: dict[str, str]


class OfficeOut(BaseModel):
    """`metres` from the point that was asked about, as the crow flies."""

    name: dict[str, str]
    agency: dict[str, str]
    address: dict[str, str]
    phone: str
    hours: dict[str, str]
    latitude: float
    longitude: float
    metres: int | None


class OfficesOut(BaseModel):
    items: list[OfficeOut]


class ServiceOut(BaseModel):
    code: str
    capability: str
    title: dict[str, str]
    group: dict[str, str] | None = None
    """The group that it is listed in, as Open311 has it."""
    agency: AgencyOut
    description: dict[str, str]
    days: int
    fee: int
    basis: dict[str, str]
    questions: list[dict[str, Any]]
    phrases: dict[str, list[str]]


class ServicesOut(BaseModel):
    items: list[ServiceOut]


class AgenciesOut(BaseModel):
    items: list[AgencyOut]


class ReceiptOut(BaseModel):
    receipt: str
    service: dict[str, str]
    agency: dict[str, str]
    state: str
    submitted_at: AwareDatetime
    due_on: str
    due_reason: dict[str, str]
    links: dict[str, str]


class ClientCaseOut(BaseModel):
    """A case as the client that filed it sees it; `answer` once an officer has answered,
    `sensitive` if receipt number and PIN alone are not enough to be shown it."""

    receipt: str
    service: dict[str, str]
    agency: dict[str, str]
    state: str
    state_label: dict[str, str]
    status: str
    version: int
    submitted_at: AwareDatetime
    changed_at: AwareDatetime
    due_on: str
    due_reason: dict[str, str]
    title: str
    answer: str | None
    sensitive: bool


class AttachmentOut(BaseModel):
    """A file that was taken in; `scanned` once it was searched for malware."""

    sha256: str
    media_type: str
    size: int
    scanned: bool


class CaseAttachmentOut(AttachmentOut):
    name: str


class EventOut(BaseModel):
    """One step; `name` is the officer's, None where a client acted or nobody wrote it down."""

    event: str
    state: str
    at: AwareDatetime
    version: int
    actor: str
    name: str | None
    note: str | None


class OfficerCaseOut(ClientCaseOut):
    """A case as an officer sees it. `actions`: what this officer may do now."""

    service_code: str
    agency_code: str
    body: str
    attributes: dict[str, JsonValue]
    applicant: dict[str, str | None] | None
    locale: str
    channel: str
    attachments: list[CaseAttachmentOut]
    events: list[EventOut]
    actions: list[str]


class CasesOut(BaseModel):
    """A page of cases, newest first; `next` is the cursor of the page after it."""

    items: list[OfficerCaseOut | ClientCaseOut]
    next: str | None


class ChangeOut(BaseModel):
    receipt: str
    event: str
    state: str
    at: AwareDatetime
    version: int


class ChangesOut(BaseModel):
    """`cursor` is where the next call goes on; the same as before when nothing is new."""

    items: list[ChangeOut]
    cursor: str


class HealthOut(BaseModel):
    status: str


class FieldError(BaseModel):
    field: str
    code: str


class ProblemOut(BaseModel):
    """RFC 9457."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    retryable: bool
    errors: list[FieldError] | None = None
