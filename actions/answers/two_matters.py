"""Two matters of one message: one is taken now, the other is kept and offered when it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actions.adapters.errors import PortalError
from actions.answers import openings
from actions.dialogue.say import choice
from actions.dialogue.turn import Turn
from actions.journeys import doubt
from actions.journeys.filing import kept, prefill
from actions.journeys.services.ranking import is_rest, ranked
from actions.reading import addresses
from actions.reading.commands import command
from actions.reading.openings import apart, kinds, picking

LATER = "later_matter"
"""The choice to go on with what was kept."""
OFFER = "opening.later"
_PLAIN, _LOOSE = 0.6, 0.85
"""Share that a service must have of a half that is set apart plainly, or loosely."""
_SAYS_NOTHING = frozenset({"nlu_fallback", "greet", "affirm", "deny", "repeat", "go_back"})
"""What a reply that picks none of two matters is taken for."""
_NO_WISH = frozenset({"ask_faq", "file_petition"})
"""What a half that tells of a matter may ask for besides."""
_SHARED = 0.02
"""Share of the other half's service from which two halves that are loosely apart are one matter."""


async def told(turn: Turn) -> bool:
    """Whether a petition that begins tells of two matters by their meaning: it is asked which
    comes first."""
    message = turn.message
    if message.intent != "file_petition" or message.choice is not None or turn.result is not None:
        return False
    halves = apart.halves(message.text)
    if halves is None:
        return False
    try:
        first, second = await _about(turn, halves.first), await _about(turn, halves.second)
    except PortalError:
        return False
    if first is None or second is None or not _differ(first, second, plainly=halves.plainly):
        return False
    texts = (halves.first, halves.second)
    pairs = zip(texts, (first, second), strict=True)
    await openings.ask_which(turn, [(text, about.code, about.service) for text, about in pairs])
    return True


@dataclass(frozen=True)
class _About:
    """`shares` by the code of the service; none for an intent, which is asked for in so many
    words."""

    code: str
    service: bool
    shares: Mapping[str, float]


async def _about(turn: Turn, half: str) -> _About | None:
    """Raises PortalError."""
    wished = kinds.read(half)
    if wished is not None and not wished.service and wished.kind not in _NO_WISH:
        return _About(wished.kind, service=False, shares={})
    rows = (await ranked(turn, half)).rows
    if not rows or is_rest(rows[0][0]):
        return None
    shares = {service.own_code or service.code: share for service, share in rows}
    return _About(max(shares, key=lambda code: shares[code]), service=True, shares=shares)


def _differ(first: _About, second: _About, *, plainly: bool) -> bool:
    if first.code == second.code:
        return False
    if not (first.service and second.service):
        return plainly
    least = min(first.shares[first.code], second.shares[second.code])
    if plainly:
        return least >= _PLAIN
    shared = max(first.shares.get(second.code, 0.0), second.shares.get(first.code, 0.0))
    return least >= _LOOSE and shared < _SHARED


def picks(turn: Turn) -> bool:
    """Whether this turn says which of two matters comes first, or goes on with the other."""
    if kept.later(turn) is not None and _wants_later(turn):
        return True
    about = doubt.about(turn, "two")
    return about is not None and turn.result is None and _picked(turn, about["matters"]) is not None


def resume(turn: Turn) -> bool:
    """Whether this turn goes on with one of two matters, as if that alone had been said."""
    waiting = kept.later(turn)
    if waiting is not None and _wants_later(turn):
        kept.put_off(turn, None)
        doubt.go_on(
            turn, {**doubt.sentence(turn, "two"), **waiting, "entities": {}}, waiting["intent"]
        )
        return True
    about = doubt.about(turn, "two")
    if about is None or turn.result is not None:
        return False
    picked = _picked(turn, about["matters"])
    if picked is None:
        return False
    first, leave = picked
    matters: Sequence[Mapping[str, Any]] = about["matters"]
    chosen, other = matters[first], matters[1 - first]
    kept.waited(turn)
    kept.put_off(turn, None if leave else other)
    entities = {**about["entities"], **_place(turn, chosen)}
    doubt.go_on(
        turn, {**about, "text": chosen["text"], "entities": entities}, str(chosen["intent"])
    )
    return True


def _place(turn: Turn, chosen: Mapping[str, Any]) -> dict[str, tuple[str]]:
    """Where it is, if that was the reply."""
    place = None if turn.message.choice else addresses.only(turn.message.text)
    return {} if place is None or addresses.names_one(chosen["text"]) else {"place": (place,)}


def asked_again(turn: Turn) -> bool:
    """Whether the reply says nothing of which comes first: that is asked once more."""
    about, message = doubt.about(turn, "two"), turn.message
    if about is None or about.get("again") or message.choice is not None or turn.result is not None:
        return False
    if not (turn.doubtful or message.intent in _SAYS_NOTHING):
        return False
    turn.say("opening.two.again", openings.which(one["label"] for one in about["matters"]))
    doubt.store(turn, {**about, "again": True})
    return True


def offer(turn: Turn) -> None:
    """The other matter, when the first is sent or left."""
    waiting = kept.later(turn)
    if waiting is not None:
        go_on, drop = choice(LATER, "opening.choice.later"), choice("leave_it", "opening.choice.no")
        turn.say(OFFER, (go_on, drop), matter=waiting["label"])


def _wants_later(turn: Turn) -> bool:
    if turn.message.choice == LATER:
        return True
    last = turn.slot("last")
    offered = isinstance(last, list) and bool(last) and last[-1].get("say") == OFFER
    return offered and command(turn.message.text) == "affirm"


def _picked(turn: Turn, matters: Sequence[Mapping[str, Any]]) -> tuple[int, bool] | None:
    """Which comes first, and whether the other is left."""
    if turn.message.choice is not None:
        chosen = turn.message.choice
        return (openings.WHICH.index(chosen), False) if chosen in openings.WHICH else None
    text = turn.message.text
    found = picking.of(text, [str(one["text"]) for one in matters])
    files = turn.message.intent == "file_petition" and prefill.matter(text) is None
    if found is not None or not (files or addresses.only(text)):
        return found
    # Where it is, or the wish to file, says which: that of which an office has to know.
    told = [place for place, one in enumerate(matters) if one["intent"] == openings.TELL]
    return (told[0], False) if told else None
