"""Every effect and every result: read as it was written, and refused, by its name alone, in any
shape that the schema does not know."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, replace
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.say import effect as send
from actions.effects import schema, wire
from actions.effects.commits import Submit
from actions.effects.errors import EffectDrift, ResultDrift, WireDrift
from tests.kit.core.wire_examples import EFFECTS, RESULTS

SECRET = "900101-1234567"
SIDES = [
    *((one, wire.write_effect, wire.read_effect, EffectDrift) for one in EFFECTS),
    *((one, wire.write_result, wire.read_result, ResultDrift) for one in RESULTS),
]
IDS = [type(one).__name__ for one, *_ in SIDES]
every = pytest.mark.parametrize(("item", "write", "read", "drift"), SIDES, ids=IDS)
TEXTS = ("service", "agency", "due_reason", "reason", "fields", "files")
"""Fields that are texts by a name, in one of their classes at least."""
Write = Callable[[Any], dict[str, Any]]
Read = Callable[[Any], Any]


def test_there_is_an_example_of_each() -> None:
    assert {type(one) for one in EFFECTS} == {*wire.EFFECTS}
    assert {type(one) for one in RESULTS} == {*wire.RESULTS}


def test_the_schema_is_that_of_the_classes() -> None:
    """`python -m actions.effects.schema > actions/effects/wire.schema.json` writes it anew."""
    assert schema.PATH.read_text(encoding="utf-8") == schema.written()


@every
def test_it_is_read_as_it_was_written(
    item: Any, write: Write, read: Read, drift: type[WireDrift]
) -> None:
    message = json.loads(json.dumps(write(item)))
    assert read(message) == item
    part = "effect" if drift is EffectDrift else "result"
    definitions = json.loads(schema.PATH.read_text(encoding="utf-8"))
    Draft202012Validator({**definitions, "$ref": f"#/$defs/{part}"}).validate(message)


@every
def test_what_sends_it_refuses_another_shape(
    item: Any, write: Write, read: Read, drift: type[WireDrift]
) -> None:
    for one in fields(item):
        for wrong in (object(), {"text": SECRET}, [[SECRET]], 1.5):
            if one.name in TEXTS and isinstance(wrong, dict):
                continue  # that is what they are
            with pytest.raises(drift) as caught:
                write(replace(item, **{one.name: wrong}))
            assert one.name == "type" or caught.value.kind == item.type
            assert SECRET not in repr(caught.value)
            assert caught.value.__cause__ is None


@every
def test_what_gets_it_refuses_another_shape(
    item: Any, write: Write, read: Read, drift: type[WireDrift]
) -> None:
    for wrong in broken(item, write(item)):
        with pytest.raises(drift) as caught:
            read(wrong)
        assert str(caught.value) == item.type


def broken(item: Any, message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {**message, "no_such_field": SECRET}
    for one in fields(item):
        needed = one.default is MISSING and one.default_factory is MISSING
        if needed:
            yield {name: value for name, value in message.items() if name != one.name}
        if one.name != "type":
            yield {**message, one.name: 1.5}


@pytest.mark.parametrize(
    "message",
    [
        None,
        "text",
        [],
        {},
        {"type": None},
        {"type": ["submit"]},
        {"type": SECRET},
        {"type": "join"},
    ],
    ids=str,
)
def test_what_has_no_name_is_refused_without_it(message: Any) -> None:
    for read in (wire.read_effect, wire.read_result):
        with pytest.raises(WireDrift) as caught:
            read(message)
        assert str(caught.value) in ("nameless", "join")


def test_a_journey_sends_nothing_that_is_refused() -> None:
    broken_draft = Submit(capability="petition", service="s", key="k", draft=SECRET)  # type: ignore[arg-type]
    dispatcher = CollectingDispatcher()
    with pytest.raises(EffectDrift, match="^submit$"):
        send(dispatcher, broken_draft)
    assert dispatcher.messages == []
