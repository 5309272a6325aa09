"""Notices about one's cases: on or off, and where they go."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from actions.base import placeholders
from actions.dialogue.draft import Draft
from actions.dialogue.irreversible import asks_for
from actions.dialogue.journey import Given, Journey
from actions.dialogue.question import Question
from actions.dialogue.readings import Answer
from actions.dialogue.say import Choice, Value, choice, key
from actions.dialogue.turn import Turn
from actions.effects.commits import Notify
from actions.effects.lookups import AddContact, ListContacts
from actions.reading import wishes

_OFF = re.compile(
    r"꺼|끄|끊|그만|중지|안\s*받|받지\s*않|거부|해지|해제|보내지\s*마|필요\s*없|싫|"
    r"\b(off|stop|disable|mute|unsubscribe|don'?t|do not|no more|cancel)\b",
    re.IGNORECASE,
)
_TOLD = r"(?:notices|notifications?|updates|messages|alerts|texts|news|reminders|them)"
_ON = re.compile(
    r"켜|켤|다시\s*(보내|받)|받고\s*싶|받을\s*(래|게|께)|받겠|받아|받게|알려\s*(줘|주|달)|"
    r"보내\s*(줘|주|달)|"
    r"\b(turn|switch|put)\b.*\bon\b|\bon(\s+please)?[.!\s]*$|^\s*on\b|"
    r"\b(enable|subscribe|start|resume|notify|unmute)\b|"
    rf"\bwant (?!to (?!get\b|receive\b|have\b))(\w+ ){{0,4}}?{_TOLD}\b|"
    rf"\b(get|receive|have|send me)( \w+){{0,3}} {_TOLD}\b",
    re.IGNORECASE,
)
_KO_PLACE = (
    r"(번호|주소|메일|연락처|휴대폰|휴대\s*전화|핸드폰|전화|폰|텔레그램|카톡|웹|수신처|"
    r"(받|보내|오)\S{1,2}\s*(곳|데))"
)
_KO_CHANGE = (
    r"(바꾸|바꿔|바꿀|바꿨|바뀌|바뀐|바뀔|변경|수정|고치|고쳐|고칠|추가|등록|옮기|옮겨|옮길|틀렸|틀린|"
    r"틀려|잘못|새\s|새로|다른|다르|달라)"
)
_EN_PLACE = r"\b(number|address|e-?mail|phone|mobile|channel|number you text)\b"
_EN_CHANGE = (
    r"\b(chang\w*|update|edit|fix|replace|switch|move|use|new|different|another|other|add|wrong|old|"
    r"no longer)\b"
)
_WHERE = re.compile(
    r"어디로|받(는|을)\s*(곳|데|번호|주소|메일|이메일)|수신처|수신자|"
    r"(번호|주소|메일|이메일|문자|텔레그램|웹|카톡|톡|전화|핸드폰|휴대폰)\S{0,2}(으로|로)\b|"
    r"(문자|메일|텔레그램|카톡|톡|전자우편)(으)?로|"
    rf"{_KO_PLACE}.*{_KO_CHANGE}|{_KO_CHANGE}.*{_KO_PLACE}|"
    rf"{_EN_PLACE}.{{0,40}}{_EN_CHANGE}|{_EN_CHANGE}.{{0,40}}{_EN_PLACE}|"
    r"\b(where|which channel)\b|\b(by|via|to my|on) (text|sms|e-?mail|telegram|phone)\b|"
    r"\breplace the number\b",
    re.IGNORECASE,
)
PLACES = (
    r"번호|주소|메일|연락처|휴대폰|핸드폰|전화|받\S{1,2}\s*(?:곳|데)|"
    r"\b(?:number|address|e-?mail|phone)\b"
)
"""What is changed by where notices go."""
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
    turn.effect(Notify(on=on))


async def begin(turn: Turn) -> Draft | None:
    chosen = turn.message.entity("contact")
    if chosen is not None:
        return _chosen(turn, chosen)
    text = turn.message.text
    on = wanted(text)
    if on is not False and (found := placeholders.ADDRESS.search(text)):
        _add(turn, _CHANNELS[found[1]], found[0])
        return None
    if on is not False and _WHERE.search(text):
        turn.look_up(ListContacts())
        return None
    if on is False and not (asks_for(text, "notices_off") and wishes.names_notices(text)):
        return Draft("manage_notifications", step="off")
    if on is not None:
        _set(turn, on)
        return None
    return Draft("manage_notifications", step="notify")


def _chosen(turn: Turn, chosen: str) -> Draft | None:
    """`sms:<id>` is one of the contacts, `add:sms` a new one."""
    kind, _, rest = chosen.partition(":")
    if kind == "add":
        return Draft("manage_notifications", step="email" if rest == "email" else "phone")
    if kind == "use":
        found = placeholders.ADDRESS.search(rest)
        if found is not None:
            _add(turn, _CHANNELS[found[1]], found[0])
        return None
    turn.say("notify.chosen", where=_label("channel", kind))
    turn.effect(Notify(on=True, contact=rest))
    return None


def _add(turn: Turn, channel: str, placeholder: str) -> None:
    """Nothing is open after this: the number that comes is typed to the gateway, not to us."""
    turn.look_up(AddContact(channel=channel, address=placeholder))


async def question(turn: Turn, draft: Draft) -> Question:
    if draft.step == "email":
        return Question("email", "email", "ask.notify.email")
    if draft.step == "phone":
        return Question("phone", "phone", "ask.notify.phone")
    if draft.step == "off":
        offers = (choice("off", "choice.notify.off"), choice("no", "choice.keep"))
        return Question(
            "off", "choice", "ask.notify.off", choices=offers, irreversible="notices_off"
        )
    now_on = bool(turn.metadata.get("notify", True))
    codes = ("off", "on", "where") if now_on else ("on", "off", "where")
    choices = tuple(choice(code, f"choice.notify.{code}") for code in codes)
    name = "ask.notify.is_on" if now_on else "ask.notify.is_off"
    parts = {"where": PLACES}
    return Question("notify", "choice", name, choices=choices, irreversible="notices", parts=parts)


async def take(turn: Turn, draft: Draft, given: Given) -> Draft | None:
    if not isinstance(given, Answer):
        return draft
    if draft.step in _CHANNELS:
        _add(turn, _CHANNELS[draft.step], str(given.value))
    elif given.value == "where":
        turn.look_up(ListContacts())
    elif given.value == "no":
        turn.say("notify.kept")
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
    turn.effect(Notify(on=True, contact=str(contact["id"])))


def _refused(turn: Turn, result: Result) -> None:
    reason, channel = str(result["reason"]), str(result["channel"])
    if reason == "no_channel":
        turn.say("notify.refused.no_channel", where=_label("channel", channel))
    elif reason == "address":
        add = choice(f"contact:add:{channel}", "choice.try_again")
        turn.say(f"notify.refused.address.{channel}", (add,))
    elif reason == "many":
        turn.say("notify.refused.many", minutes=int(result["minutes"]))
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
