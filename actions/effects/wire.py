"""Effects and results as JSON. Whoever sends one and whoever gets one checks it here.

The JSON Schema is `wire.schema.json`, made of the classes: `python -m actions.effects.schema`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter, ValidationError

from actions.effects.commits import Commit
from actions.effects.errors import EffectDrift, ResultDrift, WireDrift
from actions.effects.lookups import Lookup
from actions.effects.results import Result

Effect = Lookup | Commit
EFFECTS: tuple[Any, ...] = get_args(Effect)
RESULTS: tuple[Any, ...] = get_args(Result)
_KIND = re.compile("[a-z_]{1,40}")


@cache
def effects() -> TypeAdapter[Effect]:
    return TypeAdapter(Annotated[Effect, Field(discriminator="type")])


@cache
def results() -> TypeAdapter[Result]:
    return TypeAdapter(Annotated[Result, Field(discriminator="type")])


@cache
def result_kinds() -> frozenset[str]:
    return frozenset(str(one.type) for one in RESULTS)


def warm() -> None:
    """Build now what the first effect needs: it takes 0.1 s."""
    effects(), results()


def read_effect(message: Any) -> Effect:
    """Raises EffectDrift."""
    found: Effect = _read(effects(), message, EffectDrift)
    return found


def read_result(message: Any) -> Result:
    """Raises ResultDrift."""
    found: Result = _read(results(), message, ResultDrift)
    return found


def write_effect(effect: Effect) -> dict[str, Any]:
    """Raises EffectDrift."""
    message: dict[str, Any] = plain(effect)
    read_effect(message)
    return message


def write_result(result: Result) -> dict[str, Any]:
    """Raises ResultDrift."""
    message: dict[str, Any] = plain(result)
    read_result(message)
    return message


def plain(value: Any) -> Any:
    """As JSON has it: dictionaries and lists."""
    if is_dataclass(value):
        return {
            one.name: plain(found)
            for one in fields(value)
            if (found := getattr(value, one.name)) is not None or one.default is not None
        }
    if isinstance(value, Mapping):
        return {name: plain(found) for name, found in value.items()}
    return [plain(found) for found in value] if isinstance(value, list | tuple) else value


def _read(adapter: TypeAdapter[Any], message: Any, drift: type[WireDrift]) -> Any:
    try:
        return adapter.validate_json(json.dumps(message))
    except (ValidationError, TypeError, ValueError):
        # Neither the message nor what pydantic says of it goes on: both hold values.
        raise drift(_kind(message)) from None


def _kind(message: Any) -> str:
    kind = message.get("type") if isinstance(message, Mapping) else None
    return kind if isinstance(kind, str) and _KIND.fullmatch(kind) else "nameless"
