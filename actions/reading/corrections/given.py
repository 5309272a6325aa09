"""A value alone, typed at the read-back: of which part it is, its form says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.base import placeholders
from actions.dialogue.message import Message
from actions.dialogue.question import Part
from actions.reading import addresses, topics, when
from actions.reading.commands import plain
from actions.reading.places import merging
from actions.reading.replies import contacts, names

_AROUND = 6
"""Letters around a time that is all that was said."""
_ENDING = 4
"""Letters of the ending behind a place."""
_LEADS = re.compile(
    r"^(?:and |well,? |oh,? )?(?:it|this|that)(?:'s| has| is)?(?: all)? (?:started|began|been|"
    r"happened|broke|is like this)\b|"
    r"^(?:it|this|that|the date|the day)(?:'s| is| was)(?: (?:actually|really|on|since|from|"
    r"about|around|"
    r"probably|more like))*\b|,? (?:by the way|i think|i guess|or so|now|already)[.!]*$|"
    r"^(?:정확히는?|그게|그건|그때가|사실은?|아마도?|날짜는|처음(?:엔|에는)?)\s+|"
    r"(?:이?(?:었|였)(?:던\s*것\s*같\S+|을\s*거예요|거든요|는데요?)|인\s*것\s*같\S+)[.!]*$",
    re.IGNORECASE,
)
"""Words around a time, which are many letters and say nothing else."""
_HOME = re.compile(r"(?:우리|저희|제)\s*(?:집|가게|건물|아파트)")
"""What a person says of their own address."""
_BEFORE = re.compile(r"쓴|쓰던|적은|적던|말한|말하던|보낸|하던")
"""What was done before with us: "아까 쓴 걸로요" names no time of the matter."""
_FORGOT = re.compile(
    r"^(?:(?:아\s*맞다|아|참|어|앗|아이고|맞다|그리고|근데|저기요?|네)[\s,.!]+)*(?:제가\s*)?"
    r"(?:장소|위치|주소|어딘지|어디(?:인지|서인지|였는지)?)(?:를|을|은|는|도)?\s*"
    r"(?:제가\s*)?(?:말(?:씀)?(?:을|도)?\s*)?(?:안|못|깜빡|깜박|빠뜨|빼먹|빼\s먹|빠졌|잊|까먹)"
    r"\s*[가-힣]*[\s,.!~]+|"
    r"^(?:(?:oh|ah|sorry|and|wait|right|also|yes)[\s,.!]+)*(?:"
    r"(?:i )?(?:forgot|didn.?t|did not|haven.?t|never) (?:to )?(?:say |mention |tell |told |write |"
    r"give |add |said |put )?(?:you )?(?:the |where)\w*(?: (?:place|address|location|it is|this is|"
    r"it was))*|you (?:need|want|have) to know where[^.?!]{0,12}|where it is)[\s,.:;?!-]+",
    re.IGNORECASE,
)
"""That it was not said before where it is: before a place, and not of it."""
_NAME = 40
"""Characters of a sentence that gives one's name and nothing else."""
_NUMBER = 20
"""Letters around a telephone number."""


def _is_place(text: str) -> bool:
    text = _FORGOT.sub("", text)
    found = addresses.answer(text)
    if found is None or found.wide or found.vague or names.is_sample(found.text):
        return False
    rest = _HOME.sub("", text.replace(found.text, "", 1))
    return len(plain(rest)) <= _ENDING


def _is_part(text: str, place: Part) -> bool:
    """Whether it is a part of the place that is held: "1302호요"."""
    return bool(place.given) and merging.is_part(text)


def is_name(text: str) -> bool:
    """Whether it gives one's name and nothing else."""
    said = contacts.writer(text) or names.labelled(text) if len(text) <= _NAME else None
    return said is not None


def part(message: Message, draft: Mapping[str, Part]) -> str | None:
    """The code of the part that the message is a value of; None for a sentence."""
    bare = placeholders.ANY.sub("", message.text)
    if placeholders.PHONE.search(message.text) and len(plain(bare)) <= _NUMBER:
        return "phone"
    if topics.is_question(bare):
        return None
    if "name" in draft and is_name(bare):
        return "name"
    place = next((code for code, one in draft.items() if one.type == "place"), None)
    if place is not None and (_is_place(message.text) or _is_part(message.text, draft[place])):
        return place
    date = next((code for code, one in draft.items() if one.type == "date"), None)
    found = when.answer(message.text, message.today, past=True) if date else None
    said = message.text
    while (less := _LEADS.sub("", said).strip()) != said:
        said = less
    if found is None or len(plain(said)) - len(plain(found.words)) > _AROUND:
        return None
    return None if _BEFORE.search(said) else date


def belongs(message: Message) -> bool:
    """Whether the message names a place or a time of the matter, whatever else it says."""
    found = addresses.answer(message.text)
    if found is not None and not found.wide:
        return True
    return when.answer(message.text, message.today, past=True) is not None
