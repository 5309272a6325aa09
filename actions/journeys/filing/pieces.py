"""A story in several messages: the question for it, and a sentence that comes later."""

from __future__ import annotations

from dataclasses import replace

from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Done, More
from actions.dialogue.say import choice
from actions.dialogue.turn import Turn
from actions.journeys.filing import understood
from actions.journeys.filing.questions import STORY, excerpt, written
from actions.reading.replies import assent, pieces, refusals

STEP = "add"
"""Whether a sentence that was typed on the card belongs to the story."""
WAITS = "waits"
"""Neither yes nor no to it: it stays out, and can be added still."""


def story(turn: Turn, draft: Draft, given: Given) -> Draft:
    """The draft with what came to the open question of the story: parts are joined by line breaks,
    and the last word has the person."""
    told = written(draft)
    if isinstance(given, More):
        whole, hidden = understood.lengthened(draft, given.text, turn.message.hidden)
        turn.wrote = True
        return replace(draft.noting(story=whole, begun=False, hidden=hidden), attempts=0)
    if isinstance(given, Answer):  # the button "write it anew"
        return replace(draft.noting(story="", begun=False, hidden=0), attempts=0)
    if isinstance(given, Done) and told:
        done = understood.contact(draft.with_answer("content", told).noting(story=None))
        return understood.details(turn, understood.titled(done))
    turn.say("bad.story_empty")
    return draft


def joined(turn: Turn, draft: Draft, text: str) -> Draft:
    """The draft with a further sentence of the story; said, so that nobody has to guess."""
    if not _fits(draft, text, turn.message.hidden):
        turn.say("bad.story_full", max=STORY)
        return draft
    turn.say("piece.joined")
    after = understood.joined(turn, draft, text)
    if "category" in after.answers:
        return after
    return after.noting(listing=None, rank=None)


def _fits(draft: Draft, text: str, hidden: int) -> bool:
    behind = int(draft.notes.get("hidden") or 0) + hidden
    return len(written(draft)) + 1 + len(text) + behind <= STORY


def asked(draft: Draft, text: str, hidden: int) -> Draft:
    """Ask whether `text` belongs to the story."""
    return draft.noting(piece=text, piece_hidden=hidden).at(STEP)


def longer(draft: Draft, text: str, hidden: int) -> Draft:
    """Who goes on telling is asked about all of it."""
    told = f"{draft.notes.get('piece')}\n{text}"
    behind = int(draft.notes.get("piece_hidden") or 0) + hidden
    return replace(draft.noting(piece=told, piece_hidden=behind), attempts=0)


def still(before: Draft, draft: Draft) -> Draft:
    """What was asked about is asked again after a part was put right; it is not thrown away."""
    if before.step != STEP or draft.step != "confirm":
        return draft
    return draft.at(STEP)


def answered(text: str) -> str | None:
    """What `text` says to the question. Whoever agrees or thanks has not taken back what they have
    told; who wants it to be sent has read it without."""
    if refusals.skips(text):
        return "no"
    if assent.sends(text):
        return WAITS
    return "yes" if pieces.passes(text) else None


def question(draft: Draft) -> Question:
    choices = (choice("yes", "choice.add"), choice("no", "choice.leave_out"))
    shown = excerpt(str(draft.notes.get("piece") or ""))
    return Question(STEP, "choice", "ask.add", {"text": shown}, choices=choices)


def decided(turn: Turn, draft: Draft, value: str) -> Draft:
    """The draft with what was asked about, or without."""
    text = str(draft.notes.get("piece") or "")
    hidden = int(draft.notes.get("piece_hidden") or 0)
    if value == WAITS:
        turn.say("piece.waits", text=excerpt(text))
        return draft.noting(again=True, whole=None)
    draft = draft.noting(piece=None, piece_hidden=None)
    if value != "yes":
        turn.say("piece.left_out")
        return draft
    turn.message = replace(turn.message, hidden=hidden)
    return joined(turn, draft, text)
