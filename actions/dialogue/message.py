"""One turn as the dialogue gets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from actions.base.foreign.heard import Foreign
from actions.dialogue.wish_names import Name


@dataclass(frozen=True)
class Message:
    """One turn as the dialogue gets it. `entities` maps a name to its values in order."""

    text: str
    intent: str = "nlu_fallback"
    choice: str | None = None
    entities: Mapping[str, Sequence[str]] = field(default_factory=dict)
    today: date = date(1970, 1, 1)
    ranking: tuple[str, ...] = ()
    confidence: float = 1.0
    """Of `intent`."""
    hidden: int = 0
    """How many characters more were typed than `text` has: placeholders are shorter or longer."""
    early: bool = False
    """It was written before the newest question was there: it is no answer to it."""
    foreign: Foreign | None = None
    """It is in a language that is not spoken here, or asks for one."""
    command: Name | None = None
    """The entry of a channel's menu that was chosen; `text` is what was written behind it."""

    def entity(self, name: str) -> str | None:
        return next(iter(self.entities.get(name, ())), None)
