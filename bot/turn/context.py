"""One turn on its way: what is known of it, step by step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.conversations.prompt import Prompt
from bot.linking.commands import Awaited
from bot.messages.inbox import Claim
from bot.turn.input import TurnInput
from bot.turn.outcome import Outcome


@dataclass(frozen=True)
class TurnContext:
    """`payload` is the message as it is stored, `prompt` what was asked last, and `awaited` what we
    ourselves wait for from its sender. Every step returns the context with what it adds."""

    claim: Claim
    payload: Mapping[str, Any]
    prompt: Prompt
    vault: Mapping[str, str]
    """Placeholder → value: of the conversation, and of this message once it is interpreted."""
    gone: tuple[str, ...] = ()
    """Placeholders of files that are not kept any more."""
    awaited: Awaited | None = None
    input: TurnInput | None = None
    outcome: Outcome | None = None
    following: Claim | None = None
    """The next turn of the conversation, once this one is committed."""

    @property
    def interpreted(self) -> TurnInput:
        if self.input is None:
            raise LookupError("input")
        return self.input

    @property
    def answered(self) -> Outcome:
        if self.outcome is None:
            raise LookupError("outcome")
        return self.outcome


Step = Callable[[TurnContext], Awaitable[TurnContext]]
