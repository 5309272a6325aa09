"""What a person's own words say of their petition: title, place, date, the choices of the service's
questions, contact. Nothing of it is asked that was said; everything can be changed on the card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.base import placeholders
from actions.dialogue.draft import Draft
from actions.dialogue.readings import Swap
from actions.dialogue.turn import Turn
from actions.journeys.filing import questions
from actions.reading import addresses, when
from actions.reading.corrections import dated as days
from actions.reading.corrections import swaps
from actions.reading.replies import contacts, options
from actions.reading.titles import suggest as titles

_OWN_PHONE = re.compile(
    r"(?:제|내|저의|본인|연락|전화|번호|회신|답변|문의)|\b(?:my|call|contact|reach|phone|text)\b",
    re.IGNORECASE,
)


_AT = re.compile(r"(?:on|at|in|near|by|next to|opposite|in front of|behind)\b", re.IGNORECASE)
"""How a place in English begins that says whereabouts."""


def told(turn: Turn, draft: Draft, text: str) -> Draft:
    """The draft with `text` as its story, to the character."""
    draft = draft.knowing("content", text).noting(story=None, hidden=turn.message.hidden)
    return titled(contact(draft))


def settled(draft: Draft) -> Draft:
    """With the story that was noted as its text, and a title: of a draft that was begun when both
    were asked for, too."""
    story = str(draft.notes.get("story") or "")
    if story and "content" not in draft.answers and draft.step != "content":
        draft = contact(draft.knowing("content", story).noting(story=None))
    if "content" in draft.answers and not draft.answers.get("title"):
        draft = titled(draft)
    return draft


def joined(turn: Turn, draft: Draft, text: str) -> Draft:
    """A further piece of the story: what it says is read again, what was answered stays."""
    whole, hidden = lengthened(draft, text, turn.message.hidden)
    draft = draft.knowing("content", whole).noting(story=None, hidden=hidden, whole=None)
    return details(turn, titled(contact(draft)))


def lengthened(draft: Draft, text: str, hidden: int) -> tuple[str, int]:
    """The story so far with `text` behind it, parted by a line break, and how many characters of
    it placeholders hide."""
    story = questions.written(draft)
    return f"{story}\n{text}" if story else text, int(draft.notes.get("hidden") or 0) + hidden


def titled(draft: Draft) -> Draft:
    """With a title that says what is wrong and where, unless the person has given one."""
    story = str(draft.answers.get("content") or "")
    if not story or "title" in draft.history:
        return draft
    place = _place(draft)
    return draft.knowing("title", titles.suggest(_moved(draft, story, place), place))


def placed(draft: Draft, code: str, place: Any) -> Draft:
    """With another place than was held: no title names the old one any more."""
    before = draft.answers.get(code) or draft.suggestions.get(code)
    draft = draft.with_answer(code, place).noting(unplaced=None)
    if isinstance(before, str) and before != place and not placeholders.location(before):
        left = [one for one in draft.notes.get("moved") or () if one != place]
        draft = draft.noting(moved=list(dict.fromkeys([*left, before])))
        draft = rewritten(draft, before, place)
    title = draft.answers.get("title")
    if "title" in draft.history and isinstance(title, str) and place is not None:
        return draft.knowing("title", _moved(draft, title, _place(draft)))
    return titled(draft)


def rewritten(draft: Draft, before: Any, now: Any) -> Draft:
    """With the text as it is put right: what is no longer so is not told the office either."""
    story = draft.answers.get("content")
    if not (isinstance(story, str) and isinstance(before, str) and isinstance(now, str)):
        return draft
    if not before or before == now or placeholders.location(now):
        return draft
    return draft.knowing("content", swaps.put(story, Swap(before, swaps.ended(before, now))))


def _moved(draft: Draft, text: str, place: str | None) -> str:
    """`text` with the place as it was corrected; without it where there are no words for it."""
    for before in sorted(draft.notes.get("moved") or (), key=len, reverse=True):
        said = rf"(?<![\w]){re.escape(before)}(?!\d)"
        if place is None:
            text = re.sub(rf"{said}(?:에서|에는|에|의)?\s*", "", text)
        elif not (before in place and place in text):
            text = _once(re.sub(said, place.replace("\\", "\\\\"), text), place)
    return text


def _once(text: str, place: str) -> str:
    """`text` with `place` in it, without what stood before it and begins the place as well: "on on
    Main St", "부천에 부천 오정공원"."""
    words = place.split()
    begun = [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
    for said in begun:
        twice = rf"(?<!\w){re.escape(said)}(?:에서|에는|에|의|시)?\s+(?={re.escape(place)})"
        text = re.sub(twice, "", text)
    if _AT.match(place):
        text = re.sub(rf"\b(?:on|at|in|near|by)\s+(?={re.escape(place)})", "", text)
    return text


def contact(draft: Draft) -> Draft:
    """A telephone number and a name that the story gives as the writer's own."""
    story = str(draft.answers.get("content") or "")
    numbers = set(placeholders.PHONE.findall(story))
    if "phone" not in draft.answers and len(numbers) == 1 and _OWN_PHONE.search(story):
        draft = draft.knowing("phone", numbers.pop())
    given = contacts.writer(story)
    return draft if given is None or "name" in draft.answers else draft.knowing("name", given)


def details(turn: Turn, draft: Draft) -> Draft:
    """What the story says to the questions of the service that is chosen."""
    story = str(draft.answers.get("content") or "")
    before = _place(draft)
    for spec in draft.questions:
        code = str(spec["code"])
        if code in draft.history or draft.answers.get(code, "") is None:
            continue  # the person's own answer, or left out
        draft = _still(_detail(turn, draft.forgetting(code), spec, story), draft, spec)
    return draft if draft.answers.get("title") and _place(draft) == before else titled(draft)


def _still(after: Draft, before: Draft, spec: Mapping[str, Any]) -> Draft:
    """With the choice that the story told before: more of it makes nothing unsaid."""
    code = str(spec["code"])
    if spec["type"] != "choice" or code in after.answers or code not in before.answers:
        return after
    return after.knowing(code, before.answers[code])


def _detail(turn: Turn, draft: Draft, spec: Mapping[str, Any], story: str) -> Draft:
    code = str(spec["code"])
    if spec["type"] == "place":
        place = draft.suggestions.get(code) or where(draft, story)
        return draft if place is None else draft.knowing(code, place)
    if spec["type"] == "date":
        found = when.inside(story, turn.message.today)
        if found is None or found.day is None or not found.sure:
            return draft
        if spec.get("past") and found.day > turn.message.today:
            return draft
        return worded(draft.knowing(code, found.day.isoformat()), code, found.words)
    if spec["type"] == "choice":
        value = options.told(story, spec.get("options", ()))
        return draft if value is None else draft.knowing(code, value)
    return draft


def dated(turn: Turn, draft: Draft) -> Draft:
    """With the day that the text names by now."""
    code = next(iter(draft.codes_of("date")), None)
    found = when.inside(questions.written(draft), turn.message.today) if code else None
    if code is None or found is None or found.day is None or not found.sure:
        return draft
    return worded(draft.knowing(code, found.day.isoformat()), code, found.words)


def timed(turn: Turn, draft: Draft) -> Draft:
    """With the day on which a sentence beside the matter says that it came about, which is said;
    where none is held or left out."""
    code = next(iter(draft.codes_of("date")), None)
    if code is None or code in draft.answers or (found := days.told(turn.message)) is None:
        return draft
    after = worded(draft.with_answer(code, str(found.day)), code, found.words)
    turn.say("noted", label=questions.heading(after, code), value=questions.value(after, code))
    return after


def worded(draft: Draft, code: str, words: str | None) -> Draft:
    """With the words in which the day `code` was given; None forgets them."""
    kept = {c: said for c, said in (draft.notes.get("words") or {}).items() if c != code}
    return draft.noting(words={**kept, code: words} if words else kept)


def where(draft: Draft, story: str) -> str | None:
    """The place that was sent as a location or is named, as exactly as it was; None for a region
    alone and for what only the speaker knows."""
    if draft.notes.get("unplaced"):
        return None
    noted = draft.notes.get("place")
    if noted and placeholders.location(str(noted)):
        return str(noted)
    found = addresses.find(story)
    if found is not None and not found.wide and not found.vague:
        return found.text
    if noted and not addresses.is_wide(str(noted)) and addresses.only(str(noted)):
        return str(noted)
    said = [story, *filter(None, [draft.notes.get("hint")])]
    return addresses.exact(str(noted), said) if noted and found is None else None


def _place(draft: Draft) -> str | None:
    """The place in words."""
    given = questions.place(draft)
    return None if given is None or placeholders.location(given) else given
