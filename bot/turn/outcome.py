"""All that a turn leaves behind, until it is committed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.conversations.prompt import Prompt
from bot.knowledge.reviews import ReviewText
from bot.messages.outbox import Reply


@dataclass(frozen=True)
class Outcome:
    """What is said, what is asked next, and what else is written down."""

    replies: tuple[Reply, ...]
    prompt: Prompt
    locale: str
    chosen: bool
    channel: str
    personal: Mapping[str, str] = field(default_factory=dict)
    effects: tuple[Any, ...] = ()
    """Objects of the classes of `effects.COMMITS`."""
    notice: tuple[str, str, str] | None = None
    """Portal, receipt number and event, when this tells news of a case."""
    said: ReviewText | None = None
    """What staff get to read if it has to be reviewed."""
    wanted: str | None = None
    """more: what was held back; missed: what may have been lost. Sent (again) by this commit."""
    offered: bool = False
    """One of the replies offers what may have been lost."""
    renews: tuple[str, int] | None = None
    """Turn and number of the card in whose place one of the replies stands, if it is still the
    last that was said."""
    gone: tuple[str, ...] = ()
    """Placeholders of files that are not kept any more: the person has been told by now."""
