"""Every function of Rasa that is replaced or relied on is the one that was read, and what replaces
it finds the same."""

from __future__ import annotations

import ast
import hashlib
import json
from importlib.util import find_spec
from itertools import product
from pathlib import Path

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import SHOULD_NOT_BE_SET

from nlu import speed
from nlu.speed import REPLACED


def source_hash(name: str) -> str:
    """From the file, not from the class: in this process the function may be replaced."""
    module, path = name.split(":")
    source = Path(str(find_spec(module).origin)).read_text(encoding="utf-8")
    scope: ast.AST = ast.parse(source)
    for part in path.split("."):
        scope = next(n for n in ast.iter_child_nodes(scope) if getattr(n, "name", None) == part)
    return hashlib.sha256(str(ast.get_source_segment(source, scope)).encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", REPLACED)
def test_rasa_is_as_it_was_read(name: str) -> None:
    assert source_hash(name) == REPLACED[name]


INTENTS = [None, "ask", "file", SHOULD_NOT_BE_SET]
ACTIONS = [None, "action_listen", "action_answer"]
LOOPS = [None, "form", SHOULD_NOT_BE_SET]


def state(intent: str | None, action: str | None, loop: str | None) -> dict[str, dict[str, str]]:
    parts = {
        "user": {"intent": intent},
        "prev_action": {"action_name": action},
        "active_loop": {"name": loop},
    }
    return {k: v for k, v in parts.items() if any(v.values())}


STATES = [state(*parts) for parts in product(INTENTS, ACTIONS, LOOPS)]


def test_the_same_rules_apply(monkeypatch: pytest.MonkeyPatch) -> None:
    """All rules of one state, some of two, against all conversations of one state and of two."""
    compare = RulePolicy._get_possible_keys
    monkeypatch.setattr(RulePolicy, "_get_possible_keys", compare)
    speed._rules()
    rules = [[last] for last in STATES] + [[STATES[i], last] for i, last in enumerate(STATES)]
    lookup = {json.dumps(rule): "action_answer" for rule in rules}
    policy = RulePolicy.__new__(RulePolicy)
    for now in STATES:
        for before in [None, *STATES[::7]]:
            states = [now] if before is None else [before, now]
            expected = compare(policy, lookup, states)
            assert RulePolicy._get_possible_keys(policy, lookup, states) == expected
    assert RulePolicy._get_possible_keys(policy, lookup, []) == set(lookup)
