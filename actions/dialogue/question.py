"""A question as it is asked now: what `read` needs to understand the reply, and what is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from actions.dialogue.irreversible import Kind
from actions.dialogue.say import Choice, Value

Type = Literal[
    "text", "story", "number", "date", "choice", "place", "person", "phone", "email", "reference",
    "pin", "file", "location", "contact",
]  # fmt: skip
"""A place is where something is, in words or as a location; a location is where the person is."""
MESSAGE = 5000
"""Characters of a message, wherever one that is no answer goes on with a story."""
FREE: frozenset[str] = frozenset({"text", "story", "place", "person"})
"""Types whose answer may be any sentence: the intent does not count there."""


@dataclass(frozen=True)
class Part:
    """A part of a draft: `names` is the pattern of what it is called, `given` what it holds, in the
    words in which it was said, and `labels` those of its choices."""

    type: str
    names: str
    given: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """`key` and `values` are its sentence, `choices` the buttons under it (also of a text
    question, e.g. "skip"), `minimum` and `maximum` the bounds of a number."""

    code: str
    type: Type
    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    required: bool = True
    max_length: int = 1000
    choices: tuple[Choice, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    past: bool = False
    """A date that must not lie in the future."""
    written: int = 0
    """Characters of a story that earlier messages hold."""
    accept: tuple[str, ...] = ()
    """Media types of files."""
    max_bytes: int | None = None
    max_files: int | None = None
    irreversible: Kind | None = None
    """What one of its choices does that cannot be undone: only a button or an exact word does."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """What of that which is read back can be changed: its code and the pattern of its names."""
    draft: Mapping[str, Part] = field(default_factory=dict)
    """The parts of a draft that may be corrected at this question, by their codes."""
    joins: bool = False
    """A sentence that is no answer goes on with what the person has told."""
    attempts: int = 0
    """Replies to it that were no answer, in a row."""
    card: Mapping[str, Any] | None = None
    """What is read back, as data."""
    renewed: bool = False
    """This turn has changed what is read back."""

    def offers(self, value: str) -> bool:
        return any(choice.value == value for choice in self.choices)

    def read_back(self) -> dict[str, Any]:
        """The card as data, and whether it is another one by this turn."""
        if self.card is None:
            return {}
        return {"card": dict(self.card), **({"renewed": True} if self.renewed else {})}

    def as_json(self) -> dict[str, Any]:
        """What clients see of it; the limits of files only where files are asked for."""
        seen: dict[str, Any] = {
            "code": self.code,
            "type": self.type,
            "required": self.required,
            "max_length": MESSAGE if self.joins else self.max_length,
        }
        if self.type == "file":
            seen["accept"] = list(self.accept)
            seen["max_bytes"], seen["max_files"] = self.max_bytes, self.max_files
        if self.irreversible is not None:
            seen["exact"] = True
        return seen
