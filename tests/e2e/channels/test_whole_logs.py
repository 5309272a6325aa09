"""What the processes wrote down at DEBUG while everything above happened: no secret, no number, no
address, nothing that people said. Runs last, over all logs and metrics."""

from __future__ import annotations

import re

from tests.e2e.channels.conftest import Number, Someone
from tests.kit.fakes.telegram_delivery import HEADER
from tests.kit.fakes.twilio_server import TOKEN
from tests.kit.people.rest import plain_client
from tests.kit.stack.channel_stack import ChannelStack

TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+")
SAID = ("가로등이 떨려요", "민원 넣고 싶어요", "보이지-않는-제목")


def talk(channels: ChannelStack, person: Someone, phone: Number) -> tuple[str, str]:
    """Whatever may go wrong on the way; returns the chat and the number."""
    hana, dul = person(channels), phone(channels)
    channels.telegram.fail("sendMessage", 429, retry_after=1, chat=hana.chat)
    channels.telegram.fail("sendMessage", 400, text="Bad Request: can't parse", chat=hana.chat)
    hana.say("민원 넣고 싶어요")
    channels.telegram.cut("sendMessage", chat=hana.chat)
    hana.say("보이지-않는-제목")
    hana.say("가로등이 떨려요")
    hana.press("다 썼어요")
    channels.telegram.block(hana.chat)
    url = f"{channels.stack.gateway_url}/telegram/webhook"
    plain_client().post(url, json={"update_id": 1}, headers={HEADER: "secret-of-another-bot"})
    plain_client().post(url, json=["?"], headers={HEADER: channels.telegram.webhook.secret})
    channels.twilio.faults.extend([503, "html"])
    dul.say("민원 넣고 싶어요")
    channels.twilio.say(dul.number, "보이지-않는-제목", pictures=1)
    channels.twilio.report("SM" + "e" * 32, "failed", "30003")
    channels.twilio.post({**channels.twilio.form(dul.number, "가로등이 떨려요"), "From": "114"})
    dul.say("수신거부")
    return str(hana.chat), dul.number


def test_nothing_is_told(either: ChannelStack, someone: Someone, number: Number) -> None:
    """TG-27 SMS-16 TG-01"""
    _, telephone = talk(either, someone, number)
    secrets = {
        "the bot's token": either.telegram.token,
        "the secret part of it": either.telegram.token.partition(":")[2],
        "the webhook's secret": "secret-of-the-tests",
        "Twilio's token": TOKEN,
        "a number": telephone.lstrip("+"),
        "a number as it is dialled": telephone.removeprefix("+82"),
        **{f"what was said: {text}": text for text in SAID},
    }
    counting = [n for n in either.stack.names if n.startswith(("gateway", "worker"))]
    logs = {**either.stack.logs(), **{f"metrics of {n}": either.metrics(n) for n in counting}}
    assert '"level": "debug"' in "".join(logs.values())
    found = [
        (name, what)
        for name, text in logs.items()
        for what, secret in secrets.items()
        if secret in text or secret.encode("unicode_escape").decode() in text
    ]
    assert found == []
    tail = re.compile(rf"(?<![0-9a-f]){telephone[-5:]}(?![0-9a-f])")
    assert [name for name, text in logs.items() if tail.search(TIME.sub("", text))] == []
    assert either.stack.logs().keys() >= {"gateway", "worker", "dialogue", "actions"}


def test_nobody_even_tried(channels: ChannelStack) -> None:
    """SMS-22 No call to any address but those configured."""
    assert not channels.stack.refusals.exists(), channels.stack.refusals.read_text()
