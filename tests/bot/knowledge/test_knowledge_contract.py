"""The scripted knowledge of other tests answers with the keys of the real one, and no others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.knowledge.service import entry_json
from tests.bot.faq_entries import PASSPORTS, put
from tests.kit.core.core import Core
from tests.kit.core.core_knowledge import knows, look_up

ENTRY = entry_json(PASSPORTS[0])
EFFECTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "sure": ({"type": "faq", "query": "여권재발급"}, {"entry": ENTRY}),
    "nothing near": ({"type": "faq", "query": "날씨"}, {"nearest": []}),
    "chosen": ({"type": "faq", "entry": "dog", "query": "강아지"}, {"entry": ENTRY}),
    "chosen in full": (
        {"type": "faq", "entry": "dog", "query": "강아지", "full": True},
        {"entry": ENTRY},
    ),
    "not asked in full": (
        {"type": "faq", "entry": "dog", "query": "강아지", "full": False},
        {"entry": ENTRY},
    ),
    "chosen but gone": ({"type": "faq", "entry": "nobody", "query": ""}, {"nearest": []}),
    "gone in full": (
        {"type": "faq", "entry": "nobody", "query": "", "full": True},
        {"nearest": []},
    ),
    "a word of an entry": ({"type": "term", "query": "강아지"}, {"entry": ENTRY, "terms": []}),
}


def shape(value: Any) -> Any:
    """Keys all the way down; of a list its first row."""
    if isinstance(value, Mapping):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__ if isinstance(value, bool) else None


@pytest.mark.parametrize(("effect", "found"), EFFECTS.values(), ids=EFFECTS)
async def test_the_fake_answers_as_the_real_one(
    core: Core, effect: dict[str, Any], found: dict[str, Any]
) -> None:
    put(core.database, *PASSPORTS)
    knowledge = core.runtime.lookups.knowledge
    assert knowledge is not None
    real = await look_up(knowledge, effect)
    scripted = knows(**found)(effect)
    assert real.keys() == scripted.keys()
    assert real["type"] == scripted["type"]
    assert real.get("full") == scripted.get("full")
    if "entry" in real:
        assert shape(real["entry"]).keys() == shape(scripted["entry"]).keys()


async def test_row_15_the_long_answer_is_the_long_one(core: Core) -> None:
    put(core.database, *PASSPORTS)
    knowledge = core.runtime.lookups.knowledge
    assert knowledge is not None
    effect = {"type": "faq", "entry": "dog", "query": "강아지", "full": True}
    assert (await look_up(knowledge, effect))["full"] is True
