"""Messages as keys and values: no sentence is made here, none is sent.

One call is one bubble: `{"say": key, "values": {…}, "choices": […], "question": {…}}`, or one
effect: `{"effect": {"type": …}}`. The gateway renders the first kind and executes the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Protocol

from actions.effects import wire
from actions.effects.wire import Effect
from locales import moments

Value = str | int | Mapping[str, Any]
Shown = Literal["", "buttons", "numbers"]
"""The citizen's own words, a number, or one of the objects made below."""


class Dispatcher(Protocol):
    """The one method of rasa_sdk's CollectingDispatcher that we use."""

    def utter_message(self, *, json_message: dict[str, Any]) -> None: ...


@dataclass(frozen=True)
class Choice:
    """A button and a numbered option: `value` comes back, `label` is read."""

    value: str
    label: Value
    shown: Shown = ""
    """Where it is shown: everywhere, unless it is only for buttons or only for numbered lists."""

    def as_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"value": self.value, "label": self.label}
        return {**plain, "shown": self.shown} if self.shown else plain


def say(
    dispatcher: Dispatcher,
    name: str,
    values: Mapping[str, Value],
    choices: Sequence[Choice] = (),
    question: Mapping[str, Any] | None = None,
    read_back: Mapping[str, Any] | None = None,
) -> None:
    """Add one bubble: the sentence `name` of the catalogue with its values. `read_back` is the same
    as data, for clients that draw it: `card`, and `renewed` if this turn has changed it."""
    message: dict[str, Any] = {"say": name, "values": dict(values)}
    if choices:
        message["choices"] = [choice.as_json() for choice in choices]
    if question is not None:
        message["question"] = dict(question)
    dispatcher.utter_message(json_message={**message, **(read_back or {})})


def effect(dispatcher: Dispatcher, wanted: Effect) -> None:
    """Ask the gateway to do something, e.g. `effect(dispatcher, Notify(on=True))`. Raises
    EffectDrift for one that the gateway would not take."""
    dispatcher.utter_message(json_message={"effect": wire.write_effect(wanted)})


def date_(day: date | str) -> Value:
    return {"date": day if isinstance(day, str) else day.isoformat()}


def day_of(moment: str) -> Value:
    """The day of an ISO time, in the agency's zone."""
    return date_(moments.day(datetime.fromisoformat(moment)))


def money(amount: int, currency: str = "KRW") -> Value:
    return {"money": amount, "currency": currency}


def i18n(texts: Mapping[str, str]) -> Value:
    """A text of the portal, which carries its own languages."""
    return {"i18n": dict(texts)}


def language(tag: str) -> Value:
    """What a language is called, in the one in which it is said."""
    return {"language": tag}


def key(name: str, **values: Value) -> Value:
    """Another sentence of the catalogue, put into this one."""
    return {"key": name, "values": values}


def list_(values: Iterable[Value]) -> Value:
    """One value per line."""
    return {"list": list(values)}


def secret(name: str, submission: str) -> Value:
    """What only the gateway knows: it fills it in when the message is delivered."""
    return {"secret": name, "submission": submission}


def choice(value: str, label: str, shown: Shown = "", /, **values: Value) -> Choice:
    """A choice whose label is a sentence of the catalogue."""
    return Choice(value, key(label, **values), shown)
