"""A reply that may be any sentence: a text, a story, a place or a name."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.base import placeholders
from actions.dialogue import irreversible
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer, Bad, Correct, Done, Faq, More, Reading, Skip, Sos
from actions.reading import addresses, topics, when
from actions.reading.commands import Command, plain
from actions.reading.corrections import given
from actions.reading.meant import danger_likely
from actions.reading.openings import listening
from actions.reading.places import merging, no_place
from actions.reading.replies import endings, names, pieces, refusals

_POLITE = frozenset({"thank", "goodbye", "greet"})
_NUMBER = re.compile(
    r"(?:전화\s*번호|전화|연락처|번호|핸드폰|휴대폰)[은는이가]?|\b(?:phone|number|tel)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:요|다|까|죠|네|지|라고|라니까|[되하카있없]노|당가|당께|랑께|카이)[\s.!~?ㅋㅎㅠㅜ]*$|"
    r"\b(?:you|are|is|am|was|i|my|me|we|it|this|that|do|does|don.?t|please|why|what|useless)\b",
    re.IGNORECASE,
)
"""What ends like a sentence."""
_NUMBERED = re.compile(
    r"(?:제\s*|no\.?\s*|number\s+|exit\s+)?(?P<number>\d[\d-]*\s*(?:번|호)(?:\s*출구)?|\d[\d-]{2,}|"
    r"(?:no\.?|number|exit)\s*\d[\d-]*)\s*(?:이요|요|이에요|예요|입니다|please)?[.!]?",
    re.IGNORECASE,
)
"""The number of an exit, of a pole; a digit alone is none."""
_ENDING = 3
"""Letters of an ending behind a place."""
_BESIDE_A_DAY = 6
"""Letters beside a day that is all that is said."""
_FIRST_NUMBER = re.compile(
    r"(?:exit|gate|(?:bus )?stop|platform|line|km|flat|apt|apartment|building|bldg|block|unit|room|"
    r"floor|pole|lot|no)\.?\s*(?:no\.?|number|#)?\s*\d",
    re.IGNORECASE,
)
"""What a place in English begins with: "exit 2, Sinnonhyeon"."""
_KINDS = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|alley|lane|bridge|station|park|school|market|church|hospital|"
    r"mart|store|shop|office|building|tower|apartments?|house|home|corner|crossing|junction|"
    r"intersection|tunnel|beach|river|gate|exit|stop|entrance|floor|near|next to|behind|opposite|"
    r"across|between|in front of|front|beside|under|by|at the|gu|dong|ro|gil|daero|village|town|"
    r"city|playground|pool|library|cafe|restaurant|hotel|temple|mountain|hill|field|terminal|"
    r"airport|port|lot|garage|wall|fence|path|sidewalk|steps|stairs|downtown|uptown)\b|-(?:gu|dong|ro|gil|daero|si|myeon|ri)\b",
    re.IGNORECASE,
)
_SEVERAL = 3
_BESIDE_A_PLACE = 10
"""Letters that tell something besides a vague place."""
_SHORT = 25
"""Characters of a greeting, of thanks, of a good-bye."""


def read(
    message: Message, question: Question, word: Command | None, *, literal: bool = False
) -> Reading:
    """What the reply is; `literal`: it is the answer, whatever else it could mean."""
    if question.type == "story":
        return _told(message, question, word, literal=literal)
    text = message.text
    agreed = word == "affirm" or irreversible.reply(text, "consent") == "yes"
    if agreed and question.offers("use"):
        return Answer("use")
    if agreed and question.type == "place" and question.required:
        return Bad("bad.required")  # "네네" names no place
    if topics.asks(text, message.intent) and not literal:
        return Faq(topics.topic(text))
    if len(text) > question.max_length:
        return Bad("bad.too_long", {"count": len(text), "max": question.max_length})
    if question.type == "person":
        return _person(message, question)
    answer = Answer(text) if literal else _answer(message, question, word)
    if isinstance(answer, Answer | More) and danger_likely(message, told=question.joins):
        return Sos(answer, sure=False)
    return answer


def story(message: Message, question: Question) -> More | Bad:
    """A part of a story, unless it gets too long."""
    total = question.written + len(message.text) + message.hidden
    if total > question.max_length:
        return Bad(
            "bad.story_too_long",
            # `written` counts the line break to come.
            {"count": total, "max": question.max_length, "written": max(question.written - 1, 0)},
        )
    return More(message.text)


def _told(message: Message, question: Question, word: Command | None, *, literal: bool) -> Reading:
    """A part of a story, its end, or what is neither: a short question, thanks, a number."""
    text = message.text
    if literal:
        return story(message, question)
    sends = irreversible.reply(text, "agree_send") == "yes"
    if word == "done" or sends or endings.ends(text):
        return Done()
    if rest := _before_the_end(text):
        return story(replace(message, text=rest), question) if pieces.tells(rest) else Done()
    more = endings.answers_more(text)
    if question.written and (more is not None or word in ("affirm", "deny")):
        return Bad("ask.content.on") if more or (more is None and word == "affirm") else Done()
    if word in ("affirm", "deny", "skip"):
        return Bad("bad.story_empty")
    if topics.asks(text, message.intent):
        return Faq(topics.topic(text))
    if placeholders.PHONE.search(text) and not any(
        c.isalpha() for c in placeholders.ANY.sub("", text)
    ):
        return Correct("phone", text)
    if not any(c.isalpha() for c in text) or _says_nothing(message):
        return Bad("ask.content.on" if question.written else "bad.story_empty")
    told = story(message, question)
    return Sos(told, sure=False) if danger_likely(message, told=question.joins) else told


def _before_the_end(text: str) -> str:
    """What stands before a last sentence that ends the story; empty where none does."""
    rest, _, last = text.strip().rpartition(". ")
    return rest + "." if rest and endings.ends(last) else ""


def _without_number(text: str) -> str:
    """A name that is given together with its telephone number."""
    kept = placeholders.ANY.sub(" ", text)
    return re.sub(r"\s+", " ", _NUMBER.sub(" ", kept)).strip(" ,.") if kept != text else text


def _says_nothing(message: Message) -> bool:
    """Thanks, a greeting, an acknowledgement, the wish to be heard."""
    if message.intent in _POLITE and len(message.text) <= _SHORT:
        return True
    return pieces.is_small(message.text) or listening.asks(message.text)


def _answer(message: Message, question: Question, word: Command | None) -> Reading:
    text = message.text
    if question.type == "place":
        return _other_part(message, question) or _place(text, question)
    if word in ("skip", "deny") or refusals.skips(text):
        return Bad("bad.required") if question.required else Skip()
    if pieces.is_small(text) or not any(map(str.isalpha, text)):
        return Bad("bad.text")
    if question.code == "title" and _day_alone(message):
        return _dated(message, question, "bad.text")
    return Answer(text)


def _day_alone(message: Message) -> when.When | None:
    """The day that is all that is said."""
    day = when.answer(message.text, message.today, past=True)
    if day is None or len(plain(message.text)) - len(plain(day.words)) > _BESIDE_A_DAY:
        return None
    return day


def _other_part(message: Message, question: Question) -> Reading | None:
    """A day, a name or the wish to send, where it is asked for a place."""
    if irreversible.reply(message.text, "agree_send") == "yes":
        return Bad("bad.required")
    place = addresses.answer(message.text)
    if "name" in question.draft and _is_name(message.text, place):
        return Correct("name", message.text)
    if pieces.passes(message.text) or no_place.is_none(message.text):
        return None
    if place is not None or _day_alone(message) is None:
        return None
    return _dated(message, question, "bad.place")


def _dated(message: Message, question: Question, bad: str) -> Reading:
    """A day where something else is asked: for the row of the day, if there is one."""
    code = next((code for code, part in question.draft.items() if part.type == "date"), None)
    return Bad(bad) if code is None else Correct(code, message.text)


def _is_name(text: str, place: addresses.Place | None) -> bool:
    """Whether who speaks says who they are, and not where: "저는 성산동입니다"."""
    if not given.is_name(text):
        return False
    where = place is not None and not place.vague and not names.is_sample(place.text)
    return text.isascii() or not where


def _place(text: str, question: Question) -> Reading:
    """A place, or the person's own "I do not know", which is told as it is. What only they know and
    a whole region is asked about once."""
    if placeholders.location(text) or _is_part(text, question):
        return Answer(text)
    if refusals.skips(text):
        return _passed(text, question, told=refusals.unknown(text))
    if number := _NUMBERED.fullmatch(text.strip()):
        return Answer(number["number"])
    found = addresses.answer(text)
    if found is not None and names.is_sample(found.text):
        found = None
    if found is not None and not (found.wide or found.vague):
        asks = topics.is_question(text) and not addresses.is_all(text)
        return Faq(topics.topic(text)) if asks else Answer(text)
    return _no_place(text, found, question)


def _no_place(text: str, found: addresses.Place | None, question: Question) -> Reading:
    """A reply that names no place, or one that is not `found` by it."""
    if no_place.everywhere(text) or _FIRST_NUMBER.match(text.strip()):
        return Answer(text)
    if no_place.nowhere(text):
        return _passed(text, question, told=True)
    if no_place.is_none(text):
        return Bad("bad.place")
    if question.joins and _is_story(text, found):
        return More(text)
    return _unknown(text, question) if found is None else _unsure(text, found, question)


def _passed(text: str, question: Question, *, told: bool) -> Answer | Bad | Skip:
    """A place that is not given; what is `told` of it instead is kept as it is."""
    if not question.required:
        return Skip()
    return Answer(text) if told else Bad("bad.required")


def _is_story(text: str, found: addresses.Place | None) -> bool:
    """Whether a sentence tells more, in which a place only the person knows may be named."""
    if found is not None and (not found.vague or addresses.is_all(text)):
        return False
    rest = len(plain(text)) - (len(plain(found.text)) if found else 0)
    return rest > _BESIDE_A_PLACE and pieces.tells(text) and not refusals.skips(text)


def _unsure(text: str, found: addresses.Place, question: Question) -> Answer | Bad:
    """A whole region, or what only the person knows."""
    # What stands beside a vague word may be a name that we do not know.
    rest = text.strip().removeprefix(found.text)
    vague = found.vague and rest != text.strip() and len(plain(rest)) <= _ENDING
    if question.attempts or not (found.wide or vague):
        return Answer(text)
    return Bad("bad.place.wide" if found.wide else "bad.place.vague", {"place": found.text})


def _unknown(text: str, question: Question) -> Reading:
    if not question.attempts and names.is_somebody(text):
        return Bad("bad.place")
    if question.joins and (pieces.tells(text) or _names_nothing(text)):
        return More(text)
    if pieces.is_small(text) or pieces.passes(text) or not any(map(str.isalpha, text)):
        return Bad("bad.required")
    # A name that we do not know, unless it ends like a sentence; said again it is the answer.
    return Bad("bad.place") if _SAID.search(text) and not question.attempts else Answer(text)


def _names_nothing(text: str) -> bool:
    """Whether English words hold neither a name nor a kind of place: "blue truck, big one"."""
    words = text.split()
    if not text.isascii() or len(words) < _SEVERAL or _KINDS.search(text):
        return False
    if topics.is_question(text):
        return False
    return not any(word[:1].isupper() for word in words[1:])


def _is_part(text: str, question: Question) -> bool:
    """Whether it is a part of the place that stood in a row which was opened."""
    held = question.draft.get(question.code)
    return held is not None and bool(held.given) and merging.is_detail(text)


def _person(message: Message, question: Question) -> Reading:
    if danger_likely(message, told=question.joins):
        return Sos(None, sure=False)  # nobody is called so
    if refusals.skips(message.text):
        return Bad("bad.required") if question.required else Skip()
    found = names.name(_without_number(message.text))
    return Bad("bad.name") if found is None else Answer(found)
