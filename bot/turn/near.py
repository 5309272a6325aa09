"""What the masks remember of the messages before: that a receipt was named, and how a story ended.

Kept with the prompt, sealed, and forgotten with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from actions.adapters import references
from bot.conversations.prompt import Prompt
from bot.privacy import PLACEHOLDER, Masked, mask
from bot.privacy.fold import fold
from bot.turn.outcome import Outcome

TURNS = 6
"""Messages after a receipt in which digits may be its PIN."""
TAIL = 60
"""Characters of a story that the next message is read together with."""


def mask_after(text: str, prompt: Prompt, vault: Mapping[str, str]) -> Masked:
    """`text` masked as what was written after all that `prompt` remembers."""
    asked = (prompt.question or {}).get("type") in ("reference", "pin")
    return mask(
        text,
        question=prompt.question,
        vault=vault,
        receipt=asked or prompt.receipt > 0,
        before=prompt.tail,
    )


def tail(masked: Masked, prompt: Prompt) -> str:
    """The end of the story with this message, as it was typed; a PIN is not kept in it."""
    if (prompt.question or {}).get("type") != "story":
        return ""
    values = {name: value for name, value in masked.found.items() if not name.startswith("⟦pin:")}
    typed = PLACEHOLDER.sub(lambda match: values.get(match[0], ""), masked.text)
    return f"{prompt.tail}\n{typed}"[-TAIL:] if prompt.tail else typed[-TAIL:]


def remembered(outcome: Outcome, kind: str, text: str, end: str, before: Prompt) -> Outcome:
    """The outcome whose prompt remembers this turn too: its input, as its kind, its masked
    text and the end of its story, and what was said."""
    shown = (str(reply.payload.get("text", "")) for reply in outcome.replies)
    receipt = before.receipt - (1 if kind == "text" and before.receipt else 0)
    if any(references.CUT.search(fold(seen)) for seen in (text, *shown)):
        receipt = TURNS
    story = (outcome.prompt.question or {}).get("type") == "story"
    if kind == "system":
        end = before.tail
    return replace(
        outcome, prompt=replace(outcome.prompt, receipt=receipt, tail=end if story else "")
    )
