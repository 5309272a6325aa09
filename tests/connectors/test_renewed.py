"""In whose place a message stands, in every shape in which a program fetches it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from connectors.contract import OutboundMessage
from connectors.webchat.chat import event
from connectors.webchat.deepchat import items
from connectors.webchat.rest import item
from connectors.webchat.socketio.events import bot_uttered

Shown = Mapping[str, Any]


def _event(message: OutboundMessage) -> Shown:
    lines = event(message).decode().splitlines()
    found: Shown = json.loads(next(x for x in lines if x.startswith("data:"))[5:])
    return found


SHAPES: dict[str, Callable[[OutboundMessage], Shown]] = {
    "the stream of the page": _event,
    "REST": lambda message: item(message, "amy").get("custom", {}),
    "deep-chat": lambda message: items.item(message)["custom"],
    "Socket.IO": lambda message: bot_uttered(message)["metadata"],
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_message_that_is_renewed(shape: Callable[[OutboundMessage], Shown]) -> None:
    card = {"kind": "petition", "rows": []}
    assert shape(OutboundMessage(7, "둘", "ko", "t", card=card, renews=4))["renews"] == 4
    assert "renews" not in shape(OutboundMessage(7, "하나", "ko", "t", card=card))
