"""Where to turn: the nearest offices, or the agency that a situation is a matter for."""

from __future__ import annotations

import re

from actions import petition_kept as kept
from actions.adapters.errors import PortalError
from actions.category import guess
from actions.draft import Draft
from actions.journey_type import Given, Journey
from actions.question import Question
from actions.readings import Answer
from actions.say import choice, i18n
from actions.turn import Turn

_FITS = 0.2
"""From this score a service is named; below it the desk is the honest answer."""
_NEAREST = re.compile(
    r"(가까운|근처|주변|가깝|인근|동네).{0,20}(주민\s*센터|행정\s*복지|동\s*사무소|구청|시청|군청|"
    r"관공서|기관|센터|창구|사무소|민원실|곳|데)|"
    r"(주민\s*센터|동\s*사무소|구청|시청|군청|관공서|민원실)\s*(이|가|은|는)?\s*(어디|찾|위치|어딨)|"
    r"\b(near(est|by)?|closest|around here)\b.{0,40}\b(office|centre|center|hall|counter)s?\b|"
    r"\b(office|centre|center|city hall)s?\b.{0,20}\b(near|nearby|close to|around)\b",
    re.IGNORECASE,
)
_DISTRICT = re.compile(
    r"([가-힣]{1,4}(?:[시군구](?=청)|(?:특별자치시|광역시|특별시|[시군구동읍면])(?![가-힣]{2,})))"
)
_NO_DISTRICT = re.compile(
    r"(혹|다|역|잠|즉|도|무|표|임)시|(누|친|입|출|가|기|연|요|지)구|"
    r"(이|노|아|자|행|운|활|감|변|작)동|.*(하|가|되|려|오|보|으|이|라|나|측|전|방|반|화|지)면"
)
_IN = re.compile(r"\b(?:in|near|around|at|of)\s+([A-Z][A-Za-z]+(?:-(?:gu|si|gun|dong|eup|myeon))?)")


async def begin(turn: Turn) -> Draft | None:
    spot = turn.message.entity("spot")
    if spot is not None:
        return _look_up(turn, place=spot)
    if turn.message.choice == "find_office" or _NEAREST.search(turn.message.text):
        area = district(turn.message.text)
        return _look_up(turn, area=area) if area else Draft("find_service", step="where")
    if turn.message.choice is not None:
        turn.say("service.which", (choice("find_office", "choice.find_office"),))
        return None
    await _situation(turn)
    return None


def district(text: str) -> str | None:
    """The first district that a sentence names: "종로구 주민센터 어디예요" is 종로구."""
    for found in _DISTRICT.finditer(text):
        if not _NO_DISTRICT.fullmatch(found[1]):
            return found[1]
    named = _IN.search(text)
    return named[1] if named else None


async def _situation(turn: Turn) -> None:
    """Which of the portal's services this is a matter for, by its own phrases."""
    kept.wait(turn, text=turn.message.text)
    offers = (
        choice("file_petition", "choice.file_petition"),
        choice("find_office", "choice.find_office"),
        choice("talk_to_human", "choice.talk_to_human"),
    )
    try:
        services = await turn.surroundings.services.list("petition")
    except PortalError:
        turn.say("service.unsure", offers, **turn.desk())
        return
    ranked = guess(services, turn.message.text, turn.locale)
    if not ranked or ranked[0][1] < _FITS:
        turn.say("service.unsure", offers, **turn.desk())
        return
    service = ranked[0][0]
    turn.say(
        "service.fits",
        offers,
        service=i18n(service.title),
        agency=i18n(service.agency),
        phone=service.phone,
        hours=i18n(service.hours),
    )


def _look_up(turn: Turn, *, place: str | None = None, area: str | None = None) -> Draft | None:
    """Nothing is open after this: the offices come back as a result."""
    turn.effect("offices", place=place, area=area)
    return None


async def question(_turn: Turn, _draft: Draft) -> Question:
    return Question("where", "location", "ask.location", max_length=100)


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if not isinstance(given, Answer):
        return draft
    said = str(given.value)
    if said.startswith("⟦spot:"):
        return _look_up(turn, place=said)
    return _look_up(turn, area=district(said) or said.strip())


OFFICE = Journey(begin, question, take)
