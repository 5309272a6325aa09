"""Who is not who they say, who plays again what was sent, and who floods us."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import count
from statistics import quantiles
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.e2e.channels.conftest import Number, Someone
from tests.kit.fakes.telegram_delivery import HEADER
from tests.kit.patience import PATIENCE
from tests.kit.people.rest import Bubble, plain_client
from tests.kit.stack.channel_stack import ChannelStack

TURNS = """SELECT count(*) FROM inbox i JOIN contacts c ON c.id = i.contact_id
           WHERE c.contact = :contact AND i.kind <> 'note'"""
SUPPRESSED = """SELECT count(*) FROM suppressions s
                JOIN contacts c ON c.address_digest = s.address_digest WHERE c.contact = :contact"""
TOO_MANY = re.compile(r"\d+초 뒤에")
POSTS, AT_ONCE = 1000, 16
ALLOWED = 20
"""Messages a minute, as the settings of this stack say."""


def turns(channels: ChannelStack, channel: str, contact: str) -> int:
    found: int = channels.query(TURNS, contact=channels.digest(channel, contact))[0][0]
    return found


FOREIGN = {
    "a signature over another host": "https://evil.example/sms/twilio",
    "a signature over another path": "{public}/sms/twilio/status",
    "a signature over another query": "{public}/sms/twilio?bodySHA256=1",
    "a signature over another scheme": "ftp{rest}/sms/twilio",
}


@pytest.mark.parametrize("signed", FOREIGN.values(), ids=FOREIGN)
def test_a_signature_of_something_else(signed: str, posted: ChannelStack, number: Number) -> None:
    hana = number(posted)
    public = posted.public_url
    rest = "://" + urlsplit(public).netloc
    form = posted.twilio.form(hana.number, "안녕하세요")
    content, headers = posted.twilio.signed(form, signed.format(public=public, rest=rest))
    answer = posted.twilio.door.post(f"{public}/sms/twilio", content, headers)
    assert answer.status_code == 403
    assert turns(posted, "sms", hana.number) == 0


def test_a_body_that_was_changed(posted: ChannelStack, number: Number) -> None:
    """Signed, and then somebody else's number or another text was put in."""
    hana, other = number(posted), number(posted)
    form = posted.twilio.form(hana.number, "안녕하세요")
    url = f"{posted.public_url}/sms/twilio"
    _, headers = posted.twilio.signed(form, url)
    for changed in ({"From": other.number}, {"Body": "수신거부"}):
        content, _ = posted.twilio.signed(form | changed, url)
        assert posted.twilio.door.post(url, content, headers).status_code == 403
    assert turns(posted, "sms", hana.number) == turns(posted, "sms", other.number) == 0


def test_played_again_an_hour_later(posted: ChannelStack, number: Number) -> None:
    """Twilio signs no time: the message's own number makes it one turn, on every machine."""
    hana = number(posted)
    form = posted.twilio.form(hana.number, "안녕하세요")
    posted.twilio.post(form).raise_for_status()
    assert len(hana.answer()) == 1
    posted.age("sms", hana.number, 3600)
    content, headers = posted.twilio.signed(form, f"{posted.public_url}/sms/twilio")
    for machine in posted.stack.gateway_urls:
        again = plain_client().post(f"{machine}/sms/twilio", content=content, headers=headers)
        assert again.status_code == 200
    assert hana.answer() == []
    assert turns(posted, "sms", hana.number) == 1


def test_an_old_word_played_again(posted: ChannelStack, number: Number) -> None:
    """Who opted in again stays in, whatever somebody plays again of before."""
    hana = number(posted)
    stop = posted.twilio.form(hana.number, "수신거부")
    posted.twilio.post(stop).raise_for_status()
    hana.answer()
    assert hana.say("수신동의") != []
    posted.age("sms", hana.number, 3600)
    posted.twilio.post(stop).raise_for_status()
    assert hana.answer() == []
    assert posted.query(SUPPRESSED, contact=posted.digest("sms", hana.number)) == [(0,)]


STRANGERS: dict[str, Mapping[str, str]] = {
    "TG-01 no secret": {},
    "TG-01 another bot's secret": {HEADER: "secret-of-another-bot"},
    "TG-01 the token in its place": {HEADER: "4242:TEST-token_of-the-fake"},
}


@pytest.mark.parametrize("headers", STRANGERS.values(), ids=STRANGERS)
def test_an_update_of_somebody_else(
    headers: Mapping[str, str], posted: ChannelStack, someone: Someone
) -> None:
    hana = someone(posted)
    labels = {"channel": "telegram", "reason": "signature"}
    before = posted.metric("gateway", "webhook_refusals_total", **labels)
    answer = plain_client().post(
        posted.telegram.webhook.url, json=next(updates(posted, hana.chat)), headers=headers
    )
    assert answer.status_code == 403
    assert turns(posted, "telegram", str(hana.chat)) == 0
    assert posted.metric("gateway", "webhook_refusals_total", **labels) == before + 1


def updates(channels: ChannelStack, chat: int) -> Iterator[dict[str, Any]]:
    """Texts of one person, each another one, as Telegram would post them."""
    private = channels.telegram.private(chat)
    for number in count(1):
        message = {
            "message_id": 5_000_000 + chat * 10_000 + number,
            "date": int(time.time()),
            "chat": private.as_json(),
            "from": private.user,
            "text": f"고마워요 {number}",
        }
        yield {"update_id": 5_000_000 + chat * 10_000 + number, "message": message}


@dataclass
class Flood:
    """What became of the posts, and of somebody else meanwhile."""

    statuses: set[int]
    took: list[float]
    seconds: float
    other: list[Bubble]
    answered_after: float
    posts_left: int

    def figures(self, name: str, taken: int, told: int) -> str:
        p50, p95 = quantiles(self.took, n=100)[49] * 1000, quantiles(self.took, n=20)[-1] * 1000
        return (
            f"{name}: {POSTS} posts in {self.seconds:.1f} s ({POSTS / self.seconds:.0f}/s, "
            f"p50 {p50:.0f} ms, p95 {p95:.0f} ms), {taken} taken, {POSTS - taken} refused, "
            f"told {told} time; somebody else answered after {self.answered_after:.2f} s, "
            f"{self.posts_left} posts still to come"
        )


def flood(post: Callable[[int], httpx.Response], say: Callable[[], list[Bubble]]) -> Flood:
    """A thousand posts; after the first hundred somebody else says something."""
    took, statuses, done = [], set(), 0
    begun = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool, ThreadPoolExecutor(1) as beside:
        futures = [pool.submit(post, number) for number in range(POSTS)]

        def someone_else() -> tuple[list[Bubble], float, int]:
            said = time.monotonic()
            bubbles = say()
            return bubbles, time.monotonic() - said, sum(not one.done() for one in futures)

        other = None
        for future in as_completed(futures):
            answer = future.result()
            statuses.add(answer.status_code)
            took.append(answer.elapsed.total_seconds())
            done += 1
            if done == 100:
                other = beside.submit(someone_else)
        seconds = time.monotonic() - begun
        assert other is not None
        bubbles, after, left = other.result()
    return Flood(statuses, took, seconds, bubbles, after, left)


@pytest.mark.load
def test_a_flood_on_telegram(posted: ChannelStack, someone: Someone) -> None:
    """Slowed and told once; somebody else is answered before the flood's own queue is empty."""
    hana, other = someone(posted), someone(posted)
    made = updates(posted, hana.chat)
    posts = [next(made) for _ in range(POSTS)]
    headers = {HEADER: posted.telegram.webhook.secret}
    url, client = posted.telegram.webhook.url, plain_client()
    found = flood(
        lambda n: client.post(url, json=posts[n], headers=headers, timeout=PATIENCE),
        lambda: other.say("안녕하세요"),
    )
    assert found.statuses == {200}
    [greeting] = found.other
    answered_at = posted.telegram.received(other.chat)[0].at
    bubbles = hana.answer()
    # While posts still come, or before the last answer to what was taken of them.
    assert found.posts_left or answered_at < posted.telegram.received(hana.chat)[-1].at
    told = [bubble for bubble in bubbles if TOO_MANY.search(bubble.text)]
    taken = turns(posted, "telegram", str(hana.chat))
    print(found.figures("Telegram", taken, len(told)))
    assert greeting.text.startswith("안녕하세요")
    assert taken <= ALLOWED
    assert len(told) == 1


@pytest.mark.load
def test_a_flood_of_text_messages(posted: ChannelStack, number: Number) -> None:
    """The same, where every answer costs money."""
    hana, other = number(posted), number(posted)
    url = f"{posted.public_url}/sms/twilio"
    forms = [posted.twilio.form(hana.number, f"고마워요 {n}") for n in range(POSTS)]
    signed = [posted.twilio.signed(form, url) for form in forms]
    client = plain_client()

    def post(n: int) -> httpx.Response:
        content, headers = signed[n]
        return client.post(url, content=content, headers=headers, timeout=PATIENCE)

    found = flood(post, lambda: other.say("안녕하세요"))
    assert found.statuses == {200}
    bubbles = hana.answer()
    addressees = [sent.to for sent in posted.twilio.sent]
    answered, last = addressees.index(other.number), addressees[::-1].index(hana.number)
    assert found.posts_left or answered < len(addressees) - 1 - last
    told = [bubble for bubble in bubbles if TOO_MANY.search(bubble.text)]
    taken = turns(posted, "sms", hana.number)
    print(found.figures("SMS", taken, len(told)))
    assert found.other != []
    assert taken <= ALLOWED
    assert len(told) == 1
