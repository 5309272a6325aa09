"""The gateway's side of effects and results: one handler for each, and none in another shape."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from structlog.testing import capture_logs

from actions.effects import wire
from actions.effects.commits import DropFiles, RateAnswer, Submit
from bot.messages import system_turns
from bot.messages.system_turns import SystemEvent
from bot.models.conversations import Conversation
from bot.models.messages import Inbound
from bot.turn.effects import COMMITS, LOOKUPS
from tests.kit.core.core import CIPHER, Core, system, texts
from tests.kit.core.wire_examples import EFFECTS, RESULTS

SECRET = "900101-1234567"
PREPARED = (Submit, DropFiles, RateAnswer)
"""What `prepared` makes something else of."""


def test_every_effect_has_a_handler() -> None:
    for kind in wire.EFFECTS:
        assert (kind in LOOKUPS) != (kind in COMMITS or kind in PREPARED), kind


@pytest.mark.parametrize("effect", EFFECTS, ids=lambda one: type(one).__name__)
async def test_an_effect_of_another_shape_is_refused_by_its_name(core: Core, effect: Any) -> None:
    """The person hears of trouble, the turn is kept, and nothing of the effect is written down."""
    drifted = {**wire.write_effect(effect), "no_such_field": SECRET}
    core.dialogue.answers["a"] = [{"say": "test.yes"}, {"effect": drifted}]
    with capture_logs() as lines:
        assert texts(await core.say("a")) == [system("system.trouble")]
    (line,) = (one for one in lines if one["event"] == "turn failed")
    assert (line["reason"], line["what"]) == ("DialogueDrift", f"effect {effect.type}")
    assert SECRET not in repr(lines)
    assert core.rows(Inbound)[0].state == "pending"


@pytest.mark.parametrize("result", RESULTS, ids=lambda one: type(one).__name__)
async def test_a_result_of_another_shape_is_not_sent(core: Core, result: Any) -> None:
    await core.say("a")
    asked = len(core.dialogue.asked)
    conversation = core.rows(Conversation)[0].id
    for name, drifted in (("good", {}), ("bad", {"no_such_field": SECRET})):
        news = SystemEvent(name, {**wire.write_result(result), **drifted})
        write = partial(
            system_turns.add,
            cipher=CIPHER,
            conversation_id=conversation,
            news=news,
            now=core.clock(),
        )
        core.database.now(write)
        with capture_logs() as lines:
            await core.worker.take_due()
        refused = [one for one in lines if one["event"] == "turn failed"]
        assert [(one["reason"], one["what"]) for one in refused] == (
            [("ResultRefused", result.type)] if drifted else []
        )
        assert SECRET not in repr(lines)
    assert len(core.dialogue.asked) == asked + 1


async def test_what_the_gateway_wants_itself_no_journey_may_want(core: Core) -> None:
    core.dialogue.answers["a"] = [{"say": "test.yes"}, {"effect": {"type": "join", "target": "x"}}]
    assert texts(await core.say("a")) == [system("system.trouble")]
