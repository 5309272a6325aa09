"""The dialogue is asked, and what it wants to know is looked up, until it has answered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace

from actions.effects.wire import Effect
from bot.dialogue.client import Answer
from bot.linking.addresses import Addresses
from bot.turn.context import TurnContext
from bot.turn.effects import LOOKUPS
from bot.turn.lookups import Asker
from bot.turn.request import request, result_request
from bot.turn.runtime import TurnRuntime

LOOKUPS_MOST = 3
LAST_WORD = 0.5
"""Seconds that the dialogue always has to say what a look-up has found."""


@dataclass(frozen=True)
class DialogueTurn:
    runtime: TurnRuntime
    addresses: Addresses

    async def ask(self, context: TurnContext) -> Answer:
        """All that is said and wanted, without the look-ups. Raises DialogueError."""
        asked = request(context.claim, context.interpreted)
        time, seconds = asyncio.get_running_loop().time, self.runtime.settings.turn_timeout
        deadline = time() + seconds
        with self.runtime.metrics.dialogue_seconds.time():
            first = await self.runtime.dialogue.turn(asked, seconds=seconds)
        said, effects = first.said, first.effects
        for number in range(1, LOOKUPS_MOST + 1):
            wanted = next((effect for effect in effects if type(effect) in LOOKUPS), None)
            if wanted is None:
                break
            asker = Asker(
                self.runtime.lookups,
                self.addresses,
                context.claim,
                context.vault,
                deadline - time(),
            )
            result = await LOOKUPS[type(wanted)](asker, wanted)
            answer = await self.runtime.dialogue.turn(
                result_request(asked, result, number),
                seconds=max(deadline - time(), LAST_WORD),
            )
            said = (*said, *answer.said)
            effects = (*_without_lookups(effects), *answer.effects)
        return replace(first, said=said, effects=_without_lookups(effects))


def _without_lookups(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    return tuple(effect for effect in effects if type(effect) not in LOOKUPS)
