"""Whether a reply to an open story says that the story is finished, as a whole text."""

from __future__ import annotations

from actions.dialogue import irreversible
from actions.reading.replies import end_words as words
from actions.reading.replies.plain import spaced, squeezed

_LONGEST = 60


def ends(text: str) -> bool:
    """Whether `text` says that nothing more will be written, or asks to send what is."""
    if len(text) > _LONGEST or "?" in text or "？" in text:
        return False
    korean, english = squeezed(text), spaced(text)
    if not korean or any(words.BARE_NO.fullmatch(one) for one in (korean, english)):
        return False
    return bool(words.KOREAN.fullmatch(korean) or words.ENGLISH.fullmatch(english))


def answers_more(text: str) -> bool | None:
    """What `text` says to "is there more?": True for more to come, False for no more."""
    if len(text) > _LONGEST or "?" in text or "？" in text:
        return None
    korean, english = squeezed(text), spaced(text)
    if not korean:
        return None
    if words.NO_MORE.fullmatch(korean) or words.NO_MORE_EN.fullmatch(english) or ends(text):
        return False
    if words.MORE.fullmatch(korean) or words.MORE_EN.fullmatch(english):
        return True
    return False if irreversible.reply(text, "send") == "no" else None
