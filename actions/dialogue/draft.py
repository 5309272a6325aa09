"""What a person has said so far in one journey: immutable, and JSON in the slot `draft`.

Nothing here is random: the same turn made twice gives the same draft and the same key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5


@dataclass(frozen=True)
class Draft:
    """`step` is the code of the open question. `answers` maps codes to values in the order they
    were given; a skipped question has None. `suggestions` holds what could be an answer: taken
    from the first sentence, or given before and taken back. `notes` is the journey's own state."""

    journey: str
    step: str = ""
    service: Mapping[str, Any] | None = None
    """The chosen service's facts: code, portal, title, agency, phone, hours, days, fee, basis."""
    questions: tuple[Mapping[str, Any], ...] = ()
    """The service's own questions, as the portal describes them."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    suggestions: Mapping[str, Any] = field(default_factory=dict)
    history: tuple[str, ...] = ()
    """Codes in the order they were answered, for going back."""
    consent: Mapping[str, str] | None = None
    attempts: int = 0
    """Replies to the open question that were no answer, in a row."""
    notes: Mapping[str, Any] = field(default_factory=dict)

    def with_answer(self, code: str, value: Any) -> Draft:
        history = (*(c for c in self.history if c != code), code)
        suggestions = {c: v for c, v in self.suggestions.items() if c != code}
        return replace(
            self,
            answers={**self.answers, code: value},
            suggestions=suggestions,
            history=history,
            attempts=0,
        )

    def spec(self, code: str) -> Mapping[str, Any] | None:
        """The service's own question of this code."""
        return next((spec for spec in self.questions if spec["code"] == code), None)

    def codes_of(self, type_: str) -> list[str]:
        """The codes of the service's questions of one type."""
        return [str(spec["code"]) for spec in self.questions if spec["type"] == type_]

    def knowing(self, code: str, value: Any) -> Draft:
        """With an answer that nobody was asked for: going back does not stop at it."""
        return replace(self, answers={**self.answers, code: value})

    def forgetting(self, code: str) -> Draft:
        """Without an answer that nobody was asked for, if it is one that is read from a story."""
        if code in self.history or isinstance(self.answers.get(code), list):
            return self
        return replace(self, answers={c: v for c, v in self.answers.items() if c != code})

    def without(self, code: str) -> Draft:
        """Take an answer back; it stays as a suggestion for the same question."""
        if code not in self.answers:
            return self
        old = self.answers[code]
        suggestions = dict(self.suggestions) if old is None else {**self.suggestions, code: old}
        return replace(
            self,
            answers={c: v for c, v in self.answers.items() if c != code},
            suggestions=suggestions,
            history=tuple(c for c in self.history if c != code),
            attempts=0,
        )

    def differs(self, other: Draft) -> bool:
        """Whether it holds something else than `other`, an earlier state of it."""
        if self.journey != other.journey:
            return False
        return self.service != other.service or self.answers != other.answers

    def noting(self, **notes: Any) -> Draft:
        return replace(self, notes={**self.notes, **notes})

    def at(self, step: str) -> Draft:
        return self if step == self.step else replace(self, step=step, attempts=0)

    def as_json(self) -> dict[str, Any]:
        found = {own.name: getattr(self, own.name) for own in fields(self)}
        return {k: list(v) if isinstance(v, tuple) else v for k, v in found.items()}

    @staticmethod
    def of(stored: Mapping[str, Any]) -> Draft:
        """The draft that `as_json` made."""
        return Draft(
            **{
                **stored,
                "questions": tuple(stored.get("questions", ())),
                "history": tuple(stored.get("history", ())),
            }
        )


def submission_key(conversation: str, turn: str) -> str:
    """The name under which a confirmed draft is filed: UUIDv5(conversation, confirming turn)."""
    try:
        space = UUID(conversation)
    except ValueError:
        space = uuid5(NAMESPACE_URL, conversation)
    return str(uuid5(space, turn))
