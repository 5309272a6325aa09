"""What a journey wants to know: the gateway answers within the turn, with one of the results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from actions.effects.shape import Shape


@dataclass(frozen=True, kw_only=True)
class FindCase(Shape):
    """The case of a receipt number; `proof` is the placeholder of a PIN."""

    type: Literal["lookup"] = "lookup"
    reference: str
    portal: str | None = None
    """None: whichever has a case of this number."""
    proof: str | None


@dataclass(frozen=True, kw_only=True)
class FindCases(Shape):
    """All cases of the conversation."""

    type: Literal["lookup_all"] = "lookup_all"


@dataclass(frozen=True, kw_only=True)
class ShowData(Shape):
    """What is stored about the person; `drafts` are those that a journey keeps."""

    type: Literal["show_data"] = "show_data"
    drafts: int = 0


@dataclass(frozen=True, kw_only=True)
class FindOffices(Shape):
    """The offices near a place (its placeholder), or those of an area."""

    type: Literal["offices"] = "offices"
    place: str | None
    area: str | None


@dataclass(frozen=True, kw_only=True)
class FindAnswer(Shape):
    """The answer to a question, or the `entry` that was picked, `full` or in short. `place` is what
    the person has said of a place before."""

    type: Literal["faq"] = "faq"
    query: str
    entry: str | None = None
    full: bool | None = None
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExplainTerm(Shape):
    """What an administrative word means."""

    type: Literal["term"] = "term"
    query: str
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class ListContacts(Shape):
    """Where notices can go."""

    type: Literal["contacts"] = "contacts"


@dataclass(frozen=True, kw_only=True)
class AddContact(Shape):
    """An address for notices, by its placeholder."""

    type: Literal["add_contact"] = "add_contact"
    channel: str
    address: str


@dataclass(frozen=True, kw_only=True)
class SendAnswerCode(Shape):
    """A one-time number for the answer of a case, to a contact on file."""

    type: Literal["answer_code"] = "answer_code"
    reference: str
    portal: str | None = None
    """None: it was offered before there were several."""
    contact: str


Lookup = (
    FindCase | FindCases | ShowData | FindOffices | FindAnswer | ExplainTerm | ListContacts
    | AddContact | SendAnswerCode
)  # fmt: skip
