"""Greetings, thanks, help, and what is not understood."""

from __future__ import annotations

from actions import guidance
from actions.say import Choice, key
from actions.turn import Turn

OFFERED = ("file_petition", "check_status", "help")
NAMED = frozenset(
    {
        "file_petition", "check_status", "find_service", "ask_faq", "talk_to_human", "show_my_data",
        "delete_my_data", "change_language", "manage_notifications", "help", "send_sos",
        "explain_term",
    }
)  # fmt: skip
"""Intents that can be offered as a reading of a sentence, beside those of `guidance`."""
_STORY = 40
"""Characters from which a sentence that is not understood is probably a matter for a petition."""


def offers(*names: str) -> tuple[Choice, ...]:
    """Buttons that start a journey: the value is the intent's name."""
    return tuple(Choice(name, key(guidance.label(name))) for name in names)


async def greet(turn: Turn) -> None:
    turn.say("welcome", offers(*OFFERED), **turn.desk())


SELF_INTRODUCED = frozenset({"greet", "start_over", "send_sos", "effect_result"})
"""Intents whose answer says who is speaking, or must not be kept waiting by it."""


def introduce(turn: Turn) -> None:
    """Who is speaking, before the first answer to anything else than a greeting (UX-01)."""
    if turn.first and turn.result is None and turn.message.intent not in SELF_INTRODUCED:
        turn.say("welcome", **turn.desk())


async def thank(turn: Turn) -> None:
    turn.say("thanks")


async def goodbye(turn: Turn) -> None:
    turn.say("goodbye")


async def help_(turn: Turn) -> None:
    names = ("file_petition", "check_status", "show_my_data", "talk_to_human")
    turn.say("help.main", offers(*names), **turn.desk())


async def bot_challenge(turn: Turn) -> None:
    turn.say("about.bot", offers("help", "talk_to_human"), **turn.desk())


async def nothing_open(turn: Turn) -> None:
    """A yes, a no or a command that has nothing to refer to."""
    turn.say("nothing_open", offers(*OFFERED))


async def stale(turn: Turn) -> None:
    turn.say("stale_choice", offers(*OFFERED))


async def fallback(turn: Turn) -> None:
    """Not understood: the nearest readings, then a person, never the same sentence twice running.

    The slot `failures` counts them in a row.
    """
    failures = int(turn.slot("failures") or 0) + 1
    turn.slots["failures"] = failures
    if failures == 1:
        turn.say("fallback.readings", offers(*_readings(turn), "talk_to_human"))
    elif failures % 2 == 0:
        turn.say("fallback.person", offers("file_petition", "help"), **turn.desk())
        if failures == 2:
            turn.effect("handoff", reason="failures")
    else:
        turn.say("fallback.again", offers(*_readings(turn), "talk_to_human"))


def _readings(turn: Turn) -> list[str]:
    known = (NAMED | guidance.entries().keys()) - {"talk_to_human"}
    named = [name for name in turn.message.ranking if name in known]
    if len(turn.message.text) >= _STORY:
        named = ["file_petition", *(name for name in named if name != "file_petition")]
    for name in OFFERED:
        if len(named) < 3 and name not in named:
            named.append(name)
    return named[:3]
