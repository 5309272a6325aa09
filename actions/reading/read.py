"""What a reply to a question means. Pure: the same message and question give the same reading.

An exact command word is a command in every state. For a question whose answer may be any sentence
the intent does not count ("cancel my parking fine" is a title); for the others it counts after the
value failed to parse.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from actions.base import danger, placeholders
from actions.dialogue import irreversible
from actions.dialogue.message import Message
from actions.dialogue.question import FREE, Question
from actions.dialogue.readings import (
    Answer,
    Bad,
    Cancel,
    Done,
    Doubt,
    Faq,
    Files,
    GoBack,
    Help,
    Human,
    Language,
    Location,
    More,
    Reading,
    Repeat,
    Skip,
    Sos,
    StartOver,
    Wanted,
)
from actions.dialogue.wish_names import Name
from actions.reading import corrected, edits, forgotten, parts, topics, values, wishes
from actions.reading.asides import erasing, heard
from actions.reading.commands import Command, command, language, plain
from actions.reading.corrections import given
from actions.reading.meant import danger_likely, danger_sure, only_receipt
from actions.reading.places import no_place
from actions.reading.replies import assent, choices, free, pieces, refusals

_COMMANDS: dict[Command, Reading] = {
    "go_back": GoBack(),
    "cancel": Cancel(),
    "start_over": StartOver(),
    "talk_to_human": Human(),
    "help": Help(),
    "repeat": Repeat(),
}
_INTENTS: dict[str, Reading] = {
    "go_back": GoBack(),
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
WISHED: dict[Name, Reading] = {
    "human": Human(),
    "help": Help(),
    "stop": Cancel(),
    "start_over": StartOver(),
}
_BESIDE: dict[str, Name] = {
    "check_status": "status",
    "show_my_data": "show_data",
    "delete_my_data": "erase",
    "manage_notifications": "notices",
}
"""What can be done beside an open question, by its intent."""
_CERTAIN = 0.75
_SHORT = 25
"""Confidence and characters of a wish that is asked about where any sentence may be the answer."""
_SURE = 0.6
"""Confidence from which an intent counts that does something: an address or a name looks a little
like many things. Going back and help count from any; leaving by an intent is asked about."""
_HARMLESS = frozenset({"go_back", "help", "repeat"})
_MISTAKEN = frozenset({"repeat", "check_status", "show_my_data", "manage_notifications"})
"""What a sentence that tells something is taken for in vain; a whole wish is heard before."""
_YES = ("yes", "send", "use", "continue", "erase", "on", "do")
_NO = ("no", "change", "new", "off", "text")
_WHY = re.compile(
    r"^\W*(?:왜요?|why)\W*$|(?:왜|뭐하러|무슨).*동의|동의.*(?:왜|뭐|무슨|필요)|\bwhy\b.*\b(?:agree|consent)|\b(?:agree|consent)\b.*\bwhy\b",
    re.IGNORECASE,
)
_DISTRICT = 30
"""Characters of a district's name, with a word or two around it."""
_NO_FILE = re.compile(
    r"^(사진|파일|사진이나\s*파일|첨부(할\s*것)?|보낼\s*(것|게|거))\s*(은|는|이|가|도|을|를)?\s*"
    r"(없|못\s*찍|안\s*찍|안\s*보)|"
    r"^(i\s+|i've\s+|there\s+)?(have\s+|got\s+|is\s+|are\s+)?no\s+(photo|picture|file|image)|"
    r"^i\s+(don'?t|do\s+not|didn'?t)\s+(have|take)\b",
    re.IGNORECASE,
)


def read(message: Message, question: Question) -> Reading:
    """What `message` means as a reply to `question`."""
    if message.choice is not None:
        return _chosen(message.choice, question)
    return _sent(message, question) or _typed(message, question)


def _sent(message: Message, question: Question) -> Reading | None:
    if names := placeholders.files(message.text):
        return Files(names)
    location = placeholders.location(message.text)
    if location is None or question.type in ("place", "location"):
        return None
    return Location(location)


def _typed(message: Message, question: Question) -> Reading:
    text = message.text
    if name := message.command or wishes.slash(text):
        return _wanted(name)
    word = command(text)
    if word in ("affirm", "deny") and text.rstrip().endswith(("?", "？")):
        return Repeat()  # "네?" has not understood: it sends nothing
    if (said := _said(word, text)) is not None:
        return said
    if (beside := heard.read(message, question)) is not None:
        return beside
    if word == "skip" and not question.required:
        return Skip()
    if word == "done" and question.type == "file":
        return Done()
    if not text.strip():
        return Bad("bad.empty")
    if (wanted := _other(message, question)) is not None:
        return wanted
    hurts = danger_likely(message, told=question.joins) and danger.perhaps(text)
    part = None if hurts else corrected.read(message, question) or _part(message, question)
    if part is not None or question.type in FREE:
        return part or free.read(message, question, word)
    return _short(message, question, word, hurts=hurts)


def _short(message: Message, question: Question, word: Command | None, *, hurts: bool) -> Reading:
    """A reply to a question of one shape. `hurts`: it tells of danger, whatever value is in it."""
    text = message.text
    if hurts and (warned := _by_intent(message, question, word)) is not None:
        return warned
    value = _exact(message, question) or _VALUES[question.type](message, question)
    if isinstance(value, Answer):
        return value
    reading = _by_intent(message, question, word) or value
    # Whoever goes on with the story has not answered wrongly, whatever it was taken for.
    aside = isinstance(reading, Bad) or (message.intent in _MISTAKEN and word is None)
    return More(text) if aside and question.joins and _goes_on(message, question) else reading


def _goes_on(message: Message, question: Question) -> bool:
    """Whether a reply that is on no list tells more; where it is asked which service it is for, a
    place or a day does, too."""
    if question.code == "category" and given.belongs(message):
        return True
    if no_place.is_none(message.text):
        return False  # said to us
    return (pieces.is_told if question.code == "confirm" else pieces.tells)(message.text)


def _said(word: Command | None, text: str) -> Reading | None:
    """What a command word asks for."""
    if word == "language":
        return Language(language(text))
    return None if word is None else _COMMANDS.get(word)


def _other(message: Message, question: Question) -> Reading | None:
    """Danger, and wishes that are meant for us whatever is asked. At a question whose answer may be
    any sentence what is in doubt is asked about.

    Words of danger answer no short question: nobody is called "he is hitting me", and nothing is
    called so either. A story takes them, since they may be what the petition is about; whoever
    writes of a neighbour that is beaten must not lose a word of it.
    """
    if question.type in ("reference", "pin") and forgotten.heard(message.text):
        return Bad("bad.forgotten")
    if question.type == "pin" and _names_another_case(message.text):
        return Wanted("status")
    open_ = question.type in FREE
    if danger.heard(message.text):
        return Sos(free.story(message, question) if question.type == "story" else None)
    kind = question.irreversible
    if kind is not None and irreversible.reply(message.text, kind) is not None:
        return None
    found = wishes.find(message.text)
    if found is not None and found.name == "erase" and question.draft:
        found = None if edits.found(message.text) and erasing.is_of_a_text(message.text) else found
    if found is not None and (kind is None or not _is_same(found.name, kind)):
        return _wanted(found.name) if found.sure or not open_ else Doubt(found.name)
    if (open_ or question.parts) and found is None and edits.found(message.text):
        return Doubt("edit") if open_ else Wanted("edit")
    if not open_ or found is not None or topics.asks(message.text, message.intent):
        return None
    return _in_doubt(message)


def _names_another_case(text: str) -> bool:
    """Whether it is a receipt number and no PIN."""
    return placeholders.PIN.search(text) is None and only_receipt(text) is not None


def _part(message: Message, question: Question) -> Reading | None:
    """A wish to change a part of what is read back, by its code; a yes or a no is none."""
    kind = question.irreversible
    if not question.parts or (kind and irreversible.reply(message.text, kind) is not None):
        return None
    found = parts.wanted(message.text, question.parts, chosen=kind is None)
    if found is None:
        return None
    if question.offers(found):
        return Answer(found)
    return None if found == parts.CHANGE else Answer(f"{parts.PART}{found}")


def _is_same(wish: Name, kind: irreversible.Kind) -> bool:
    return wish == ("notices" if kind.startswith("notices") else kind)


def _wanted(name: Name) -> Reading:
    if name == "language":
        return Language(None)
    return WISHED.get(name) or Wanted(name)


def _in_doubt(message: Message) -> Doubt | None:
    """A short text that is surely taken for a wish and sounds like one."""
    if message.confidence < _CERTAIN or len(message.text) > _SHORT or "⟦" in message.text:
        return None
    name = wishes.likely(message.text, message.intent)
    return None if name is None else Doubt(name)


def literal(message: Message, question: Question) -> Reading:
    """`message` as the answer, whatever else it could mean."""
    return free.read(replace(message, intent="nlu_fallback"), question, None, literal=True)


def _exact(message: Message, question: Question) -> Answer | Bad | None:
    """A reply to what cannot be undone: an exact word, or the whole title of a choice."""
    kind = question.irreversible
    if kind is None:
        return None
    act = irreversible.ACTS[kind]
    said = irreversible.reply(message.text, kind)
    if said == "yes" and not (question.attempts and not irreversible.asks_for(message.text, kind)):
        return Answer(act.value)
    if question.offers("stop") and assent.refuses(message.text, kind):
        return Answer("stop")
    if said == "no" and act.refusal:
        return Answer(act.refusal)
    if question.offers("why") and _WHY.search(message.text):
        return Answer("why")
    value = choices.choice(message, question)
    if value != Answer(act.value) or _is_title(message.text, act.value, question):
        return value if isinstance(value, Answer) else Bad(f"again.{kind}")
    return Bad(f"again.{kind}")


def _is_title(text: str, value: str, question: Question) -> bool:
    titles = {
        title for c in question.choices if c.value == value for title in choices.labels(c.label)
    }
    return "?" not in text and "？" not in text and plain(text) in titles


def _chosen(value: str, question: Question) -> Reading:
    if not question.offers(value):
        return Bad("bad.stale")
    if value == "skip" and not question.required:
        return Skip()
    if value == "done" and question.type in ("story", "file"):
        return Done()
    return Answer(value)


def _location(message: Message, _question: Question) -> Answer | Bad:
    """A location, or what a district is called; a whole sentence is something else."""
    text = message.text.strip()
    if placeholders.location(text):
        return Answer(text)
    if _wish(message) in _OTHER_WISHES or len(text) > _DISTRICT or "⟦" in text:
        return Bad("bad.location")
    return Answer(text)


def _file(_message: Message, _question: Question) -> Answer | Bad:
    return Bad("bad.file")


_VALUES: dict[str, Callable[[Message, Question], Answer | Bad]] = {
    "number": values.number,
    "date": values.day,
    "choice": choices.choice,
    "phone": values.phone,
    "email": values.email,
    "contact": values.contact,
    "reference": values.reference,
    "pin": values.pin,
    "location": _location,
    "file": _file,
}


def _by_intent(message: Message, question: Question, word: Command | None) -> Reading | None:
    """The value failed to parse: now what the person wants counts."""
    if danger_likely(message, told=question.joins):
        goes_on = question.joins and pieces.tells(message.text)
        return Sos(More(message.text) if goes_on else None, sure=danger_sure(message))
    if question.joins and pieces.tells(message.text) and given.belongs(message):
        return None  # of the matter, whatever it is taken for
    wish = _wish(message)
    leaves = pieces.passes(message.text) or refusals.skips(message.text)
    answer = _yes_or_no(question, wish, word, asks="?" in message.text, leaves=leaves)
    if answer is not None:
        return answer
    if not question.required and (word == "deny" or _has_no_file(message, question)):
        return Skip()
    if wish == "cancel":
        return Doubt("stop")
    if question.joins and (polite := _coming_or_going(message, wish)) is not None:
        return polite
    if wish in _INTENTS:
        return _INTENTS[wish]
    if wish in _BESIDE:
        return Wanted(_BESIDE[wish])
    if message.intent in ("ask_faq", "explain_term") or topics.asks(message.text, message.intent):
        return Faq(topics.topic(message.text))
    return Bad("bad.other_wish") if wish in _OTHER_WISHES else None


def _coming_or_going(message: Message, wish: str | None) -> Reading | None:
    """Who leaves finds the draft kept; who comes back sees where we were."""
    if wish == "goodbye" and message.confidence >= _CERTAIN:
        return Cancel()
    return Repeat() if wish == "greet" else None


def _yes_or_no(
    question: Question, wish: str | None, word: Command | None, *, asks: bool, leaves: bool
) -> Answer | None:
    """A yes or a no by the intent, never for what cannot be undone; a draft that was left is
    thrown away by an exact word. It `asks`, or `leaves` something as it is ("더 없어요")."""
    kind = question.irreversible
    exact = {"new"} if word is None else set()
    if kind is not None:
        exact.add(irreversible.ACTS[kind].value)
    if question.code == "add" or (question.code == "confirm" and wish == "deny" and leaves):
        wish = None  # more of the story, or nothing more of it: no "no"
    for intent, offered in (("affirm", _YES), ("deny", _NO)):
        if intent in (wish, word) and not (kind is not None and asks):
            found = next((v for v in offered if question.offers(v)), None)
            if found is not None and found not in exact:
                return Answer(found)
    return None


def _has_no_file(message: Message, question: Question) -> bool:
    return question.type == "file" and _NO_FILE.search(message.text.strip()) is not None


def _wish(message: Message) -> str | None:
    """The intent, if it is sure enough for what it does. A telephone number makes every sentence
    look like a wish to be called."""
    if message.intent == "go_back" and not wishes.says_back(message.text):
        return None
    if message.intent in _HARMLESS:
        return message.intent
    if message.confidence < _SURE or "⟦" in message.text:
        return None
    return message.intent
