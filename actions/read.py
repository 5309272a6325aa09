"""What a reply to a question means. Pure: the same message and question give the same reading.

An exact command word is a command in every state. For a question whose answer may be any sentence
the intent does not count ("cancel my parking fine" is a title); for the others it counts after the
value failed to parse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from actions import days, numerals, sent, topics
from actions.portal.receipt import normalise
from actions.question import FREE, Question
from actions.readings import (
    Answer,
    Bad,
    Cancel,
    Done,
    Faq,
    Files,
    GoBack,
    Help,
    Human,
    Language,
    More,
    Reading,
    Repeat,
    Skip,
    Sos,
    Spot,
    StartOver,
)
from actions.say import Value, date_
from actions.words import Command, command, plain


@dataclass(frozen=True)
class Message:
    """One turn as the dialogue gets it. `entities` maps a name to its values in order."""

    text: str
    intent: str = "nlu_fallback"
    choice: str | None = None
    entities: Mapping[str, Sequence[str]] = field(default_factory=dict)
    today: date = date(1970, 1, 1)
    ranking: tuple[str, ...] = ()
    confidence: float = 1.0
    """Of `intent`."""
    hidden: int = 0
    """How many characters more were typed than `text` has: placeholders are shorter or longer."""

    def entity(self, name: str) -> str | None:
        return next(iter(self.entities.get(name, ())), None)


_COMMANDS: dict[Command, Reading] = {
    "go_back": GoBack(),
    "cancel": Cancel(),
    "start_over": StartOver(),
    "talk_to_human": Human(),
    "help": Help(),
    "repeat": Repeat(),
    "ko": Language("ko"),
    "en": Language("en"),
}
_INTENTS: dict[str, Reading] = {
    "go_back": GoBack(),
    "cancel": Cancel(),
    "start_over": StartOver(),
    "talk_to_human": Human(),
    "help": Help(),
    "repeat": Repeat(),
    "change_language": Language(None),
}
_OTHER_WISHES = frozenset(
    {
        "file_petition", "find_service", "check_status", "show_my_data", "delete_my_data",
        "manage_notifications",
    }
)  # fmt: skip
_SURE = 0.6
"""Confidence from which an intent counts that does something: an address or a name looks a little
like many things. Going back, leaving (the draft is kept) and help count from any."""
_DANGER = 0.3
"""Low on purpose: numbers shown in vain cost less than numbers missing."""
_HARMLESS = frozenset({"go_back", "cancel", "help", "repeat"})
_YES = ("yes", "send", "use", "continue", "erase", "on")
_NO = ("no", "change", "new", "off")
_DISTRICT = 30
"""Characters of a district's name, with a word or two around it."""
_NO_FILE = re.compile(
    r"^(사진|파일|사진이나\s*파일|첨부(할\s*것)?|보낼\s*(것|게|거))\s*(은|는|이|가|도|을|를)?\s*"
    r"(없|못\s*찍|안\s*찍|안\s*보)|"
    r"^(i\s+|i've\s+|there\s+)?(have\s+|got\s+|is\s+|are\s+)?no\s+(photo|picture|file|image)|"
    r"^i\s+(don'?t|do\s+not|didn'?t)\s+(have|take)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"⟦phone:\d+⟧")
_EMAIL = re.compile(r"⟦email:\d+⟧")
_PIN = re.compile(r"⟦pin:\d+⟧")
_NAME = re.compile(
    r"^(?:저는|제 이름은|이름은|my name is|i am|i'm|this is)?\s*(.+?)\s*"
    r"(?:이라고 합니다|라고 합니다|이라고 해요|라고 해요|입니다|이에요|예요)?[.!~]*$",
    re.IGNORECASE,
)


def read(message: Message, question: Question) -> Reading:
    """What `message` means as a reply to `question`."""
    if message.choice is not None:
        return _chosen(message.choice, question)
    return _sent(message, question) or _typed(message, question)


def _sent(message: Message, question: Question) -> Reading | None:
    if names := sent.files(message.text):
        return Files(names)
    spot = sent.spot(message.text)
    return Spot(spot) if spot and question.type not in ("place", "location") else None


def _typed(message: Message, question: Question) -> Reading:
    text = message.text
    word = command(text)
    if word in ("affirm", "deny") and text.rstrip().endswith(("?", "？")):
        return Repeat()  # "네?" has not understood: it sends nothing
    if word in _COMMANDS:
        return _COMMANDS[word]
    if word == "skip" and not question.required:
        return Skip()
    if word == "done" and question.type == "file":
        return Done()
    if not text.strip():
        return Bad("bad.empty")
    if question.type in FREE:
        return _free(message, question, word)
    value = _VALUES[question.type](message, question)
    if isinstance(value, Answer):
        return value
    return _by_intent(message, question, word) or value


def _chosen(value: str, question: Question) -> Reading:
    if not question.offers(value):
        return Bad("bad.stale")
    if value == "skip" and not question.required:
        return Skip()
    if value == "done" and question.type in ("story", "file"):
        return Done()
    return Answer(value)


def _free(message: Message, question: Question, word: Command | None) -> Reading:
    """A text, story, place or name: nearly everything is the answer."""
    text = message.text
    if question.type == "story" and word == "done":
        return Done()
    if word == "affirm" and question.offers("use"):
        return Answer("use")
    if word == "skip" and question.type in ("place", "person"):
        return Bad("bad.required")
    if topics.asks(text, message.intent):
        return Faq(topics.topic(text))
    if question.type == "story":
        return _story(message, question)
    if len(text) > question.max_length:
        return Bad("bad.too_long", {"count": len(text), "max": question.max_length})
    if question.type == "person":
        return _person(message)
    answer = Answer(text)
    return Sos(answer) if _danger(message) else answer


def _story(message: Message, question: Question) -> Reading:
    total = question.written + len(message.text) + message.hidden
    if total > question.max_length:
        return Bad(
            "bad.story_too_long",
            # `written` counts the line break to come.
            {"count": total, "max": question.max_length, "written": max(question.written - 1, 0)},
        )
    more = More(message.text)
    return Sos(more) if _danger(message) else more


def _person(message: Message) -> Reading:
    found = _NAME.match(message.text.strip())
    name = found[1] if found else message.text.strip()
    if len(name) > 100 or not any(c.isalpha() for c in name) or "⟦" in name:
        return Sos(None) if _danger(message) else Bad("bad.name")
    return Sos(Answer(name)) if _danger(message) else Answer(name)


def _number(message: Message, question: Question) -> Answer | Bad:
    number = numerals.parse(message.text)
    if number is None:
        return Bad("bad.number")
    low, high = question.minimum, question.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        return Bad(*_range(low, high))
    return Answer(number)


def _range(low: float | None, high: float | None) -> tuple[str, dict[str, Value]]:
    if low is not None and high is not None:
        return "bad.number_between", {"minimum": f"{low:g}", "maximum": f"{high:g}"}
    if low is not None:
        return "bad.number_low", {"minimum": f"{low:g}"}
    return "bad.number_high", {"maximum": f"{high:g}"}


def _date(message: Message, question: Question) -> Answer | Bad:
    day = days.parse(message.text, message.today, past=question.past)
    if day is None and (entity := message.entity("date")):
        day = days.parse(entity, message.today, past=question.past)
    if day is None:
        return Bad("bad.date")
    if question.past and day > message.today:
        return Bad("bad.date_future", {"day": date_(day)})
    return Answer(day.isoformat())


def _choice(message: Message, question: Question) -> Answer | Bad:
    """By number, by value, by its whole label, or by a part of the label that only one has."""
    typed = plain(message.text)
    if re.fullmatch(r"\d{1,2}번?", typed):
        place = int(typed.rstrip("번"))
        if 1 <= place <= len(question.choices):
            return Answer(question.choices[place - 1].value)
    labels = [(c.value, label) for c in question.choices for label in _labels(c.label)]
    same = {value for value, label in labels if typed in (plain(value), label)}
    if len(same) == 1:
        return Answer(same.pop())
    near = {value for value, label in labels if len(typed) >= 2 and typed in label}
    if len(near) == 1:
        return Answer(near.pop())
    return Bad("bad.choice")


def _labels(label: Value) -> list[str]:
    texts = label.get("i18n", {}) if isinstance(label, Mapping) else {}
    return [plain(text) for text in texts.values()]


def _phone(message: Message, _question: Question) -> Answer | Bad:
    found = _PHONE.search(message.text)
    return Answer(found[0]) if found else Bad("bad.phone")


def _email(message: Message, _question: Question) -> Answer | Bad:
    found = _EMAIL.search(message.text)
    return Answer(found[0]) if found else Bad("bad.email")


def _reference(message: Message, _question: Question) -> Answer | Bad:
    found = message.entity("receipt") or normalise(message.text)
    return Answer(found) if found else Bad("bad.reference")


def _pin(message: Message, _question: Question) -> Answer | Bad:
    found = _PIN.search(message.text)
    return Answer(found[0]) if found else Bad("bad.pin")


def _location(message: Message, _question: Question) -> Answer | Bad:
    """A location, or what a district is called; a whole sentence is something else."""
    text = message.text.strip()
    if sent.spot(text):
        return Answer(text)
    if _wish(message) in _OTHER_WISHES or len(text) > _DISTRICT or "⟦" in text:
        return Bad("bad.location")
    return Answer(text)


def _file(_message: Message, _question: Question) -> Answer | Bad:
    return Bad("bad.file")


_VALUES: dict[str, Callable[[Message, Question], Answer | Bad]] = {
    "number": _number,
    "date": _date,
    "choice": _choice,
    "phone": _phone,
    "email": _email,
    "reference": _reference,
    "pin": _pin,
    "location": _location,
    "file": _file,
}


def _by_intent(message: Message, question: Question, word: Command | None) -> Reading | None:
    """The value failed to parse: now what the person wants counts."""
    if _danger(message):
        return Sos(None)
    wish = _wish(message)
    for intent, values in (("affirm", _YES), ("deny", _NO)):
        if intent in (wish, word):
            found = next((v for v in values if question.offers(v)), None)
            if found is not None:
                return Answer(found)
    if not question.required and (word == "deny" or _has_no_file(message, question)):
        return Skip()
    if wish in _INTENTS:
        return _INTENTS[wish]
    if message.intent in ("ask_faq", "explain_term") or topics.asks(message.text, message.intent):
        return Faq(topics.topic(message.text))
    return Bad("bad.other_wish") if wish in _OTHER_WISHES else None


def _has_no_file(message: Message, question: Question) -> bool:
    return question.type == "file" and _NO_FILE.search(message.text.strip()) is not None


def _danger(message: Message) -> bool:
    return message.intent == "send_sos" and message.confidence >= _DANGER


def _wish(message: Message) -> str | None:
    """The intent, if it is sure enough for what it does. A telephone number makes every sentence
    look like a wish to be called."""
    if message.intent in _HARMLESS:
        return message.intent
    if message.confidence < _SURE or "⟦" in message.text:
        return None
    return message.intent
