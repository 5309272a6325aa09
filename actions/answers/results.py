"""What came of an effect, in a turn that the system made: receipts, cases, counts, notices."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from actions.answers import ask_faq, case_news, clarification, explain_term, human, two_matters
from actions.dialogue.say import Value, choice, date_, i18n, key, list_, secret
from actions.dialogue.turn import Turn
from actions.journeys import my_data, notifications, status
from actions.journeys.filing import filed, kept
from actions.journeys.filing import files as petition_files
from actions.reading.meant import RESUMES

log = logging.getLogger(__name__)

Result = Mapping[str, Any]
_STATES = frozenset(
    {"received", "checking", "need_you", "working", "decided", "done", "refused", "withdrawn"}
)
_WRONG_WITH_FILES = frozenset({"too_large", "not_accepted", "duplicate", "too_many"})
_ANSWERED = ask_faq.ANSWERS | {"case", "cases", "case_not_found"}
"""After these the other one of two matters is offered."""
_KILOMETRE = 1000
_OPEN = frozenset({"received", "checking", "working"})
"""States in which a due date still says something."""


async def say_result(turn: Turn) -> None:
    """Say what `metadata.result` tells; never touches the draft."""
    result: Result = turn.result or {}
    if result.get("type") in ask_faq.ANSWERS and await clarification.found(turn, result):
        return
    teller = _TELLERS.get(str(result.get("type")))
    if teller is None:
        log.warning("a result of an unknown type: %s", result.get("type"))
        turn.say("result.unknown", **turn.desk())
        return
    teller(turn, result)
    if result["type"] in _ANSWERED and turn.draft() is None:
        two_matters.offer(turn)


def _receipt(turn: Turn, result: Result) -> None:
    submission = str(result["key"])
    filed.remember(turn, result, kept.settle(turn, submission))
    values: dict[str, Value] = {
        "reference": str(result["reference"]),
        "service": i18n(result["service"]),
        "agency": i18n(result["agency"]),
        "pin": secret("pin", submission),
    }
    turn.say("receipt.number.code" if result.get("reach") == "code" else "receipt.number", **values)
    if result.get("due_on"):
        due = date_(str(result["due_on"]))
        reason = result.get("due_reason")
        if reason:
            turn.say("receipt.due.why", due=due, reason=i18n(reason))
        else:
            turn.say("receipt.due", due=due)
    if kept.offer(turn) is not None:
        turn.say("another.waits", (choice(RESUMES, "choice.continue"),))
    else:
        two_matters.offer(turn)


def _delayed(turn: Turn, _result: Result) -> None:
    turn.say("submit.delayed", **turn.desk())


def _rejected(turn: Turn, result: Result) -> None:
    fields = result.get("fields") or {}
    named: Mapping[str, str] = result.get("files") or {}
    again = kept.give_back(turn, str(result["key"]), fields, named)
    choices = (choice("file_petition", "choice.correct"),) if again else ()
    if named:
        lines = [key("submit.file", file=name, why=_why(why)) for name, why in named.items()]
        turn.say("submit.rejected.named", choices, lines=list_(lines), **turn.desk())
        return
    if petition_files.OWN in fields:
        why = _why(str(fields[petition_files.OWN]))
        turn.say("submit.rejected.files", choices, why=why, **turn.desk())
        return
    if result.get("reason"):
        turn.say("submit.rejected.why", choices, reason=i18n(result["reason"]), **turn.desk())
    else:
        turn.say("submit.rejected", choices, **turn.desk())


def _why(reason: str) -> Value:
    """What the portal says of a file, as far as we know the word."""
    return key(f"submit.file.{reason if reason in _WRONG_WITH_FILES else 'other'}")


def _failed(turn: Turn, result: Result) -> None:
    again = kept.give_back(turn, str(result["key"]), {})
    choices = (choice("file_petition", "choice.try_again"),) if again else ()
    turn.say("submit.failed", choices, **turn.desk())


def _case(turn: Turn, result: Result) -> None:
    case: Result = result["case"]
    _state(turn, case)
    if result.get("bound"):
        state = str(case["state"])
        filed.shown(turn, case, is_open=state in _OPEN or state == "need_you")
    if case.get("answer"):
        turn.say("case.answer", agency=i18n(case["agency"]), answer=str(case["answer"]))
    elif result.get("way"):
        _reach(turn, result)


def _reach(turn: Turn, result: Result) -> None:
    """How the answer can be reached that is not shown here."""
    if result["way"] != "code":
        is_filed = result["way"] == "filed"
        turn.say("case.answer.filed" if is_filed else "case.answer.stopped", **turn.desk())
        return
    turn.say("case.answer.code", status.code_choices(result))


def _code_sent(turn: Turn, result: Result) -> None:
    there: Result = result["contact"]
    where = status.place(str(there["channel"]), str(there["hint"]))
    turn.say("reach.sent", where=where, minutes=int(result["minutes"]))


def _code_refused(turn: Turn, result: Result) -> None:
    if result["reason"] in ("limited", "many"):
        values: dict[str, Value] = {"minutes": int(result["minutes"]), **turn.desk()}
        turn.say("reach.many" if result["reason"] == "many" else "reach.limited", **values)
        return
    turn.say("case.answer.stopped", **turn.desk())


def _state(turn: Turn, case: Result) -> None:
    state = str(case["state"])
    named = status.named(case) if "portal" in case else None
    kept.speak_of(turn, str(case.get("title") or case["reference"]), case=named)
    name = f"case.{state}" if state in _STATES else "case.unknown"
    turn.say(name, **case_news.values(case))
    if state in _OPEN and case.get("due_on"):
        turn.say("case.due", due=date_(str(case["due_on"])))


def _cases(turn: Turn, result: Result) -> None:
    cases = list(result.get("cases") or ())
    if not cases:
        turn.say("status.none")
    elif len(cases) == 1:
        _case(turn, {"case": cases[0], "bound": True})
    else:
        lines = [key("status.line", **case_news.values(case)) for case in cases]
        choices = tuple(status.case_choice(case) for case in cases)
        turn.say("status.list", choices, count=len(cases), lines=list_(lines))


def _not_found(turn: Turn, result: Result) -> None:
    left = result.get("left")
    if left:
        turn.say("status.wrong_pin", left=int(left))
    elif left == 0:
        _limited(turn, result)
    else:
        turn.say("status.not_found", _AGAIN)


def _limited(turn: Turn, result: Result) -> None:
    turn.say("status.limited", minutes=int(result["minutes"]), **turn.desk())


def _busy(turn: Turn, _result: Result) -> None:
    turn.say("status.busy")


def _offices(turn: Turn, result: Result) -> None:
    offices = list(result.get("offices") or ())
    if not offices:
        choices = (choice("find_office", "choice.try_again"),)
        turn.say("offices.none", choices, **turn.desk())
        return
    turn.say("offices.list", lines=list_(_office(office) for office in offices))


def _office(office: Result) -> Value:
    values: dict[str, Value] = {
        "office": i18n(office["name"]),
        "address": i18n(office["address"]),
        "phone": str(office["phone"]),
        "hours": i18n(office["hours"]),
    }
    metres = office.get("metres")
    if metres is None:
        return key("offices.line", **values)
    if int(metres) < _KILOMETRE:
        return key("offices.line.near", **values, metres=max(100, round(int(metres), -2)))
    return key("offices.line.far", **values, kilometres=f"{int(metres) / _KILOMETRE:.1f}")


def _offices_down(turn: Turn, _result: Result) -> None:
    turn.say("offices.down", (choice("find_office", "choice.try_again"),), **turn.desk())


def _down(turn: Turn, _result: Result) -> None:
    turn.say("status.down", (choice("check_status", "choice.try_again"),), **turn.desk())


def _changed(turn: Turn, result: Result) -> None:
    """A notice that nobody asked for: it says which case it is about."""
    if result.get("event") != "taken":
        filed.moved(turn, str(result["case"]["reference"]))
    for sentence, values in case_news.sentences(result["case"], str(result.get("event"))):
        turn.say(sentence, **values)


_AGAIN = (
    choice("check_status", "choice.try_again"),
    choice("talk_to_human", "choice.talk_to_human"),
)
_TELLERS: dict[str, Callable[[Turn, Result], None]] = {
    "receipt": _receipt,
    "submit_delayed": _delayed,
    "submit_rejected": _rejected,
    "submit_failed": _failed,
    "case": _case,
    "cases": _cases,
    "case_not_found": _not_found,
    "lookup_limited": _limited,
    "lookup_busy": _busy,
    "lookup_down": _down,
    "code_sent": _code_sent,
    "code_refused": _code_refused,
    "offices": _offices,
    "offices_down": _offices_down,
    "my_data": my_data.say_summary,
    "case_changed": _changed,
    "faq": ask_faq.tell,
    "term": explain_term.tell,
    "faq_down": ask_faq.down,
    **notifications.TELLERS,
    **human.TELLERS,
}
