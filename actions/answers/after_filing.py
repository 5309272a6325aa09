"""Answers about the case that was filed last: each with the most that can be done today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.adapters.errors import PortalError
from actions.adapters.protocol import PETITIONS
from actions.answers import small_talk
from actions.answers.clarification import offers
from actions.base import placeholders
from actions.dialogue import filed
from actions.dialogue.draft import Draft
from actions.dialogue.say import Choice, Value, choice, date_, i18n, key
from actions.dialogue.turn import Turn
from actions.journeys import status
from actions.journeys.filing import filed as filed_case
from actions.journeys.filing import kept

_BY_INTENT = {"withdraw_case": "cancel", "add_to_case": "add", "thank": "thanks"}
"""What the classifier calls what may be said of a case."""
_SAID = frozenset({"address", "add", "still_broken"})
"""Topics that a new petition can carry further."""
_SENTENCES = {
    "address": "after.address",
    "who": "after.who",
    "pin": "after.pin",
    "cancel": "after.cancel",
    "when": "after.when",
    "add": "after.add",
    "thanks": "after.thanks",
    "still_broken": "after.still_broken",
}
_NO_DAY = {"thanks": "thanks", "still_broken": "after.still_broken.open"}
_PERSON = frozenset({"cancel", *_SAID})


async def run(turn: Turn) -> None:
    """What the rules have read."""
    case, topic = kept.case(turn), turn.message.entity("about")
    if (draft := kept.sent(turn)) is not None:
        _soon(turn, draft, topic)
        return
    if case is None or topic is None:
        await small_talk.nothing_open(turn)
        return
    await _answer(turn, await _with_office(turn, case), topic)


def _soon(turn: Turn, draft: Draft, topic: str | None) -> None:
    """What is being filed has no number yet."""
    agency = (draft.service or {}).get("agency")
    if topic == "who" and agency is not None:
        turn.say("after.soon.who", agency=i18n(agency))
    else:
        turn.say("after.soon")


async def instead(turn: Turn, intent: str) -> bool:
    """Whether `intent` was about the case that was filed last, and is answered so."""
    case, topic = kept.case(turn), _BY_INTENT.get(intent)
    if case is None or topic is None or turn.doubtful or _is_past(case, topic):
        return False
    await _answer(turn, await _with_office(turn, case), topic)
    return True


def _is_past(case: Mapping[str, Any], topic: str) -> bool:
    """Whether nobody says that of a case that was only looked at."""
    return bool(case.get("closed")) or (bool(case.get("shown")) and topic == "thanks")


async def _with_office(turn: Turn, case: Mapping[str, Any]) -> Mapping[str, Any]:
    """A case that was looked at, with what the portal says of its office."""
    if not case.get("shown"):
        return case
    try:
        services = await turn.surroundings.services.list(PETITIONS)
    except PortalError:
        return case
    found = next((one for one in services if dict(one.title) == dict(case["service"])), None)
    if found is None:
        return case
    return {**case, "phone": found.phone, "hours": dict(found.hours), "days": found.days}


async def _answer(turn: Turn, case: Mapping[str, Any], topic: str) -> None:
    if topic == "add" and (names := placeholders.FILE.findall(turn.message.text)):
        kept.wait(turn, files=names)
    if topic in _SAID:
        filed_case.remember_said(turn, placeholders.FILE.sub("", turn.message.text).strip())
    name, choices = _sentence(topic, case), _choices(turn, case, topic)
    if _said_last(turn) != name:
        turn.say(name, choices, **_values(turn, case))
    elif topic == "thanks":
        await small_talk.thank(turn)
    else:
        again = "after.when.again" if name == "after.when" else "after.again"
        person = () if topic in _PERSON else offers("talk_to_human")
        turn.say(again, (*choices, *person), **_values(turn, case))


def _sentence(topic: str, case: Mapping[str, Any]) -> str:
    """With the day of the answer where it is known."""
    if topic == "when" and not case.get("due"):
        return "after.when.days" if case.get("days") else "after.who"
    return (_SENTENCES if case.get("due") else {**_SENTENCES, **_NO_DAY})[topic]


def _choices(turn: Turn, case: Mapping[str, Any], topic: str) -> tuple[Choice, ...]:
    if topic == "thanks":
        return ()
    if topic not in _PERSON:
        return _look_up(turn, str(case["reference"]))
    again = (choice(filed.AGAIN, "choice.again_filed"),) if topic in _SAID else ()
    return (*again, *offers("talk_to_human"))


def _look_up(turn: Turn, reference: str) -> tuple[Choice, ...]:
    """Where the case stands, if it belongs to this conversation."""
    own = [one for one in turn.cases if one.reference == reference]
    label = key("choice.check_status")
    return tuple(Choice(f"{status.CASE}:{one.portal}:{reference}", label) for one in own[:1])


def _said_last(turn: Turn) -> str | None:
    last = turn.slot("last")
    return last[-1].get("say") if last else None


def _values(turn: Turn, case: Mapping[str, Any]) -> dict[str, Value]:
    values: dict[str, Value] = {
        **turn.desk(),
        "reference": str(case["reference"]),
        "service": i18n(case["service"]),
        "agency": i18n(case["agency"]),
    }
    if case.get("phone"):
        values["phone"] = str(case["phone"])
        values["hours"] = i18n(case["hours"]) if case.get("hours") else values["hours"]
    if case.get("due"):
        values["due"] = date_(str(case["due"]))
    if case.get("days"):
        values["days"] = int(case["days"])
    return values
