"""The JSON Schema of effects and results, generated from their classes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from actions.effects import wire

PATH = Path(__file__).with_name("wire.schema.json")
REF = "#/$defs/{model}"


def build() -> dict[str, Any]:
    """`$defs` has `effect`, `result` and all that they consist of."""
    named, shared = TypeAdapter.json_schemas(
        [("effect", "validation", wire.effects()), ("result", "validation", wire.results())],
        ref_template=REF,
    )
    unions = {str(name): schema for (name, _), schema in named.items()}
    for one in shared["$defs"].values():
        if "const" in one["properties"].get("type", {}):
            one["required"] = ["type", *one.get("required", ())]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://sinmungo.invalid/wire.schema.json",
        "title": "What a journey wants of the gateway, and what comes of it",
        "$defs": {**shared["$defs"], **unions},
    }


def written() -> str:
    return json.dumps(build(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(written())
