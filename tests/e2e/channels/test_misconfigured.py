"""A wrong token takes one channel away and nothing else; the other provider of text messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.kit.people.filing import MATTER
from tests.kit.people.rest import Browser, plain_client
from tests.kit.stack.channel_stack import ChannelStack

WRONG = "4242:WRONG-token_of-nobody"


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChannelStack]:
    settings = {"SINMUNGO_TELEGRAM__TOKEN": WRONG}
    folder = tmp_path_factory.mktemp("wrong")
    with ChannelStack(folder, provider="signed_json", settings=settings) as shared:
        yield shared


def health(channels: ChannelStack, name: str) -> httpx.Response:
    return plain_client().get(f"{channels.stack.gateway_url}/health/{name}")


def test_readiness_names_it(wrong: ChannelStack) -> None:
    """TG-25 Ready it is not, and it says why; alive it is; nobody is told the token."""
    wrong.telegram.wait(lambda: any(c.status == 401 for c in wrong.telegram.calls))
    ready = health(wrong, "ready")
    assert ready.status_code == 503
    assert ready.json()["failing"] == ["telegram"]
    assert health(wrong, "live").status_code == 200
    assert not [name for name, text in wrong.stack.logs().items() if "WRONG-token" in text]


def test_the_web_chat_works(wrong: ChannelStack) -> None:
    """TG-25"""
    browser = Browser.open(wrong.stack.gateway_url)
    assert browser.say("안녕하세요")[0].text.startswith("안녕하세요")


def test_text_messages_work(wrong: ChannelStack) -> None:
    """TG-25 SMS-19 By the generic gateway: the same greeting, the same options."""
    wrong.sms_gateway.say("010-1234-5678", MATTER["ko"]).raise_for_status()
    wrong.until_quiet("sms", "+821012345678")
    texts = wrong.sms_gateway.phones.received("+821012345678")
    assert "민원을 돕는 자동 응답이에요" in texts[0]
    assert re.search(r"1\. ?고칠게요\s2\. ?동의하고 보내기\s3\. ?그만할게요", texts[-1])


def test_an_hour_later(wrong: ChannelStack) -> None:
    """A request that is played again by somebody who has seen it is refused by its time."""
    body = wrong.sms_gateway.body("010-2222-3333", "안녕하세요")
    content, headers = wrong.sms_gateway.signed(body)
    url = f"{wrong.public_url}/sms/signed_json"
    now, wrong.sms_gateway.clock = wrong.sms_gateway.clock, lambda: now() - 3600
    try:
        old = wrong.sms_gateway.signed(body)
    finally:
        wrong.sms_gateway.clock = now
    door = wrong.sms_gateway.door
    assert door.post(url, content, headers).status_code == 200
    assert door.post(url, *old).status_code == 403
    assert door.post(url, content, {**headers, "X-Timestamp": "1"}).status_code == 403
    wrong.until_quiet("sms", "+821022223333")
