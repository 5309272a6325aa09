"""What the dialogue is asked: a turn, and the result of a look-up within it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.effects import wire
from actions.effects.errors import ResultDrift
from actions.effects.results import Result
from bot.core.errors import ResultRefused
from bot.messages.inbox import Claim
from bot.turn.input import TurnInput
from locales import moments

COMMANDS: Mapping[str, str] = {
    "start": "start",
    "new": "new",
    "status": "status",
    "human": "human",
    "cancel": "stop",
    "help": "help",
    "settings": "language",
}
"""What the dialogue calls the commands of a menu (actions/dialogue/wish_names.py)."""


def request(claim: Claim, turn_input: TurnInput) -> dict[str, Any]:
    """The turn as the dialogue wants it (nlu/channels/turn.schema.json). Raises ResultRefused."""
    metadata: dict[str, Any] = {
        "turn": claim.inbound.turn,
        "locale": turn_input.locale,
        "channel": turn_input.channel,
        "correlation": claim.inbound.correlation,
        # When the message came: the same however often the turn is taken.
        "now": moments.iso(claim.inbound.received_at),
        "cases": _own(claim) if claim.conversation.bound else [],
        "notify": bool(claim.conversation.notify),
        "bound": bool(claim.conversation.bound),
        "files": turn_input.files,
        "hidden": turn_input.hidden,
        "reach": _reach(claim),
        "first": claim.conversation.prompt_sealed is None and not turn_input.introduced,
    }
    if turn_input.early:
        metadata["early"] = True
    if turn_input.command:
        metadata["command"] = COMMANDS[turn_input.command]
    if turn_input.gone:
        metadata["files_gone"] = list(turn_input.gone)
    if turn_input.result is not None:
        metadata["result"] = _checked(turn_input.result)
    return {
        "conversation": claim.conversation.id,
        "turn": claim.inbound.turn,
        "kind": turn_input.kind,
        "text": turn_input.text,
        "nlu_text": turn_input.corrected or None,
        "choice": turn_input.choice,
        "metadata": metadata,
    }


def _own(claim: Claim) -> list[dict[str, str]]:
    """The cases of the conversation by their portal and its number for them."""
    return [{"portal": portal, "reference": reference} for portal, reference in claim.cases]


def _reach(claim: Claim) -> str | None:
    """The channel on which staff can write to this person or call; None: fetched only."""
    row = claim.conversation
    is_sent_to = row.sent_to and not row.stopped
    return str(row.channel) if is_sent_to else row.linked


def result_request(asked: Mapping[str, Any], result: Result, number: int) -> dict[str, Any]:
    """The system turn that brings a look-up's result back, within the same turn of the inbox.
    Raises ResultRefused."""
    turn = f"{asked['turn']}:r{number}"
    metadata = {**asked["metadata"], "turn": turn, "result": _checked(wire.plain(result))}
    return {
        **asked,
        "turn": turn,
        "kind": "system",
        "text": "",
        "choice": None,
        "metadata": metadata,
    }


def _checked(result: Mapping[str, Any]) -> dict[str, Any]:
    """As it is: what was written down by a version before goes on as it was written."""
    try:
        wire.read_result(result)
    except ResultDrift as drift:
        raise ResultRefused(drift.kind) from None
    return dict(result)
