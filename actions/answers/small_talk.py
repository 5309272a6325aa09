"""Greetings, thanks, help, and answers to what has nothing to refer to."""

from __future__ import annotations

from actions.answers.clarification import OFFERED, offers
from actions.dialogue.say import choice
from actions.dialogue.turn import Turn
from actions.journeys.filing import kept
from actions.reading.meant import RESUMES

_KEPT = frozenset({"welcome.kept", "welcome.kept.untitled"})


async def greet(turn: Turn) -> None:
    """Whoever comes back is offered the draft that was left, though not twice running."""
    stored, last = kept.offer(turn), turn.slot("last")
    if stored is None or (last and last[-1].get("say") in _KEPT):
        await welcome(turn)
        return
    go_on = choice(RESUMES, "choice.continue")
    anew = choice("new_petition", "choice.new")
    title = (stored.get("answers") or {}).get("title")
    title = title or (stored.get("suggestions") or {}).get("title")
    if title:
        turn.say("welcome.kept", (go_on, anew), title=title)
    else:
        turn.say("welcome.kept.untitled", (go_on, anew))


async def welcome(turn: Turn) -> None:
    turn.say("welcome", offers(*OFFERED), **turn.desk())


SELF_INTRODUCED = frozenset({"greet", "start_over", "send_sos", "effect_result"})
"""Intents whose answer says who is speaking, or must not be kept waiting by it."""

SAID_AT_ONCE = frozenset({"help", "show_my_data", "cancel", "start_over", "greet", "ask_faq"})
"""Intents that ask nothing."""


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


async def left(turn: Turn) -> None:
    """What was sent is not to be used."""
    turn.say("number.left")


async def bot_challenge(turn: Turn) -> None:
    turn.say("about.bot", offers("help", "talk_to_human"), **turn.desk())


async def nothing_open(turn: Turn) -> None:
    """A yes, a no or a command that has nothing to refer to."""
    turn.say("nothing_open", offers(*OFFERED))


async def stale(turn: Turn) -> None:
    turn.say("stale_choice", offers(*OFFERED))
