"""What the gateway's knowledge gives back, scripted. It answers with no more than the real one
(tests/bot/knowledge/test_knowledge_contract.py compares their keys)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.effects import wire
from bot.knowledge.service import Knowledge

Answer = Callable[[Mapping[str, Any]], dict[str, Any]]


def knows(**found: Any) -> Answer:
    """`entry`, `nearest` or `terms`, whatever is asked; what was asked in full is told so."""

    def find(effect: Mapping[str, Any]) -> dict[str, Any]:
        if found.get("type") == "faq_down":
            return {"type": "faq_down"}
        kind = "term" if found.get("terms") else effect["type"]
        result = {"type": kind, "question": effect.get("query", ""), **found}
        full = bool(effect.get("full")) and "entry" in result
        return {**result, "full": True} if full else result

    return find


async def look_up(knowledge: Knowledge, effect: Mapping[str, Any]) -> dict[str, Any]:
    """What the real one finds, as it goes to a journey."""
    found = await knowledge.run(wire.read_effect(effect), seconds=5.0)  # type: ignore[arg-type]
    return wire.write_result(found)
