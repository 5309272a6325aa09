"""What a text means where nothing is open by rules alone, whatever it was taken for: danger, a
command, a whole wish, a receipt number and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from actions.adapters import references
from actions.base import danger, placeholders
from actions.base.folded import folded
from actions.dialogue import spoken
from actions.dialogue.message import Message
from actions.reading import addresses, forgotten, pointing, topics, wishes
from actions.reading.after_filing import receipt
from actions.reading.asides import erasing, person, questions
from actions.reading.commands import command, plain
from actions.reading.openings import heard, kinds, listening, referring, shifting
from actions.reading.replies import resuming

_WORDS = re.compile(
    r"⟦pin:\d+⟧|접수\s*번호|비밀\s*번호|비번|핀\s*번호|핀|민원\s*번호|번호|(?:이고|이며|하고|입니다|이에요|예요|이요|요|은|는|이|가|와|과|랑)|"
    r"\b(?:receipt|number|no|pin|password|passcode|code|is|and|the|my|with)\b|\d{4}\s?-?\s?\d{4}",
    re.IGNORECASE,
)  # fmt: skip
_FILES = re.compile(
    r"(?:저기요?|여기|저|제가|혹시)*(?:신고|민원|접수|민원신고|민원접수)(?:을|를|좀|하나|한건|한번)*"
    r"(?:하고싶[가-힣]{1,4}|하려고[가-힣]{0,3}|하려는데요?|할게요?|할께요?|할래요?|할라고[가-힣]{0,2}|합니다|"
    r"넣고싶[가-힣]{1,4}|넣을게요?|넣을래요?|넣으려고[가-힣]{0,3}|하러왔[가-힣]{1,3})"
)
"""The bare wish to file, without a matter: also of reports ("신고"), which shops make as well."""
_DANGER = 0.3
"""Low on purpose: numbers shown in vain cost less than numbers missing."""
_WORDLESS = 0.75
"""From here a part of a matter that is told is danger without a word of it."""
_SURE_DANGER = 0.93
"""From here it is believed, if there is one word of danger too."""
_AROUND = re.compile(
    r"(?:저의|제|내)|(?:전화|휴대폰|핸드폰|휴대전화|연락처|이메일|메일|계좌|카드|주민등록|주민)\s*(?:번호|주소)?|번호|주소|"
    r"이고요|입니다|이에요|예요|이요|요|임|은|는|이|가|"
    r"\b(?:my|phone|mobile|cell|number|email|e-mail|mail|address|is|it's|its|it|the|here)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Past:
    """What a text may refer to: the `case` that was filed last, whether a draft is `kept`, the key
    of what was `said` last, and whether a petition is on its way (`filing`)."""

    case: Mapping[str, Any] | None = None
    kept: bool = False
    said: str | None = None
    filing: bool = False
    topic: Mapping[str, Any] | None = None
    """What was just spoken of (`actions.dialogue.spoken`)."""


_NOTHING = Past()
_OF_A_CASE = frozenset({"stop", "status"})
"""Wishes that may be about a case which was just filed, more than about anything else."""
RESUMES = "resume_petition"
INSTEAD = "instead"
"""The entity that is what somebody meant instead of what was answered."""
_SETTLED = frozenset(
    {
        "bot_challenge", "change_language", "delete_my_data", "goodbye", "greet", "help", "repeat",
        "show_my_data", "start_over", "talk_to_human", "thank", "manage_notifications",
    }
)  # fmt: skip
"""What a question of a few words may be that asks nothing of what was said before."""
_SURE = 0.75
_ASKED = ("opening.", "unsure.", "fallback.")
"""How the keys begin of what was asked about a sentence before."""
_CALL = 60
"""Characters of who calls for help."""
_SEVERAL = re.compile(r"[.!?]\s+\S")
"""Between two sentences."""
_UNSURE = frozenset({"nlu_fallback", "send_sos"})
_SEARCHED = frozenset({"ask_faq", "explain_term", "find_service", "nlu_fallback"})
"""What is searched for an answer."""


def settled(message: Message, *, open_: bool, past: Past = _NOTHING) -> Message:
    """The message with the intent that it surely has; with something open only danger is settled,
    since `read` knows what is asked."""
    if danger.heard(message.text):
        return _as(message, "send_sos") if message.choice is None else message
    before = None if open_ else _of_before(message, past)
    if before is not None or message.choice is not None:
        return before or message
    return _read(message, past, open_=open_)


def _read(message: Message, past: Past, *, open_: bool) -> Message:
    message = _not_all(message)
    thing = message.intent == "send_sos" and danger.of_things(message.text)
    harmless = thing or danger.never(message.text) or only_number(message.text) is not None
    harmless = harmless or addresses.is_all(message.text)
    if harmless:
        ranking = tuple(name for name in message.ranking if name != "send_sos")
        message = replace(message, ranking=ranking)
    if message.intent == "send_sos" and harmless:
        if thing and not open_:
            return _as(message, "file_petition")
        return replace(message, intent="nlu_fallback")
    receipt = only_receipt(message.text)
    if receipt is not None and not message.entity("receipt"):
        message = replace(message, entities={**message.entities, "receipt": (receipt,)})
    if open_:
        return message
    return _wished(message, receipt, past)


def _not_all(message: Message) -> Message:
    """What is taken for the wish to erase everything, and names a part of it."""
    if message.intent != "delete_my_data" or not erasing.is_part(message.text):
        return message
    ranking = tuple(name for name in message.ranking if name != "delete_my_data")
    return _as(replace(message, ranking=ranking), erasing.INTENT)


def _wished(message: Message, receipt: str | None, past: Past) -> Message:
    """With nothing open: what rules alone say that is wanted."""
    if message.command is not None:
        return _as(message, wishes.INTENTS[message.command])
    found = wishes.find(message.text)
    if found is not None and found.sure:
        return _as(message, wishes.INTENTS[found.name])
    if _FILES.fullmatch(plain(message.text)) or listening.asks(message.text):
        return _as(message, "file_petition")
    said = person.said(message.text)
    if (said is not None and said.wish != "add") or _asks_of_petitions(message.text):
        return _as(message, "ask_faq")
    plainly = bool(receipt or command(message.text))
    if not plainly and _sounds_dangerous(message, past):
        return _as(message, "send_sos")
    opened = None if plainly else heard.heard(message)
    if opened is not None:
        return opened
    if (said_before := _of_topic(message, past)) is not None:
        return said_before
    about_a_case = receipt is not None or forgotten.heard(message.text)
    return _as(message, "check_status") if about_a_case else message


def _sounds_dangerous(message: Message, past: Past) -> bool:
    """Whether it sounds so, goes on with nothing that was told before, and the classifier is not
    sure that it is anything else."""
    unsure = message.intent in _UNSURE or message.confidence < _SURE
    goes_on = past.said is not None and past.said.startswith(_ASKED)
    return unsure and not goes_on and sounds_dangerous(message.text)


def sounds_dangerous(text: str) -> bool:
    """Whether one short sentence sounds so that tells no matter of an office: it names nothing of
    what services are for, and no place that one could find."""
    if len(text) > _CALL or _SEVERAL.search(text) or danger.sounds(text) is None:
        return False
    about = kinds.head(folded(text))
    named = (about is not None and about.service) or addresses.names_one(text)
    return not named and not danger.of_the_matter(text)


def _of_topic(message: Message, past: Past) -> Message | None:
    """A question of what was spoken of before, or of another thing in its place; one that points
    at nothing is a question as well, and asked back."""
    text = message.text
    if pointing.points(text) or referring.refers(text) or referring.reminds(text):
        return _as(message, "ask_faq")
    if past.topic and referring.goes_on(text):
        return _as(message, "ask_faq")
    if message.intent in _SETTLED and message.confidence >= _SURE:
        return None
    if referring.asks_further(text):
        searched = message.intent in _SEARCHED and topics.bare(text) is None
        return _as(message, "ask_faq") if past.topic or searched else None
    other = shifting.meant(text) if past.topic and not past.topic.get("case") else None
    if other is None or past.topic is None:
        return None
    named = shifting.composed(other, str(past.topic["text"]))
    message = replace(message, text=named, entities={**message.entities, INSTEAD: (named,)})
    return heard.heard(message) or _as(message, "ask_faq")


def _asks_of_petitions(text: str) -> bool:
    return questions.asked(text) in ("share", "privacy", "photo")


def _of_before(message: Message, past: Past) -> Message | None:
    """What goes on with a draft that was left, or is about the case that was filed last."""
    wish = wishes.find(message.text)
    other = wish is not None and wish.sure and wish.name not in _OF_A_CASE
    if other or message.command is not None or _is_of_topic(message, past):
        return None
    if message.choice is None and resuming.wants(message.text, kept=past.kept):
        return _as(message, RESUMES)
    if past.filing:
        return receipt.soon(message)
    return receipt.settled(message, past.case, past.said)


def _is_of_topic(message: Message, past: Past) -> bool:
    """Whether it asks of what was answered after the case was filed or shown."""
    if message.choice is not None or not spoken.is_newer(past.topic, past.case):
        return False
    return referring.refers(message.text) or referring.asks_further(message.text)


def danger_likely(message: Message, *, told: bool = False) -> bool:
    """Whether the classifier takes it for danger; words of danger are heard before. `told`: of a
    matter that is told, which may itself be dangerous, and has words for it if somebody is."""
    likely = message.intent == "send_sos" and message.confidence >= _DANGER
    if not likely or danger.never(message.text):
        return False
    if not told:
        return True
    wordless = message.confidence < _WORDLESS and not danger.perhaps(message.text)
    return not (wordless or danger.of_the_matter(message.text))


def danger_sure(message: Message) -> bool:
    """Whether words say that somebody is in danger, or the classifier is sure of it and there is
    a word of danger as well."""
    if danger.heard(message.text):
        return True
    if message.intent != "send_sos" or message.confidence < _SURE_DANGER:
        return False
    text = message.text
    harmless = danger.never(text) or danger.of_things(text) or danger.is_over(text)
    return danger.suggested(text) and not harmless


def only_receipt(text: str) -> str | None:
    """The receipt number that `text` is, with or without its PIN and the words for both."""
    for start, end, number in references.find(text):
        rest = text[:start] + " " + text[end:]
        return None if _letters(_WORDS.sub(" ", rest)) else number
    return None


def only_number(text: str) -> str | None:
    """What `text` is a placeholder of, if it is nothing else: phone, email, rrn and so on. Files
    and locations are their own affair."""
    kinds = placeholders.NAMED.findall(text)
    if not kinds or {"file", "spot"} & set(kinds):
        return None
    return None if _letters(_AROUND.sub(" ", placeholders.NAMED.sub(" ", text))) else str(kinds[0])


def _letters(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _as(message: Message, intent: str) -> Message:
    return replace(message, intent=intent, confidence=1.0)
