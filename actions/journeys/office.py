"""Where to turn: the nearest offices, or the agency that a situation is a matter for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.adapters.errors import PortalError
from actions.adapters.protocol import PETITIONS, Service
from actions.dialogue.draft import Draft
from actions.dialogue.journey import Given, Journey
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer
from actions.dialogue.say import Choice, choice, i18n
from actions.dialogue.turn import Turn
from actions.effects.lookups import FindOffices
from actions.journeys import doubt
from actions.journeys.filing import kept
from actions.journeys.services.letters import guess
from actions.journeys.services.ranking import is_rest

_FITS = 0.28
_AHEAD = 1.3
"""A service is named from this score, and this many times the next one's; else the desk is the
honest answer."""
_ASKING = re.compile(
    r"(어디|어느|누구|무슨\s*(기관|부서))[^,.?!]*|(좀\s*)?(알려|찾아)\s*(줘|주)\S*|"
    r"\b(who|whom|which|where|what)\b(\s+\w+){0,2}?\s+"
    r"(deals?\s+with|responsible\s+for|helps?\s+with|turn\s+with|go\s+with|go\s+for|for|about)\b",
    re.IGNORECASE,
)
"""That one asks whom to ask says nothing about the matter."""
_NEAREST = re.compile(
    r"(가까운|근처|근방|주변|가깝|인근|동네|걸어갈).{0,20}(주민\s*센터|행정\s*복지|동\s*사무소|구청|시청|"
    r"군청|관공서|관청|기관|센터|창구|사무소|민원실|곳|데)|"
    r"(주민\s*센터|동\s*사무소|구청|시청|군청|관공서|민원실)\s*(이|가|은|는)?\s*(어디|찾|위치|어딨)|"
    r"\b(near(est|by)?|closest|around here)\b.{0,40}\b(office|centre|center|hall|counter|desk)s?\b|"
    r"\b(office|centre|center|hall|counter|desk)s?\b.{0,20}"
    r"\b(near(est|by)?|closest|close to|around here)\b|"
    r"\bwhere\b.{0,20}\b(city|town|district)\s+(hall|office)\b|\b(closest|nearest) place\b",
    re.IGNORECASE,
)
_DISTRICT = re.compile(
    r"([가-힣]{1,4}(?:[시군구](?=청)|(?:특별자치시|광역시|특별시|[시군구동읍])(?![가-힣]{2,})))"
)
_NO_DISTRICT = re.compile(
    r"(혹|다|역|잠|즉|도|무|표|임)시|(누|친|입|출|가|기|연|요|지|창|.*시)구|"
    r"(이|노|아|자|행|운|활|감|변|작)동"
)
_ENDING = re.compile(r"(쪽)?(이요|요|이에요|예요|에요|입니다|이야|근처|쪽)(?=[\s.,!~]|$)")
_IN = re.compile(r"\b(?:in|near|around|at|of)\s+([A-Z][A-Za-z]+(?:-(?:gu|si|gun|dong|eup|myeon))?)")


async def begin(turn: Turn) -> Draft | None:
    location = turn.message.entity("spot")
    if location is not None:
        return _look_up(turn, place=location)
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
    for found in _DISTRICT.finditer(_said(text)):
        if not _NO_DISTRICT.fullmatch(found[1]):
            return found[1]
    named = _IN.search(text)
    return named[1] if named else None


def _said(text: str) -> str:
    """Without the endings of a spoken answer: "성산동이요" is 성산동."""
    return _ENDING.sub("", text)


async def _situation(turn: Turn) -> None:
    """Which of the portal's services this is a matter for, by its own phrases; else an entry of the
    questions may say where to go ("my father has died, what do I do first?")."""
    try:
        services = await turn.surroundings.services.list(PETITIONS)
    except PortalError:
        unsure(turn)
        return
    service = _fitting(services, turn.message.text, turn.locale)
    if service is None:
        doubt.search(turn, "office")
        return
    kept.wait(turn, text=turn.message.text)
    kept.speak_of(turn, turn.message.text)
    turn.say(
        "service.fits",
        _offers(),
        service=i18n(service.title),
        agency=i18n(service.agency),
        phone=service.phone,
        hours=i18n(service.hours),
    )


def unsure(turn: Turn) -> None:
    """No service fits and no entry answers: the desk is the honest answer."""
    kept.wait(turn, text=turn.message.text)
    turn.say("service.unsure", _offers(), **turn.desk())


def _offers() -> tuple[Choice, ...]:
    return tuple(
        choice(name, f"choice.{name}") for name in ("file_petition", "find_office", "talk_to_human")
    )


def _fitting(services: Sequence[Service], text: str, locale: str) -> Service | None:
    matter = _ASKING.sub(" ", text)
    scored = guess(services, matter if matter.strip(" ,.?!") else text, locale)
    ranked = [(s, n) for s, n in scored if not is_rest(s)]
    if not ranked or (is_rest(scored[0][0]) and scored[0][1] >= _AHEAD * ranked[0][1]):
        return None
    first, score = ranked[0]
    following = ranked[1][1] if len(ranked) > 1 else 0.0
    return first if score >= max(_FITS, _AHEAD * following) else None


def _look_up(turn: Turn, *, place: str | None = None, area: str | None = None) -> Draft | None:
    """Nothing is open after this: the offices come back as a result."""
    turn.effect(FindOffices(place=place, area=area))
    return None


async def question(_turn: Turn, _draft: Draft) -> Question:
    return Question("where", "location", "ask.location", max_length=100)


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if not isinstance(given, Answer):
        return draft
    said = str(given.value)
    if said.startswith("⟦spot:"):
        return _look_up(turn, place=said)
    return _look_up(turn, area=district(said) or _said(said).strip())


OFFICE = Journey(begin, question, take)
