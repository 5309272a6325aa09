"""The short conversations before a reference, set up as `tests/sets/openings` describes them."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from rapidfuzz import fuzz

from actions.answers import ask_faq
from actions.dialogue.draft import Draft
from actions.effects import wire
from actions.effects.results import CaseFacts, CaseFound, ReceiptIssued
from actions.journeys.services.letters import guess
from bot.texts.catalogue import Catalogue
from tests.actions.answers_shipped import Shipped, titles
from tests.actions.conversation import Conversation
from tests.actions.filing import PLACE, step
from tests.actions.model import Model
from tests.actions.portal_data import services

RECEIPT = "1AA-2611-0000571K"
DUE = "2026-12-01"
_BUTTON = re.compile(r"\[([^\]]+)\]")
_TITLE = re.compile(r"“([^”]+)”")
_PETITION = re.compile(r" 민원$| petition$")
_LABELS = ("file_petition", "check_status", "ask_faq", "talk_to_human", "help")
_MOST = 8
"""Questions that a petition may ask."""
Row = Mapping[str, Any]


def texts(row: Row) -> list[str]:
    """What is typed in it."""
    typed = (one for one in row["before"].get("me", ()) if not one.startswith("("))
    return [*typed, row["say"]]


async def before(row: Row, model: Model) -> tuple[Conversation, Shipped]:
    """The conversation when `say` arrives, a minute after what was said before."""
    knowledge = Shipped()
    talk = Conversation(locale=row["lang"], knowledge=knowledge)
    await _SETS_UP[row["before"]["kind"]](talk, row["before"], model)
    later(talk, minutes=1)
    knowledge.asked.clear()
    knowledge.before, knowledge.told = list(knowledge.told), []
    knowledge.filing = talk.slots.get("draft") is not None
    return talk, knowledge


def later(talk: Conversation, **passed: float) -> None:
    talk.now = (datetime.fromisoformat(talk.now) + timedelta(**passed)).isoformat()


async def _nothing(_talk: Conversation, _before: Row, _model: Model) -> None:
    return None


async def _heard(talk: Conversation, before: Row, model: Model) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []
    for text in before["me"]:
        said = await talk.hear(text, model.read(text))
    return said


async def _answer(talk: Conversation, before: Row, model: Model) -> None:
    await _heard(talk, before, model)


async def _list(talk: Conversation, before: Row, model: Model) -> None:
    """As the product lists it; where its own list is another one, the list of the set."""
    said = await _heard(talk, before, model)
    wanted = _values(_BUTTON.findall(before["bot"]), talk.locale)
    shown = [choice["value"] for one in said for choice in one.get("choices") or ()]
    if shown[: len(wanted)] == wanted:
        return
    text = before["me"][-1]
    codes = {one.code for one in services()}
    if wanted[0] in codes:
        _categories(talk, text, [one for one in wanted if one in codes])
    else:
        talk.loop, talk.slots["draft"] = None, None
        shown = [{"value": one, "label": one} for one in wanted]
        talk.slots["last"] = [{"say": "list", "values": {}, "choices": shown}]
        about = {"turn": f"turn-{talk.turns}", "text": text, "entities": {}, "hidden": 0}
        entries = any(ask_faq.is_choice(one) for one in wanted)
        kind = "unanswered" if entries else "offered"
        about |= {"kind": kind, "offered": wanted}
        talk.slots["failures"] = {"count": 0, "asked": 0, "about": about}


def _categories(talk: Conversation, text: str, codes: Sequence[str]) -> None:
    """The fields are asked about, of a petition that begins with what was said."""
    draft = Draft("petition", step="category").knowing("content", text).knowing("title", text)
    listed = draft.noting(hint=text, hidden=0, listing="near", rank=list(codes))
    talk.slots["draft"], talk.loop = listed.as_json(), "service_form"


def _values(labels: Sequence[str], locale: str) -> list[str]:
    """The choices that the buttons of the set stand for: of one field the petition that is offered,
    of several the fields."""
    fields = {one.title[locale]: one.code for one in services()}
    others = {title[locale]: f"{ask_faq.OPEN}:{name}:" for name, title in titles().items()}
    named = [_PETITION.sub("", label) for label in labels]
    known = _own(locale) | fields
    of_fields = named != list(labels) or any(_nearest(one, known) == "elsewhere" for one in labels)
    found = [_nearest(one, known if of_fields else known | others) for one in named]
    codes = set(fields.values())
    if sum(one in codes for one in found) == 1:
        return ["file_petition" if one in codes else one for one in found]
    return found


def _own(locale: str) -> dict[str, str]:
    keys = {
        **{f"choice.{one}": one for one in _LABELS},
        "choice.other": "elsewhere",
        "opening.choice.tell": "file_petition",
        "opening.choice.ask": "ask_faq",
    }
    catalogue = Catalogue.load()
    named = {catalogue.value({"key": key}, locale): value for key, value in keys.items()}
    return {**named, "Ask a question": "ask_faq", "궁금한 것 묻기": "ask_faq"}


def _nearest(label: str, known: Mapping[str, str]) -> str:
    return known[max(known, key=lambda one: fuzz.WRatio(label.lower(), one.lower()))]


async def _status(talk: Conversation, before: Row, model: Model) -> None:
    talk.cases = [RECEIPT]
    title = _TITLE.search(before["bot"])
    text = title[1] if title else before["bot"]
    service = guess(services(), text, talk.locale)[0][0]
    if before["me"][0].startswith("("):
        await _receipt(talk, before, model)
    else:
        await _heard(talk, before, model)
    case = CaseFacts(
        reference=RECEIPT,
        service=dict(service.title),
        agency=dict(service.agency),
        state="working",
        portal_state={"ko": "처리 중", "en": "Being processed"},
        submitted_at="2026-11-20T00:00:00+00:00",
        changed_at="2026-11-21T00:00:00+00:00",
        due_on=DUE,
        title=text,
    )
    await talk.system(**wire.write_result(CaseFound(case=case, bound=True)))


async def _receipt(talk: Conversation, before: Row, _model: Model) -> None:
    told = " ".join(before["me"])
    service = guess(services(), told, talk.locale)[0][0]
    story = f"{max(service.phrases[talk.locale], key=len)}. {PLACE}"
    await talk.say(story, "file_petition")
    for _ in range(_MOST):
        if step(talk) == "confirm":
            break
        await _gap(talk, service.code)
    said = await talk.choose("send")
    key = next(
        one["effect"]["key"] for one in said if one.get("effect", {}).get("type") == "submit"
    )
    talk.cases = [RECEIPT]
    receipt = ReceiptIssued(
        key=key,
        reference=RECEIPT,
        service=dict(service.title),
        agency=dict(service.agency),
        due_on=DUE,
    )
    await talk.system(**wire.write_result(receipt))


async def _gap(talk: Conversation, code: str) -> None:
    """Answer the open question of a petition to this service."""
    asked = step(talk)
    draft = Draft.of(talk.slots["draft"])
    spec = draft.spec(str(asked)) or {}
    if asked == "category":
        await talk.choose(code)
    elif spec.get("type") == "choice":
        await talk.choose(spec["options"][0]["value"])
    else:
        await talk.say({"place": PLACE, "date": "어제"}.get(str(spec.get("type")), "3"))


_SETS_UP: Mapping[str, Callable[[Conversation, Row, Model], Awaitable[None]]] = {
    "none": _nothing,
    "list": _list,
    "answer": _answer,
    "status": _status,
    "receipt": _receipt,
}
