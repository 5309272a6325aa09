"""Hops are counted by what the processes write into their logs."""

from __future__ import annotations

import pytest

from tests.bench import faq_turns
from tests.bench.faq_turns import Cost

TURN = '{"event": "turn", "turn": "a1", "kind": "text", "ms": 4.2}'
VECTORS = '{"event": "vectors", "texts": 1, "ms": 20.1}'
ACTION = '{"event": "action_journey: 2 messages in 0.9 ms"}'
OTHER = '{"event": "model loaded"}'


@pytest.mark.parametrize(
    ("dialogue", "actions", "calls"),
    [
        ([], [], 0),
        ([OTHER], [OTHER], 0),
        ([TURN], [ACTION], 2),
        ([TURN, VECTORS, TURN], [ACTION, ACTION], 5),
    ],
)
def test_calls(dialogue: list[str], actions: list[str], calls: int) -> None:
    logs = {"dialogue": "\n".join(dialogue), "actions": "\n".join(actions), "gateway": TURN}
    assert faq_turns.calls(logs) == calls


def test_rounds_together() -> None:
    cpu = {"gateway": 10.0, "dialogue": 20.0, "actions": 2.0, "worker": 0.0}
    both = Cost.together([Cost((5.0, 7.0), cpu, 8), Cost((9.0, 11.0), cpu, 12)])
    line = both.line("a question")
    assert line.startswith("a question: 5.0 hops a turn, 16.0 ms of the processors (gateway 5.0, ")
    assert line.endswith("p50 8.0 ms, 4 turns")
