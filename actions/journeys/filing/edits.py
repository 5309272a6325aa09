"""What was written is changed on the person's word: a sentence is taken out or put anew, after it
was shown. At the read-back one that is clear is taken out at once, is said, and can be put back.
Where it is not clear which, the whole text is shown, and goes on being written.

`notes["cut"]` are the sentences, `notes["back"]` is the step that waits, `notes["whole"]` is the
text before a sentence was taken out of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Swap
from actions.dialogue.say import choice
from actions.dialogue.turn import Turn
from actions.journeys.filing import understood
from actions.journeys.filing.questions import STORY, excerpt, written
from actions.reading import edits
from actions.reading.corrections import swaps

CUT, MEND = "cut", "mend"
STEPS = (CUT, MEND)


def begin(turn: Turn, draft: Draft, text: str) -> Draft:
    """`text` is about the story of this draft."""
    if draft.step in STEPS:
        return draft.at(CUT)  # on second thoughts it is to go
    story = written(draft)
    if not story:
        turn.say("edit.nothing")
        return draft
    found = edits.pieces(story, text)
    if found:
        step = MEND if edits.mends(text) else CUT
        if (step, draft.step, len(found)) == (CUT, "confirm", 1):
            turn.say("edit.cut.shown", text=excerpt(found[0]))
            return _with(draft, edits.without(story, found)).noting(whole=story, piece=None)
        return draft.noting(cut=list(found), back=draft.step).at(step)
    if draft.step == "confirm":
        turn.say("edit.unclear.card", text=excerpt(story))
        return draft.noting(again=True)
    turn.say("edit.unclear", text=excerpt(story))
    if "content" not in draft.answers:
        return draft.at("content")
    return draft.noting(story=story, begun=False).without("content").at("content")


def question(draft: Draft) -> Question:
    shown = excerpt(" ".join(draft.notes["cut"]))
    keep = choice("no", "choice.keep")
    if draft.step == MEND:
        return Question(
            MEND, "text", "ask.mend", {"text": shown}, max_length=STORY, choices=(keep,)
        )
    choices = (choice("yes", "choice.cut"), keep)
    return Question(CUT, "choice", "ask.cut", {"text": shown}, choices=choices)


def take(turn: Turn, draft: Draft, given: Given) -> Draft:
    """The draft where it was, changed or not."""
    cut = tuple(draft.notes["cut"])
    after = draft.noting(cut=None, back=None).at(str(draft.notes["back"]))
    value = given.value if isinstance(given, Answer) else "no"
    if value == "no":
        turn.say("edit.kept")
        return after
    story = edits.without(written(draft), cut, "" if draft.step == CUT else str(value))
    turn.say("edit.cut" if draft.step == CUT else "edit.mended")
    return _with(after, story)


def back(draft: Draft) -> Draft:
    """The step that waits: the read-back, unless it is another."""
    return draft.noting(cut=None, back=None).at(str(draft.notes.get("back") or "confirm"))


def swapped(turn: Turn, draft: Draft, swap: Swap) -> Draft:
    """The draft with other words in the place of some, wherever they stand: in the text, the title,
    the place and the name."""
    turn.say("edit.swapped", wrong=swap.wrong, right=swap.right)
    after = _with(draft.noting(piece=None), swaps.put(written(draft), swap))
    for code in ("title", "name", *draft.codes_of("place")):
        if isinstance(said := after.answers.get(code), str):
            after = after.knowing(code, swaps.put(said, swap))
    days = draft.codes_of("date")
    put = {
        code: swaps.put(held, swap) if isinstance(held, str) and code not in days else held
        for code, held in after.suggestions.items()
    }
    after = replace(after, suggestions=put)
    return understood.titled(understood.dated(turn, after))


def undone(turn: Turn, draft: Draft) -> Draft | None:
    """The draft with the text as it was before a sentence was taken out; None where none was."""
    whole = draft.notes.get("whole")
    if not whole:
        return None
    turn.say("edit.back")
    return _with(draft.noting(whole=None), str(whole))


def _with(draft: Draft, story: str) -> Draft:
    if "content" not in draft.answers:
        return draft.noting(story=story)
    answers: dict[str, Any] = {**draft.answers, "content": story}
    return understood.titled(replace(draft, answers=answers))
