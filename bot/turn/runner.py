"""The turn: one message of one person, from the inbox to the outbox, under a lease.

A turn may be cut off anywhere and is then taken again, by whoever gets the lease next: the dialogue
answers a turn that it knows from its memory, effects have keys, replies have numbers, and only the
last commit, which checks the fencing token, makes anything of it visible.
"""

from __future__ import annotations

from collections.abc import Callable

import structlog

from actions.effects import wire
from bot.conversations import lease
from bot.conversations.lease import Lease
from bot.core import logs
from bot.core.errors import DialogueDrift, DialogueError, FileNotFetched, LeaseLost
from bot.linking.addresses import Addresses
from bot.linking.code_limit import CodeLimit
from bot.linking.otp import NumberSender
from bot.linking.turns import LinkTurns
from bot.messages.inbox import Claim
from bot.texts.catalogue import MissingText, UnusableValue
from bot.turn import silence
from bot.turn.context import Step
from bot.turn.runtime import TurnRuntime
from bot.turn.steps.answering import Answering
from bot.turn.steps.committing import Committing, Forgetting
from bot.turn.steps.dialogue import DialogueTurn
from bot.turn.steps.interpretation import Interpretation
from bot.turn.steps.opening import Opening
from bot.turn.steps.trouble import Trouble

log = structlog.get_logger("turn")
UNUSABLE = (MissingText, UnusableValue, LookupError, TypeError, ValueError)
"""An answer that is not what the contract says meets one of these on its way to a person."""


class Turns:
    def __init__(
        self, runtime: TurnRuntime, on_commit: Callable[[str], None] = lambda _id: None
    ) -> None:
        """`on_commit` is called with the conversation's id after replies were written."""
        self._runtime = runtime
        self._on_commit = on_commit
        self._held: set[Lease] = set()
        database, cipher, clock = runtime.database, runtime.cipher, runtime.clock
        numbers = NumberSender(cipher, runtime.texts)
        codes = CodeLimit(runtime.settings.limits.codes, runtime.metrics)
        links = LinkTurns(database, cipher, numbers, codes, runtime.lookups.cases, clock)
        addresses = Addresses(database, cipher, numbers, codes, runtime.channels, clock)
        self._open = Opening(runtime, links)
        self._steps: tuple[Step, ...] = (
            Interpretation(runtime),
            Forgetting(runtime),
            Answering(runtime, links, DialogueTurn(runtime, addresses)),
            Committing(runtime),
        )
        self._trouble = Trouble(runtime)
        wire.warm()

    async def take(self, claim: Claim | None) -> None:
        """Take the turns of a leased conversation until none is due, then the lease is free."""
        if claim is None:
            return
        held = claim.lease
        self._held.add(held)
        try:
            while claim is not None:
                logs.correlation.set(claim.inbound.correlation)
                following = await self._one(claim)
                self._on_commit(claim.conversation.id)
                claim = following
        except LeaseLost:
            log.warning("lease lost")
        finally:
            self._held.discard(held)

    async def renew(self) -> None:
        """Say that this process still takes the turns that it has begun."""
        held = [held.conversation_id for held in self._held]
        if not held:
            return
        runtime, now = self._runtime, self._runtime.clock()
        seconds = runtime.settings.lease_seconds
        await runtime.database.run(
            lambda c: lease.renew(c, runtime.owner, held, now=now, seconds=seconds)
        )

    async def _one(self, claim: Claim) -> Claim | None:
        """One turn, step by step. Returns the next one of this conversation."""
        runtime = self._runtime
        silent = silence.silent(runtime.cipher, claim)
        if silent is not None:
            return await silence.settle(runtime.database, claim, silent, runtime.clock())
        with runtime.metrics.turn_seconds.time():
            context = await self._open(claim)
            try:
                for step in self._steps:
                    context = await step(context)
            except (FileNotFetched, DialogueError) as error:
                return await self._trouble.settle(context, error)
            except UNUSABLE as error:
                if context.input is None:
                    raise
                log.exception("answer cannot be used")
                drift = DialogueDrift(type(error).__name__)
                return await self._trouble.settle(context, drift)
            return context.following
