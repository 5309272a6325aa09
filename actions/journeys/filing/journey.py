"""Filing a petition: consent, title, story, category, the service's own questions, read-back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from actions.adapters.errors import PortalError
from actions.adapters.protocol import PETITIONS
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given, Journey
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Done, Files, More, Skip, Spot
from actions.dialogue.turn import Turn
from actions.effects.commits import KeepFiles
from actions.journeys.filing import category, edits, files, kept, prefill, questions, titles
from actions.journeys.filing import submit as petition_send
from actions.reading.parts import PART

CONSENT_VERSION = "2026-11"


async def begin(turn: Turn) -> Draft | None:
    """The first sentence of a petition, or a wish to write one."""
    try:
        await turn.surroundings.services.list(PETITIONS)
    except PortalError as error:
        turn.say(error.key, **turn.desk())
        return None
    if kept.offer(turn) is not None:
        opening = Draft("petition", step="resume").noting(opening=turn.message.text)
        return opening.noting(place=turn.message.entity("place"))
    return await _fresh(turn, turn.message.text, turn.message.entity("place"))


async def _fresh(turn: Turn, text: str, place: str | None) -> Draft:
    before = kept.waited(turn)
    if before.get("text") and not prefill.matter(text):
        text = str(before["text"])  # "I want to file a petition" is about what was said before
    draft = Draft("petition", consent=kept.consent(turn, CONSENT_VERSION))
    if draft.consent is not None:
        turn.effect(KeepFiles(given=True))
    draft = draft.noting(place=place or before.get("place"), hint=prefill.hint(text))
    draft = files.add(draft, before.get("files") or ())
    if matter := prefill.matter(text):
        draft = replace(draft, suggestions={"title": titles.suggest(matter)})
        draft = draft.noting(story=matter, hidden=turn.message.hidden)
    return await _advance(turn, draft)


async def _advance(turn: Turn, draft: Draft) -> Draft:
    """Open the next question; the services are ranked when the category's turn comes."""
    draft = draft.at(questions.next_step(draft))
    while _is_passed(turn, draft):
        draft = files.passed(draft)
        draft = draft.at(questions.next_step(draft))
    if draft.step == "category" and "listing" not in draft.notes:
        try:
            draft = await category.rank(turn, draft)
        except PortalError:
            # Asked when the portal is back: `question` says so now.
            return draft
    return draft


def _is_passed(turn: Turn, draft: Draft) -> bool:
    """Files are not asked for where they cannot be sent, unless the portal insists."""
    if turn.takes_files or draft.step not in files.codes(draft):
        return False
    return not questions.build(draft).required


async def question(turn: Turn, draft: Draft) -> Question:
    if draft.step == "category":
        return await category.question(turn, draft)
    if draft.step == "resume":
        return questions.resume(kept.offer(turn) or {})
    if draft.step in edits.STEPS:
        return edits.question(draft)
    built = questions.build(draft)
    if draft.step not in ("confirm", "change"):
        return built
    return replace(built, parts=questions.parts(draft, files_come=turn.takes_files))


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    special = _SPECIAL.get(draft.step)
    if special is not None and isinstance(given, Answer):
        return await special(turn, draft, given.value)
    if draft.step in edits.STEPS:
        return edits.take(turn, draft, given)
    if draft.step == "content":
        return await _story(turn, draft, given)
    if draft.step in files.codes(draft):
        taken = files.take(turn, draft, given)
        return draft if taken is None else await _advance(turn, taken)
    return await _advance(turn, draft.with_answer(draft.step, _value(draft, given)))


def _value(draft: Draft, given: Given) -> Any:
    if isinstance(given, Skip) or not isinstance(given, Answer):
        return None
    if given.value == "use" and draft.step in draft.suggestions:
        return draft.suggestions[draft.step]
    return given.value


async def _story(turn: Turn, draft: Draft, given: Given) -> Draft:
    """Parts are joined by line breaks; the last word has the person."""
    story = str(draft.notes.get("story") or "")
    if isinstance(given, More):
        joined = f"{story}\n{given.text}" if story else given.text
        hidden = int(draft.notes.get("hidden") or 0) + turn.message.hidden
        return replace(draft.noting(story=joined, begun=False, hidden=hidden), attempts=0)
    if isinstance(given, Answer):  # the button "write it anew"
        return replace(draft.noting(story="", begun=False, hidden=0), attempts=0)
    if isinstance(given, Done) and story:
        done = draft.with_answer("content", story)
        return await _advance(turn, done.noting(story=None))
    turn.say("bad.story_empty")
    return draft


async def _consent(turn: Turn, draft: Draft, value: str) -> Draft | None:
    turn.effect(KeepFiles(given=value == "yes"))
    if value != "yes":
        turn.say("consent.declined", **turn.desk())
        return None
    consent = {"version": CONSENT_VERSION, "at": turn.now.isoformat()}
    kept.remember_consent(turn, consent)
    return await _advance(turn, replace(draft, consent=consent))


async def _resume(turn: Turn, draft: Draft, value: str) -> Draft | None:
    stored = kept.offer(turn)
    kept.drop(turn)
    if value == "continue" and stored is not None:
        kept_draft = files.add(Draft.of(stored), kept.waited(turn).get("files") or ())
        if kept_draft.consent is not None:
            turn.effect(KeepFiles(given=True))
        if kept_draft.step and not _is_passed(turn, kept_draft):
            return kept_draft
        return await _advance(turn, kept_draft)
    return await _fresh(turn, str(draft.notes.get("opening") or ""), draft.notes.get("place"))


async def _category(turn: Turn, draft: Draft, value: str) -> Draft | None:
    return await _advance(turn, await category.take(turn, draft, value))


async def _confirm(turn: Turn, draft: Draft, value: str) -> Draft | None:
    if value == "send":
        petition_send.submit(turn, draft)
        return None
    if value == "change":
        return draft.at("change")
    if value.startswith(PART):
        return await _change(turn, draft, value)
    turn.say("cancelled.kept" if leave(turn, draft) else "cancelled")
    return None


async def _change(turn: Turn, draft: Draft, value: str) -> Draft | None:
    return await _advance(turn, reopen(draft, value.removeprefix(PART)))


def reopen(draft: Draft, code: str) -> Draft:
    """Ask `code` again; what was answered stays at hand."""
    if code == files.OWN:
        return files.reopened(draft, code).without(code).at(code)
    if code not in draft.answers:
        return draft.at(questions.next_step(draft))
    if code == "content":
        draft = draft.noting(story=draft.answers["content"], begun=False)
    if code in files.codes(draft):
        draft = files.reopened(draft, code)
    if code == "category":
        draft = category.reopen(draft)
    return draft.without(code).at(code)


def receive(turn: Turn, draft: Draft, given: Files | Spot) -> Draft:
    """A file is kept for the petition whenever it comes, a location for the question about it."""
    if isinstance(given, Files):
        if draft.step == "resume":
            turn.say("files.kept", count=len(given.names), files=", ".join(given.names))
            kept.wait(turn, files=given.names)
            return draft
        return files.receive(turn, draft, given.names)
    where = next((str(q["code"]) for q in draft.questions if q["type"] == "place"), None)
    if draft.service is not None and (where is None or where in draft.answers):
        turn.say("spot.unused")
        return draft
    turn.say("spot.kept")
    if where is not None:
        return replace(draft, suggestions={**draft.suggestions, where: given.name})
    return draft.noting(place=given.name)


def leave(turn: Turn, draft: Draft) -> bool:
    if draft.step == "resume":
        return True  # it is still kept
    return kept.keep(turn, draft)


_SPECIAL: Mapping[str, Callable[[Turn, Draft, str], Awaitable[Draft | None]]] = {
    "consent": _consent,
    "resume": _resume,
    "category": _category,
    "confirm": _confirm,
    "change": _change,
}

PETITION = Journey(begin, question, take, reopen, leave, receive)
