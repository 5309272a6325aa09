"""The step from what was meant to what is said and done: an `Outcome`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from actions.effects.commits import SetLocale
from actions.effects.wire import Effect
from bot.conversations import vault
from bot.conversations.prompt import Prompt
from bot.dialogue.client import Answer
from bot.knowledge.reviews import ReviewText
from bot.linking.commands import LinkCommand
from bot.linking.turns import LinkTurns
from bot.messages.rendering import Renderer
from bot.turn import own_answers
from bot.turn.context import TurnContext
from bot.turn.input import TurnInput
from bot.turn.outcome import Outcome
from bot.turn.prepared import Preparation
from bot.turn.runtime import TurnRuntime
from bot.turn.steps.dialogue import DialogueTurn


@dataclass(frozen=True)
class Answering:
    runtime: TurnRuntime
    links: LinkTurns
    dialogue: DialogueTurn

    async def __call__(self, context: TurnContext) -> TurnContext:
        """Raises DialogueError."""
        turn_input = context.interpreted
        if turn_input.link_command is not None:
            outcome = await self._link(context, turn_input.link_command)
        elif turn_input.kind in own_answers.OWN:
            outcome = self._own(context)
        else:
            outcome = self._told(context, await self.dialogue.ask(context))
        return replace(context, outcome=outcome)

    async def _link(self, context: TurnContext, command: LinkCommand) -> Outcome:
        """Codes and numbers: settled here; what was asked last waits, or is asked again."""
        answer = await self.links.answer(context.claim, command, context.awaited)
        turn_input, prompt = context.interpreted, context.prompt
        speaker = renderer(self.runtime, context, replace(turn_input, pin=answer.secret))
        speaker.render(answer.messages)
        if answer.again and prompt.message is not None:
            speaker.render([prompt.message])
        return replace(_outcome(speaker, turn_input, prompt), effects=answer.effects)

    def _own(self, context: TurnContext) -> Outcome:
        """Said by the gateway itself; then what was asked last is asked again."""
        turn_input = context.interpreted
        speaker = renderer(self.runtime, context, turn_input, context.vault)
        speaker.render(own_answers.messages(turn_input, context.prompt))
        outcome = _outcome(speaker, turn_input, context.prompt)
        wanted = turn_input.kind if turn_input.kind in ("more", "missed") else None
        return replace(outcome, wanted=wanted)

    def _told(self, context: TurnContext, answer: Answer) -> Outcome:
        """What the dialogue has answered."""
        turn_input = _in_new_language(context.interpreted, answer.effects)
        prompt, is_system = context.prompt, turn_input.kind == "system"
        taken = prompt.places(turn_input.choice)
        speaker = renderer(self.runtime, context, turn_input, context.vault, taken)
        speaker.render([*turn_input.notices, *answer.said])
        offered = context.claim.conversation.missed == 1 and not is_system
        if offered:
            speaker.say("system.missed")
        hide = partial(self.runtime.texts.hide, locale=turn_input.locale)
        preparation = Preparation(context.vault, hide, turn_input.locale, turn_input.channel)
        return replace(
            _outcome(speaker, turn_input, prompt if is_system else Prompt()),
            personal=vault.lasting(turn_input.personal, prompt.question),
            effects=tuple(map(preparation.ready, answer.effects)),
            notice=turn_input.notice,
            said=self._review_text(turn_input, answer),
            offered=offered,
            renews=prompt.card if any(m.get("renewed") for m in answer.said) else None,
            gone=turn_input.gone,
        )

    def _review_text(self, turn_input: TurnInput, answer: Answer) -> ReviewText:
        """What staff may read of it."""
        hide, locale = self.runtime.texts.hide, turn_input.locale
        text, corrected = hide(turn_input.text, locale), hide(turn_input.corrected, locale)
        return ReviewText(text, corrected, answer.ranking, turn_input.channel, locale)


def renderer(
    runtime: TurnRuntime,
    context: TurnContext,
    turn_input: TurnInput,
    values: Mapping[str, str] | None = None,
    taken: frozenset[int] = frozenset(),
) -> Renderer:
    """Of what this turn says; without `values` nothing is put back."""
    return Renderer(
        runtime.texts,
        runtime.cipher,
        turn=context.claim.inbound.turn,
        locale=turn_input.locale,
        channel=turn_input.channel,
        vault=values or {},
        pin=turn_input.pin,
        keep=turn_input.notice is not None,
        taken=taken,
    )


def _outcome(speaker: Renderer, turn_input: TurnInput, prompt: Prompt) -> Outcome:
    """What was rendered, and what is asked next: `prompt`, if nothing new was asked."""
    return Outcome(
        replies=tuple(speaker.replies),
        prompt=speaker.prompt or prompt,
        locale=turn_input.locale,
        chosen=turn_input.chosen,
        channel=turn_input.channel,
    )


def _in_new_language(turn_input: TurnInput, effects: Iterable[Effect]) -> TurnInput:
    wanted = [effect.locale for effect in effects if isinstance(effect, SetLocale)]
    return replace(turn_input, locale=wanted[-1], chosen=True) if wanted else turn_input
