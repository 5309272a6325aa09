"""The first step of a turn: what is stored about it and its conversation is read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversations import prompt as prompts
from bot.linking.turns import LinkTurns
from bot.messages import joining, leftovers
from bot.messages.inbox import Claim
from bot.turn.context import TurnContext
from bot.turn.runtime import TurnRuntime


@dataclass(frozen=True)
class Opening:
    runtime: TurnRuntime
    links: LinkTurns

    async def __call__(self, claim: Claim) -> TurnContext:
        cipher = self.runtime.cipher
        vault, gone = await self._vault(claim)
        return TurnContext(
            claim=claim,
            payload=joining.opened(cipher, claim),
            prompt=prompts.opened(cipher, claim.conversation),
            vault=vault,
            gone=gone,
            awaited=await self.links.awaited(claim),
        )

    async def _vault(self, claim: Claim) -> tuple[dict[str, str], tuple[str, ...]]:
        """What the vault holds, and the files among it that are not kept any more."""
        if not claim.conversation.has_vault:
            return {}, ()
        cipher = self.runtime.cipher
        return await self.runtime.database.run(lambda c: leftovers.load(c, cipher, claim))
