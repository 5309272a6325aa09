"""Whatever is delivered again, or to another machine, or before a process dies: one turn, one
answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.e2e.channels.conftest import Number, Someone
from tests.kit.fakes.holding import dialogue_held
from tests.kit.fakes.telegram_delivery import HEADER
from tests.kit.people.rest import plain_client
from tests.kit.stack.channel_stack import ChannelStack

TURNS = """SELECT count(*) FROM inbox i JOIN contacts c ON c.id = i.contact_id
           WHERE c.contact = :contact"""


def turns(channels: ChannelStack, channel: str, contact: str) -> int:
    found: int = channels.query(TURNS, contact=channels.digest(channel, contact))[0][0]
    return found


def post_update(channels: ChannelStack, gateway: int, update: Mapping[str, Any]) -> int:
    """As Telegram does, to one of the machines."""
    answer = plain_client().post(
        f"{channels.stack.gateway_urls[gateway]}/telegram/webhook",
        json=update,
        headers={HEADER: channels.telegram.webhook.secret},
    )
    return answer.status_code


AGAIN: dict[str, Callable[[ChannelStack, int], list[int | None]]] = {
    "TG-02 one after the other": lambda channels, update: [
        *channels.telegram.redeliver(update),
        *channels.telegram.redeliver(update),
    ],
    "TG-02 at once": lambda channels, update: channels.telegram.redeliver(update, 5),
    "TG-02 to two machines at once": lambda channels, update: _to_both(channels, update),
}


def _to_both(channels: ChannelStack, update: int) -> list[int | None]:
    with ThreadPoolExecutor(4) as pool:
        return list(
            pool.map(
                lambda gateway: post_update(channels, gateway, channels.telegram.updates[update]),
                (0, 1, 0, 1),
            )
        )


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN)
def test_an_update_again(
    again: Callable[[ChannelStack, int], list[int | None]], posted: ChannelStack, someone: Someone
) -> None:
    hana = someone(posted)
    with dialogue_held(posted.stack):
        update = posted.telegram.say(hana.chat, "안녕하세요")
        assert set(again(posted, update)) == {200}
    assert len(hana.answer()) == 1
    assert set(again(posted, update)) == {200}
    assert hana.answer() == []
    assert turns(posted, "telegram", str(hana.chat)) == 1


def test_an_update_to_both_for_the_first_time(posted: ChannelStack, someone: Someone) -> None:
    """TG-02 Neither machine knows of it yet."""
    hana = someone(posted)
    template = posted.telegram.updates[posted.telegram.say(hana.chat, "안녕하세요")]
    hana.answer()
    update = {**template, "update_id": 900_000 + hana.chat}
    update["message"] = {**update["message"], "message_id": 900_000, "text": "고마워요"}
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda n: post_update(posted, n % 2, update), range(8)))
    assert statuses == [200] * 8
    assert len(hana.answer()) == 1
    assert turns(posted, "telegram", str(hana.chat)) == 2


def test_a_text_message_five_times(posted: ChannelStack, number: Number) -> None:
    """SMS-03 The same MessageSid: one turn, one reply, five times 200."""
    hana = number(posted)
    form = posted.twilio.form(hana.number, "안녕하세요")
    answers = [posted.twilio.post(form).status_code for _ in range(5)]
    assert answers == [200] * 5
    assert len(hana.answer()) == 1
    assert turns(posted, "sms", hana.number) == 1


@pytest.mark.kills
def test_killed_after_the_acknowledgement(posted: ChannelStack, someone: Someone) -> None:
    """TG-04 The 200 is out, then every gateway and worker dies at once; started again, it is
    answered once."""
    hana = someone(posted)
    victims = [n for n in posted.stack.names if n.startswith(("gateway", "worker"))]
    with dialogue_held(posted.stack) as held:
        update = posted.telegram.say(hana.chat, "안녕하세요")
        posted.telegram.wait(lambda: not posted.telegram.pending)
        held.wait()
        for name in victims:
            posted.stack.kill(name)
    for name in victims:
        posted.stack.start(name)
    statuses = [d.status for d in posted.telegram.deliveries if d.update_id == update]
    assert statuses == [200]
    assert len(hana.answer()) == 1
    assert turns(posted, "telegram", str(hana.chat)) == 1


@pytest.mark.kills
def test_killed_after_a_text_message(posted: ChannelStack, number: Number) -> None:
    """TG-04 The same for text messages."""
    hana = number(posted)
    with dialogue_held(posted.stack) as held:
        assert posted.twilio.say(hana.number, "안녕하세요").status_code == 200
        held.wait()
        posted.stack.kill("gateway")
    posted.stack.start("gateway")
    assert len(hana.answer()) == 1
    assert turns(posted, "sms", hana.number) == 1


@pytest.mark.kills
def test_killed_while_it_fetches(channels: ChannelStack, someone: Someone) -> None:
    """TG-04 TG-07 Fetched by a gateway that dies: what was given up to us is answered, what was
    not is fetched again."""
    hana, other = someone(channels), someone(channels)
    channels.telegram.say(hana.chat, "안녕하세요")
    channels.telegram.wait(lambda: not channels.telegram.pending)
    channels.stack.kill("gateway")
    channels.telegram.say(other.chat, "안녕하세요")
    channels.stack.start("gateway")
    assert len(hana.answer()) == 1
    assert len(other.answer()) == 1
