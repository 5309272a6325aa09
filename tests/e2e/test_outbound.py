"""No telemetry, no call to any address but those configured. Runs last, over all logs."""

from __future__ import annotations

from tests.kit.people.rest import Citizen
from tests.kit.stack.processes import Stack


def test_nobody_even_tried(stack: Stack) -> None:
    assert Citizen(stack.gateway_url).say("안녕하세요")
    assert not stack.refusals.exists(), stack.refusals.read_text()
