"""The few functions of the pinned Rasa 3.6.21 that are replaced, because they cost most of a turn.

Measured on two cores, turns a second at 8 connections with one action a turn: stock 35, with all
of these and the tracker store 256–269. ``REPLACED`` names every function that is replaced, or
whose behaviour :mod:`nlu.channels.gateway` unrolls or relies on, with the first 16 digits of the
SHA-256 of its source: a test compares them, so that no upgrade of Rasa changes one unseen.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

import rasa.shared.utils.common
from rasa.core.actions.action import RemoteAction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.constants import SHOULD_NOT_BE_SET
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.action_call import ActionCall

REPLACED = {
    "rasa.core.actions.action:RemoteAction.run": "b530fc5a6789c82f",
    "rasa.core.actions.action:RemoteAction._action_call_format": "b8da18ca9f78d3ae",
    "rasa.core.actions.action:RemoteAction._utter_responses": "23609a34e9877985",
    "rasa.core.actions.action:RemoteAction._validate_action_result": "24da0f6bdeb2d44f",
    "rasa.core.actions.action:RemoteAction._is_selective_domain_enabled": "d4801aebda007b56",
    "rasa.core.policies.rule_policy:RulePolicy._get_possible_keys": "ae2257980a444fb0",
    "rasa.core.policies.rule_policy:RulePolicy._is_rule_applicable": "c60740c10d00a4cf",
    "rasa.core.policies.rule_policy:RulePolicy._does_rule_match_state": "3b6c9846238775c3",
    "rasa.engine.runner.dask:DaskGraphRunner.run": "ce0438b9b8e79330",
    "rasa.engine.runner.dask:DaskGraphRunner._build_dask_graph": "0035c0b37188c4b1",
    "rasa.shared.core.domain:Domain.is_empty": "95485f444497dba7",
    "rasa.shared.core.events:Event.resolve_by_type": "ffabe9999fc8f7f3",
    "rasa.core.processor:MessageProcessor.handle_message": "a96904e7796d7bf9",
    "rasa.core.processor:MessageProcessor.log_message": "1209f3e2d08b0ac6",
    "rasa.core.processor:MessageProcessor._handle_message_with_tracker": "52ddf94017c2cb84",
    "rasa.core.processor:MessageProcessor._run_action": "787be209d2dd5571",
    "rasa.core.tracker_store:FailSafeTrackerStore.retrieve": "3a893008fbafc668",
    "rasa.core.tracker_store:FailSafeTrackerStore.save": "d181047ec2fddedc",
}


def apply() -> ActionCall:
    """Replace them all; returns the caller of actions, to be closed at the end.

    Called once at the start of the process, by the channel.
    """
    call = ActionCall()
    _remote_action(call)
    _graph_runner()
    _event_types()
    _empty_domain()
    _rules()
    return call


def _remote_action(call: ActionCall) -> None:
    """85 % of a stock turn with an action is ``jsonschema.validate``, which checks its own
    constant schema every time; 14 % of the rest is a new HTTP session for every action. It also
    lets a failing action end the turn (:class:`~nlu.failures.TurnFailed`)."""

    async def run(
        self: RemoteAction,
        output_channel: Any,
        nlg: Any,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        del output_channel, nlg
        return await call.run(self, tracker, domain)

    RemoteAction.run = run


def _graph_runner() -> None:
    """26 % of a turn without the schema check is dask scheduling a dozen calls: they are made one
    after the other instead, in an order that is found once for each set of targets. It also
    keeps the inputs, a tracker with a citizen's texts, out of the debug log."""
    orders: WeakKeyDictionary[Any, dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]]]
    orders = WeakKeyDictionary()

    def run(
        self: DaskGraphRunner,
        inputs: dict[str, Any] | None = None,
        targets: list[str] | None = None,
    ) -> dict[str, Any]:
        wanted = tuple(targets or self._graph_schema.target_names)
        plans = orders.setdefault(self, {})
        if wanted not in plans:
            plans[wanted] = _order(self._graph_schema.minimal_graph_schema(list(wanted)))
        results: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, needs in plans[wanted]:
            # dask gives a node the plain name of an input that nobody provides
            results[name] = self._instantiated_nodes[name](*(results.get(n, n) for n in needs))
        return dict(results[name] for name in wanted)

    DaskGraphRunner.run = run


def _order(schema: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Nodes with their inputs, every node after the nodes that it needs."""
    order: list[tuple[str, tuple[str, ...]]] = []
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in done or name not in schema.nodes:
            return
        if name in above:
            raise GraphRunError("The graph has a circle.")
        needs = tuple(schema.nodes[name].needs.values())
        for need in needs:
            visit(need, (*above, name))
        done.add(name)
        order.append((name, needs))

    for name in schema.nodes:
        visit(name, ())
    return order


def _event_types() -> None:
    """12 % of a turn without the schema check is ``Event.resolve_by_type`` walking through all
    subclasses for every event of a tracker: the classes are looked up once."""
    types = {
        cls.type_name: cls
        for cls in reversed(rasa.shared.utils.common.all_subclasses(Event))
        if getattr(cls, "type_name", None)
    }

    def resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
        found = types.get(type_name, default)
        if found is None and type_name != "topic":
            raise ValueError(f"Unknown event name '{type_name}'.")
        return found

    Event.resolve_by_type = staticmethod(resolve_by_type)


def _empty_domain() -> None:
    """3 % of a turn is ``Domain.is_empty``, asked after every parse, which makes an empty domain
    and writes both out to compare them: it is answered once for each domain."""
    compare = Domain.is_empty

    def is_empty(self: Domain) -> bool:
        # Kept with the domain: its hash costs as much as the question.
        if not hasattr(self, "known_empty"):
            self.known_empty = compare(self)
        return bool(self.known_empty)

    Domain.is_empty = is_empty


def _rules() -> None:
    """5 % of a turn is comparing all rules with the conversation, three times: those that ask for
    another intent or another last action are left out before they are compared."""
    compare = RulePolicy._get_possible_keys

    def possible(self: RulePolicy, lookup: dict[str, str], states: list[State]) -> set[str]:
        if not states or not states[-1].get("prev_action"):
            # At the start of a conversation Rasa takes rules of any intent.
            return compare(self, lookup, states)
        kept = self.__dict__.setdefault("rules_by_last", {})
        if id(lookup) not in kept:
            kept[id(lookup)] = _by_last(self, lookup)
        near: dict[str, str] = {}
        intent, action = _last(states[-1])
        for asked in {(intent, action), (intent, None), (None, action), (None, None)}:
            near.update(kept[id(lookup)].get(asked, {}))
        return compare(self, near, states)

    RulePolicy._get_possible_keys = possible


def _by_last(policy: RulePolicy, lookup: dict[str, str]) -> dict[tuple[Any, Any], dict[str, str]]:
    """Rules by the intent and the action that their last state asks for, None for any."""
    found: dict[tuple[Any, Any], dict[str, str]] = {}
    for key, action in lookup.items():
        found.setdefault(_last(policy._rule_key_to_state(key)[-1]), {})[key] = action
    return found


def _last(state: State) -> tuple[Any, Any]:
    named = (state.get("user", {}).get("intent"), state.get("prev_action", {}).get("action_name"))
    intent, action = (None if name == SHOULD_NOT_BE_SET else name or None for name in named)
    return intent, action
