"""What people write when the one-time number has not come: whole texts only.

`asked` ones speak of a number or of sending; the others ("안 왔어요") may be about anything: they
count only while a number is on its way.
"""

from __future__ import annotations

import re
from typing import Literal

from bot.language.commands import plain

_NUMBER = r"(?:여섯자리|6자리)?(?:확인|인증)?(?:번호|코드|문자|메시지|메일|이메일|숫자)"
_ENDING = (
    r"(?:주세요|주실래요|주시겠어요|주실수있나요|주실수있어요|주십시오"
    r"|줘|줘요|줄래|줄래요|줄수있어요|주라)"
)
_FIRST = r"(?:아직|아직도|저|저는|제가|근데|그런데|그|그거|좀|죄송한데)*"
_NOT = (
    r"(?:아직|아직도)?(?:"
    r"(?:안|않|못)(?:와|와요|왔어|왔어요|왔는데|왔는데요|왔네요|왔습니다|오네|오네요|오는데요|옵니다|떠요"
    r"|받았어|받았어요|받았는데요|받았습니다|도착했어요)"
    r"|(?:오지|받지|도착하지)(?:않아요|않았어요|않네요|않습니다|못했어요|못했습니다)"
    r"|도착(?:이)?안(?:했어요|해요|됐어요|돼요)"
    r"|(?:안|않)(?:오고)?있어요)"
)
_AGAIN = r"(?:(?:한번만|한번|한번더|다시|또|새로|새|좀)+|재)"
_SEND = (
    rf"(?:보내{_ENDING}|(?:전송|발송|요청)(?:해)?(?:{_ENDING})?|(?:받을게요|받을래요|받고싶어요|받을수있나요"
    r"|받을수있어요))"
)
_ASKED_KO = re.compile(
    rf"{_FIRST}{_NUMBER}(?:가|이|를|을|는|은|도)?{_NOT}"
    rf"|{_FIRST}(?:{_NUMBER}(?:를|을|좀)*)?{_AGAIN}(?:{_NUMBER}(?:를|을|좀)*)?{_SEND}"
    rf"|{_NUMBER}(?:재전송|재발송|재요청|다시)"
)
_BARE_KO = re.compile(rf"{_FIRST}{_NOT}")

_THING = (
    r"(?:the|a|any|my|that|your|another|a new)? ?(?:one[ -]time )?(?:verification )?"
    r"(?:code|number|text|text message|message|sms|e-?mail)"
)
_HAVE_NOT = r"(?:did not|didn't|didnt|have not|haven't|havent|never|do not|don't|dont)"
_HAS_NOT = r"(?:did not|didn't|didnt|has not|hasn't|hasnt|never|is not|isn't|does not|doesn't)"
_COME = r"(?:come|came|arrive|arrived|coming|arriving|come through|show up)"
_GOT = r"(?:get|got|gotten|receive|received|see|have)"
_EDGE = r"(?:please |sorry |hi |ok |but |can you |could you |would you )*"
_ASKED_EN = re.compile(
    rf"{_EDGE}(?:i )?(?:still |just )?{_HAVE_NOT}(?: yet)? {_GOT} {_THING}(?: yet)?"
    rf"|{_EDGE}{_THING} (?:still )?{_HAS_NOT}(?: yet)? {_COME}(?: yet)?"
    rf"|no {_THING.replace('?', '', 1)}(?: yet| came| arrived)?"
    rf"|{_EDGE}re-?send(?: it| me)?(?: {_THING})?(?: please)?"
    rf"|{_EDGE}send (?:me )?(?:it|{_THING})? ?(?:again|once more)(?: please)?"
    rf"|{_EDGE}send (?:me )?(?:a new|another) (?:one|code|number)(?: please)?"
    rf"|where is {_THING}"
)
_BARE_EN = re.compile(
    rf"{_EDGE}(?:i )?(?:still )?{_HAVE_NOT}(?: yet)? {_GOT} (?:it|anything)(?: yet)?"
    rf"|{_EDGE}it (?:still )?{_HAS_NOT}(?: yet)? {_COME}(?: yet)?"
    r"|nothing (?:came|arrived|has come|has arrived)(?: yet)?|not received(?: yet)?"
)


def find(text: str) -> Literal["asked", "bare"] | None:
    """Whether `text` says that the number has not come, or asks for it again."""
    typed = plain(text).replace("’", "'")
    close = re.sub(r"[^\w]", "", typed)
    if _ASKED_KO.fullmatch(close) or _ASKED_EN.fullmatch(typed):
        return "asked"
    return "bare" if _BARE_KO.fullmatch(close) or _BARE_EN.fullmatch(typed) else None
