"""Filing a petition: the first message is what it is about, gaps that are required are asked for,
and what was understood is read back, to be changed or sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from actions.adapters.errors import PortalError
from actions.adapters.protocol import PETITIONS
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given, Journey
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Correct, Files, Location, More
from actions.dialogue.say import choice, i18n
from actions.dialogue.turn import Turn
from actions.effects.commits import KeepFiles
from actions.journeys.filing import (
    card,
    category,
    consent,
    correct,
    edits,
    files,
    kept,
    pieces,
    prefill,
    questions,
    replies,
    submit,
    understood,
)
from actions.reading.asides import further
from actions.reading.corrections import given as values
from actions.reading.parts import PART
from actions.reading.replies import assent, refusals
from actions.reading.replies import pieces as told


async def begin(turn: Turn) -> Draft | None:
    """The first sentence of a petition, or a wish to write one."""
    try:
        await turn.surroundings.services.list(PETITIONS)
    except PortalError as error:
        turn.say(error.key, **turn.desk())
        return None
    if kept.offer(turn) is not None:
        opening = Draft("petition", step="resume").noting(opening=turn.message.text)
        return opening.noting(place=turn.message.entity("place"), hidden=turn.message.hidden)
    return await _fresh(turn, turn.message.text, turn.message.entity("place"))


async def resume(turn: Turn) -> Draft | None:
    """Go on with the draft that was left, without another question."""
    if kept.offer(turn) is None:
        turn.say("resume.none", (choice("file_petition", "choice.file_petition"),))
        return None
    return await _resume(turn, Draft("petition", step="resume"), "continue")


async def anew(turn: Turn) -> Draft | None:
    """A new one instead of the draft that was left, by a button that says so."""
    kept.drop(turn)
    return await begin(turn)


async def another(turn: Turn, draft: Draft) -> Draft | None:
    """A new one, while `draft` waits for its turn."""
    if not kept.put_aside(turn, draft):
        turn.say("another.full", count=kept.MOST)
        return draft
    turn.over = True
    return await _fresh(turn, further.told(turn.message.text), None)


async def _fresh(turn: Turn, text: str, place: str | None) -> Draft:
    before = kept.waited(turn)
    if before.get("text") and not prefill.matter(text) and not turn.message.entity("another"):
        text = str(before["text"])  # "I want to file a petition" is about what was said before
    draft = consent.before(turn, Draft("petition"))
    draft = draft.noting(place=place or before.get("place"), hint=prefill.hint(text))
    draft = files.add(draft, before.get("files") or ())
    if prefill.matter(text):
        draft = understood.told(turn, draft, text)
    return await _advance(turn, draft)


async def _advance(turn: Turn, draft: Draft) -> Draft:
    """Go to the next gap, or to the read-back."""
    draft = understood.settled(draft)
    draft = draft.at(questions.next_step(draft))
    if draft.step == "category":
        try:
            draft = await category.settled(turn, draft)
        except PortalError:
            # Asked when the portal is back: `question` says so now.
            return draft
        if "category" in draft.answers:
            return await _advance(turn, understood.details(turn, draft))
    while _is_passed(turn, draft):
        draft = files.passed(draft)
        draft = draft.at(questions.next_step(draft))
    return files.placed(draft) if draft.step == "confirm" else draft


def _is_passed(turn: Turn, draft: Draft) -> bool:
    """Files are not asked for where they cannot be sent, unless the portal insists."""
    if turn.takes_files or draft.step not in files.codes(draft):
        return False
    return not questions.build(draft).required


async def question(turn: Turn, draft: Draft) -> Question:
    built = await _built(turn, draft)
    if draft.step in (*edits.STEPS, "resume", "consent"):
        return built
    corrected = correct.of(draft)
    known = {code: part.names for code, part in corrected.items()}
    if draft.step not in ("confirm", "change"):
        attempts = draft.attempts + bool(draft.notes.get("around"))
        return replace(built, draft=corrected, joins=True, attempts=attempts)
    if turn.takes_files and not files.codes(draft):
        known[files.OWN] = correct.FILES
    return replace(built, draft=corrected, parts=known, joins=draft.step == "confirm")


async def _built(turn: Turn, draft: Draft) -> Question:
    if draft.step == "confirm":
        return card.question(draft, files_come=turn.takes_files)
    if draft.step == "category":
        return await category.question(turn, draft)
    if draft.step == "resume":
        return questions.resume(kept.offer(turn) or {})
    if draft.step in edits.STEPS:
        return edits.question(draft)
    if draft.step == pieces.STEP:
        return pieces.question(draft)
    built = questions.build(draft, wrote=turn.wrote)
    if draft.step != "change" or turn.takes_files:
        return built
    empty = [code for code in files.codes(draft) if not draft.answers.get(code)]
    return replace(built, choices=tuple(c for c in built.choices if c.value not in empty))


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if isinstance(given, Correct):
        return await _correct(turn, draft, given)
    special = _SPECIAL.get(draft.step)
    if special is not None and isinstance(given, Answer):
        return await special(turn, draft, given.value)
    if draft.step in edits.STEPS:
        return edits.take(turn, draft, given)
    if draft.step == "content":
        story = pieces.story(turn, draft, given)
        return await _advance(turn, story) if "content" in story.answers else story
    if isinstance(given, More):
        return await _piece(turn, draft, given)
    if draft.step in files.codes(draft):
        taken = files.take(turn, draft, given)
        return draft if taken is None else await _advance(turn, taken)
    return await _advance(turn, _more(turn, replies.put(turn, draft, given), draft, given))


def _more(turn: Turn, draft: Draft, before: Draft, given: Given) -> Draft:
    """With what was said besides the place that was asked for."""
    spec = before.spec(before.step) or {}
    if spec.get("type") != "place" or not isinstance(given, Answer):
        return draft
    return pieces.joined(turn, draft, given.value) if replies.says_more(given.value) else draft


async def _piece(turn: Turn, draft: Draft, given: More) -> Draft:
    """A sentence that is no answer goes on with the story; on the card it is asked about, unless
    it was written before the card was there or says itself that it is to be added."""
    wanted = turn.message.early or assent.wants_it_written(given.text)
    if draft.step in ("confirm", "change") and not wanted:
        return pieces.asked(understood.timed(turn, draft), given.text, turn.message.hidden)
    if draft.step == pieces.STEP:
        return pieces.longer(draft, given.text, turn.message.hidden)
    after = await _advance(turn, pieces.joined(turn, draft, given.text))
    return await _unnamed(turn, draft, after) if after.step == "category" else after


async def _unnamed(turn: Turn, before: Draft, draft: Draft) -> Draft:
    """Who has told more twice where the category was asked is asked no third time: what fits best
    stands on the card."""
    if before.step != "category" or not before.attempts:
        return replace(draft, attempts=draft.attempts + 1)
    service = await category.nearest(turn, draft)
    if service is None:
        return draft
    return await _advance(
        turn, understood.details(turn, await category.choose(turn, draft, service))
    )


async def _added(turn: Turn, draft: Draft, value: str) -> Draft:
    """What was typed on the card belongs to the story, or is left out."""
    return await _advance(turn, pieces.decided(turn, draft, value))


async def _correct(turn: Turn, draft: Draft, wanted: Correct) -> Draft:
    """What is wrong is put right and said; where the new value is missing it is asked for. A row
    that was opened meanwhile stays as it was."""
    if draft.notes.get("opened") == draft.step != wanted.code:
        draft = draft.knowing(draft.step, draft.suggestions.get(draft.step))
    after = await correct.apply(turn, draft, wanted)
    if after is not None:
        same = draft.step == "category" or (
            draft.step == card.STEP and _held(after) == _held(draft)
        )
        after = await _advance(turn, after.noting(asked=None))
        if wanted.remove and after.step == "category":
            after = await _unnamed(turn, draft, after)
        # A card that was not shown yet is shown whole.
        again = True if same and after.step == draft.step else None
        return pieces.still(draft, after.noting(again=again))
    if wanted.code == "phone" and not wanted.remove:
        return replace(draft.without("phone").at("phone"), attempts=0)
    return reopen(draft, wanted.code)


def _held(draft: Draft) -> dict[str, Any]:
    return {code: value for code, value in draft.answers.items() if value is not None}


async def _consent(turn: Turn, draft: Draft, value: str) -> Draft | None:
    """Of a draft that was begun before agreement was asked for with sending."""
    if value != "yes":
        turn.effect(KeepFiles(given=False))
        turn.say("consent.declined", **turn.desk())
        return None
    return await _advance(turn, consent.given(turn, draft))


async def _resume(turn: Turn, draft: Draft, value: str) -> Draft | None:
    stored = kept.offer(turn)
    kept.drop(turn)
    if value == "continue" and stored is not None:
        kept_draft = files.add(Draft.of(stored), kept.waited(turn).get("files") or ())
        if kept_draft.consent is not None:
            turn.effect(KeepFiles(given=True))
        refused = kept_draft.notes.get("refused") == kept_draft.step == "title"
        if refused or (kept_draft.step == "content" and kept_draft.notes.get("story")):
            return kept_draft
        return await _advance(turn, kept_draft)
    return await _fresh(turn, str(draft.notes.get("opening") or ""), draft.notes.get("place"))


async def _category(turn: Turn, draft: Draft, value: str) -> Draft | None:
    """The service that was picked, or another list; a sentence that names one is of the story as
    well."""
    chosen = await category.take(turn, draft, value)
    if "category" not in chosen.answers:
        return chosen
    said = turn.message.text
    if turn.message.choice is None and await category.is_told(turn, chosen, said):
        return await _advance(turn, pieces.joined(turn, chosen, said))
    return await _advance(turn, understood.details(turn, chosen))


async def _confirm(turn: Turn, draft: Draft, value: str) -> Draft | None:
    if value == "send":
        submit.submit(turn, consent.given(turn, draft))
        return None
    if _puts_back(turn, draft):
        back = edits.undone(turn, draft)
        return back if back is not None else await _added(turn, draft, "yes")
    if value == card.WHY:
        agency = (draft.service or {}).get("agency") or {}
        turn.say("consent.why", agency=i18n(agency), **turn.desk())
        return draft.noting(again=True)
    if value == "change":
        return draft.at("change")
    if value.startswith(PART):
        return await _change(turn, draft, value)
    turn.say("cancelled.kept" if leave(turn, draft) else "cancelled")
    return None


def _puts_back(turn: Turn, draft: Draft) -> bool:
    """Whether what was left out, or taken out, is to be in the text after all."""
    left = draft.notes.get("piece") or draft.notes.get("whole")
    return bool(left) and turn.message.choice is None and assent.adds(turn.message.text)


async def _change(_turn: Turn, draft: Draft, value: str) -> Draft | None:
    return reopen(draft, value.removeprefix(PART))


def reopen(draft: Draft, code: str) -> Draft:
    """Ask `code` again; what was answered stays at hand."""
    if code == "phone" and not draft.answers.get("name"):
        code = "name"
    if code not in (*questions.codes(draft), files.OWN, "category"):
        return draft.at(questions.next_step(draft))
    if code == "content" and code in draft.answers:
        draft = draft.noting(story=draft.answers["content"], begun=False)
    if code in (*files.codes(draft), files.OWN):
        draft = files.reopened(draft, code)
    if code == "category":
        draft = category.reopen(draft)
    opened = code if draft.answers.get(code) else None
    return replace(draft.noting(opened=opened).without(code).at(code), attempts=0)


def receive(turn: Turn, draft: Draft, given: Files | Location) -> Draft:
    """A file is kept for the petition whenever it comes, a location for the question about it."""
    if isinstance(given, Files):
        if draft.step == "resume":
            turn.say("files.kept", count=len(given.names), files=", ".join(given.names))
            kept.wait(turn, files=given.names)
            return draft
        return files.receive(turn, draft, given.names)
    where = next(iter(draft.codes_of("place")), None)
    if draft.service is not None and where is None:
        turn.say("spot.unused")
        return draft
    turn.say("spot.kept")
    if where is not None:
        return draft.with_answer(where, given.name)
    return draft.noting(place=given.name)


def leave(turn: Turn, draft: Draft) -> bool:
    if draft.step == "resume":
        return True  # it is still kept
    return kept.keep(turn, draft)


async def heard(turn: Turn, draft: Draft, asked: Question) -> str | None:
    """The choice that the person's words name: a service by what it is about, an option by its
    phrases; of who does not know which, the one for the rest."""
    text = turn.message.text
    if draft.step == "category":
        try:
            service = await category.named(turn, text)
            if service is None and not _is_told(turn) and (draft.attempts or refusals.skips(text)):
                # Asked twice in vain, or not known: it can be changed on the card.
                service = await category.nearest(turn, draft)
        except PortalError:
            return None
        return None if service is None else service.code
    if draft.step == pieces.STEP:
        return pieces.answered(text)
    if draft.step == card.STEP and _puts_back(turn, draft):
        return pieces.STEP
    return replies.option(draft, text, asked)


def _is_told(turn: Turn) -> bool:
    """Whether what was said there goes on with the story."""
    return told.tells(turn.message.text) or values.belongs(turn.message)


def missed(turn: Turn, draft: Draft) -> Draft | None:
    """A row that was opened and missed twice is left as it was, and the person is told; what they
    have told besides is added. None for a gap, which has to be filled."""
    if draft.step == pieces.STEP:
        text = turn.message.text
        both = pieces.longer(draft, text, turn.message.hidden) if told.tells(text) else draft
        tells = told.tells(str(both.notes.get("piece") or ""))
        return pieces.decided(turn, both, "yes" if tells else "no").at("confirm")
    return draft.at("confirm") if draft.step == "change" else replies.left(turn, draft)


_SPECIAL: Mapping[str, Callable[[Turn, Draft, str], Awaitable[Draft | None]]] = {
    "consent": _consent,
    "resume": _resume,
    "category": _category,
    "confirm": _confirm,
    "change": _change,
    pieces.STEP: _added,
}

PETITION = Journey(begin, question, take, reopen, leave, receive, heard, missed)
RESUMED = replace(PETITION, begin=resume)
ANEW = replace(PETITION, begin=anew)
