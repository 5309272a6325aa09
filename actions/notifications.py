"""Notices about one's cases: on or off, and where they go."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from actions.draft import Draft
from actions.journey_type import Given, Journey
from actions.question import Question
from actions.readings import Answer
from actions.say import Choice, Value, choice, key
from actions.turn import Turn

_OFF = re.compile(
    r"꺼|끄|끊|그만|중지|안\s*받|받지\s*않|거부|해지|해제|보내지\s*마|필요\s*없|싫|"
    r"\b(off|stop|disable|mute|unsubscribe|don'?t|do not|no more|cancel)\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"켜|켤|받고|받을|받아|받게|알려|다시\s*보내|보내\s*(줘|주)|"
    r"\b(on|enable|subscribe|start|resume|notify|want|get|receive|unmute)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"어디로|받(는|을)\s*(곳|데|번호|주소|메일|이메일)|수신처|수신자|"
    r"(번호|주소|메일|이메일|문자|텔레그램|웹|카톡|톡|전화|핸드폰|휴대폰)\S{0,2}\s*(를|을)?\s*"
    r"(바꾸|바꿔|변경|추가|으로|로)|(문자|메일|텔레그램|카톡|톡|전자우편)(으)?로|"
    r"\b(where|which channel|(change|new|different|another|add)\b.{0,20}"
    r"\b(number|address|e-?mail|phone|channel)|"
    r"(by|via|to my|on) (text|sms|e-?mail|telegram|phone))\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"⟦(phone|email):\d+⟧")
_CHANNELS: Mapping[str, str] = {"phone": "sms", "email": "email"}
"""What a placeholder stands for → the channel that it belongs to."""
_NAMED = ("webchat", "telegram", "sms", "email")
Result = Mapping[str, Any]


def wanted(text: str) -> bool | None:
    """Whether `text` wants notices; None when it does not say."""
    if _OFF.search(text):
        return False
    return True if _ON.search(text) else None


def _set(turn: Turn, on: bool) -> None:
    turn.say("notify.on" if on else "notify.off")
    turn.effect("notify", on=on)


async def begin(turn: Turn) -> Draft | None:
    chosen = turn.message.entity("contact")
    if chosen is not None:
        return _chosen(turn, chosen)
    text = turn.message.text
    on = wanted(text)
    if on is not False and (found := _ADDRESS.search(text)):
        _add(turn, _CHANNELS[found[1]], found[0])
        return None
    if on is not False and _WHERE.search(text):
        turn.effect("contacts")
        return None
    if on is not None:
        _set(turn, on)
        return None
    return Draft("manage_notifications", step="notify")


def _chosen(turn: Turn, chosen: str) -> Draft | None:
    """`sms:<id>` is one of the contacts, `add:sms` a new one."""
    kind, _, rest = chosen.partition(":")
    if kind == "add":
        return Draft("manage_notifications", step="email" if rest == "email" else "phone")
    turn.say("notify.chosen", where=_label("channel", kind))
    turn.effect("notify", on=True, contact=rest)
    return None


def _add(turn: Turn, channel: str, placeholder: str) -> None:
    """Nothing is open after this: the number that comes is typed to the gateway, not to us."""
    turn.effect("add_contact", channel=channel, address=placeholder)


async def question(turn: Turn, draft: Draft) -> Question:
    if draft.step == "email":
        return Question("email", "email", "ask.notify.email")
    if draft.step == "phone":
        return Question("phone", "phone", "ask.notify.phone")
    now_on = bool(turn.metadata.get("notify", True))
    codes = ("off", "on", "where") if now_on else ("on", "off", "where")
    choices = tuple(choice(code, f"choice.notify.{code}") for code in codes)
    name = "ask.notify.is_on" if now_on else "ask.notify.is_off"
    return Question("notify", "choice", name, choices=choices)


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if not isinstance(given, Answer):
        return draft
    if draft.step in _CHANNELS:
        _add(turn, _CHANNELS[draft.step], str(given.value))
    elif given.value == "where":
        turn.effect("contacts")
    else:
        _set(turn, given.value == "on")
    return None


def _contacts(turn: Turn, result: Result) -> None:
    """Where notices can go; the first is where they go now."""
    known = list(result.get("contacts") or ())
    can_add = [str(channel) for channel in result.get("can_add") or ()]
    choices = (
        *(Choice(f"contact:{one['channel']}:{one['id']}", _place(one)) for one in known),
        *(choice(f"contact:add:{name}", f"choice.notify.add.{name}") for name in can_add),
    )
    if not known:
        turn.say("notify.where.none", choices)
    elif len(choices) == 1:
        turn.say("notify.where.one", where=_place(known[0]))
    else:
        turn.say("notify.where.several", choices, where=_place(known[0]))


def _asked(turn: Turn, result: Result) -> None:
    turn.say("notify.number_sent", where=_place(result["contact"]))


def _known(turn: Turn, result: Result) -> None:
    contact: Result = result["contact"]
    turn.say("notify.chosen", where=_place(contact))
    turn.effect("notify", on=True, contact=str(contact["id"]))


def _refused(turn: Turn, result: Result) -> None:
    reason, channel = str(result["reason"]), str(result["channel"])
    if reason == "no_channel":
        turn.say("notify.refused.no_channel", where=_label("channel", channel))
    elif reason == "address":
        add = choice(f"contact:add:{channel}", "choice.try_again")
        turn.say(f"notify.refused.address.{channel}", (add,))
    else:
        turn.say(f"notify.refused.{reason}")


def _place(contact: Result) -> Value:
    hint = str(contact.get("hint") or "")
    return _label("where", str(contact["channel"]), **({"hint": hint} if hint else {}))


def _label(kind: str, channel: str, **values: Value) -> Value:
    return key(f"link.{kind}.{channel if channel in _NAMED else 'other'}", **values)


NOTIFICATIONS = Journey(begin, question, take)
TELLERS: Mapping[str, Callable[[Turn, Result], None]] = {
    "contacts": _contacts,
    "contact_asked": _asked,
    "contact_known": _known,
    "contact_refused": _refused,
}
"""What came of the look-ups."""
