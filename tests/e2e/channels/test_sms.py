"""Text messages on the real processes: signed, opted out of, answered by numbers."""

from __future__ import annotations

import re
import time

import pytest

from connectors.sms.segments import count
from tests.e2e.channels.conftest import Number
from tests.kit.fakes.twilio_server import SAID, STOP, Sent
from tests.kit.patience import LOOK, PATIENCE
from tests.kit.people.filing import MATTER
from tests.kit.people.ways_sms import SmsPerson
from tests.kit.stack.channel_stack import ChannelStack

READ_BACK = "보낼까요?"
CHANGE = "어떤 것을 고칠까요?"
STORY = "어떤 일인지 적어 주세요."
TURNS = """SELECT count(*) FROM inbox i JOIN contacts c ON c.id = i.contact_id
           WHERE c.contact = :contact"""
SUPPRESSED = """SELECT count(*) FROM suppressions s
                JOIN contacts c ON c.address_digest = s.address_digest WHERE c.contact = :contact"""


def turns(channels: ChannelStack, person: SmsPerson) -> int:
    found: int = channels.query(TURNS, contact=channels.digest("sms", person.number))[0][0]
    return found


def suppressed(channels: ChannelStack, person: SmsPerson) -> bool:
    return bool(channels.query(SUPPRESSED, contact=channels.digest("sms", person.number))[0][0])


def sent(channels: ChannelStack, person: SmsPerson) -> list[Sent]:
    """What Twilio took from us for this number."""
    return [message for message in channels.twilio.sent if message.to == person.number]


def attempts(channels: ChannelStack, since: int) -> list[str]:
    return [call.path for call in channels.twilio.calls[since:] if call.path.endswith("s.json")]


SIGNED = {
    "SMS-01 as it is": ("{public}/sms/twilio", 200),
    "SMS-01 with the port": ("{public}:443/sms/twilio", 200),
    "SMS-01 with a query": ("{public}/sms/twilio?a=1&b=2", 200),
}


@pytest.mark.parametrize(("url", "status"), SIGNED.values(), ids=SIGNED)
def test_signed(url: str, status: int, channels: ChannelStack, number: Number) -> None:
    """Behind a proxy that ends TLS: the address that was signed is not the one that we see."""
    hana = number(channels)
    form = channels.twilio.form(hana.number, "안녕하세요", Unheard="of", Empty="")
    signed = url.format(public=channels.public_url)
    content, headers = channels.twilio.signed(form, signed)
    answer = channels.twilio.door.post(signed.replace(":443", ""), content, headers)
    assert answer.status_code == status
    assert len(hana.answer()) == 1


def test_an_empty_body(channels: ChannelStack, number: Number) -> None:
    """SMS-02 Signed all the same; the person is told that nothing came."""
    hana = number(channels)
    [bubble] = hana.say("")
    assert bubble.text.endswith("요.")
    assert turns(channels, hana) == 0


FORGED = {
    "SMS-01 no signature": ("X-Twilio-Signature", None),
    "SMS-01 a wrong one": ("X-Twilio-Signature", "bm90IHRoZSBvbmU="),
}


@pytest.mark.parametrize(("name", "value"), FORGED.values(), ids=FORGED)
def test_forged(name: str, value: str | None, channels: ChannelStack, number: Number) -> None:
    hana = number(channels)
    content, headers = channels.twilio.signed(
        channels.twilio.form(hana.number, "안녕하세요"), f"{channels.public_url}/sms/twilio"
    )
    headers.pop(name)
    if value is not None:
        headers[name] = value
    url = f"{channels.public_url}/sms/twilio"
    refused = channels.metric(
        "gateway", "webhook_refusals_total", channel="sms", reason="signature"
    )
    assert channels.twilio.door.post(url, content, headers).status_code == 403
    assert turns(channels, hana) == 0
    labels = {"channel": "sms", "reason": "signature"}
    assert channels.metric("gateway", "webhook_refusals_total", **labels) == refused + 1


def test_plain_characters(channels: ChannelStack, number: Number) -> None:
    """SMS-06 What is sent holds no typographic character, and Hangul as it was written."""
    hana = number(channels)
    hana.say(MATTER["ko"])
    hana.press("고칠게요")
    hana.press("제목")
    [bubble] = hana.say("‘가로등’—“고장”… 정말​\u00a0요")
    assert "'가로등'-\"고장\"... 정말 요" in bubble.text
    texts = [message.text for message in channels.twilio.sent]
    assert not [text for text in texts if re.search("[‘’“”—–…\u00a0\u200b]", text)]


@pytest.mark.parametrize("word", ["수신거부", "수신 거부.", "거부", "해지"])
def test_opted_out(word: str, channels: ChannelStack, number: Number) -> None:
    """SMS-09 Confirmed once; nothing after it, not even what waited."""
    hana = number(channels)
    channels.twilio.faults.append(503)
    channels.twilio.say(hana.number, "안녕하세요")
    _until_tried(channels, hana)
    channels.twilio.say(hana.number, word).raise_for_status()
    channels.twilio.say(hana.number, word).raise_for_status()
    channels.until_quiet("sms", hana.number)
    [confirmed] = channels.twilio.phones.received(hana.number)
    assert "수신동의" in confirmed
    assert hana.say("안녕하세요")[1:] == []
    assert channels.twilio.phones.received(hana.number) == [confirmed]
    assert suppressed(channels, hana)


def _until_tried(channels: ChannelStack, person: SmsPerson) -> None:
    """Until the first reply was refused and waits for its next attempt."""
    waits = """SELECT count(*) FROM outbox o JOIN contacts c ON c.id = o.contact_id
               WHERE c.contact = :contact AND o.attempts = 1"""
    digest, end = channels.digest("sms", person.number), time.monotonic() + PATIENCE
    while not channels.query(waits, contact=digest)[0][0]:
        assert time.monotonic() < end
        time.sleep(LOOK)


@pytest.mark.parametrize(
    "word", ["STOP", "stop.", "StopAll", "Unsubscribe", "CANCEL", "End", "quit"]
)
def test_opted_out_at_twilio_too(word: str, channels: ChannelStack, number: Number) -> None:
    """SMS-09 Twilio answers these by itself, without a full stop behind them: one confirmation,
    and nothing more."""
    hana = number(channels)
    hana.say("hello")
    before = len(channels.twilio.phones.received(hana.number))
    channels.twilio.say(hana.number, word).raise_for_status()
    channels.until_quiet("sms", hana.number)
    assert suppressed(channels, hana)
    channels.twilio.say(hana.number, "hello again").raise_for_status()
    channels.until_quiet("sms", hana.number)
    after = channels.twilio.phones.received(hana.number)[before:]
    assert len(after) == 1
    assert "START" in after[0]
    assert (after == [SAID["STOP"]]) == (word.upper() in STOP)


def test_opted_in_again(channels: ChannelStack, number: Number) -> None:
    """SMS-10 수신동의 lifts it, and the conversation goes on."""
    hana = number(channels)
    hana.say("수신거부")
    assert hana.say("안녕하세요") == []
    started, unheard = hana.say("수신동의")
    assert "수신거부" in started.text
    assert "1건은 처리하지 않았어요" in unheard.text
    assert not suppressed(channels, hana)
    assert hana.say("민원 넣고 싶어요") != []


@pytest.mark.parametrize(
    ("word", "named"),
    [("도움말", ("신문고", "110", "수신거부")), ("INFO", ("Sinmungo", "110", "STOP"))],
    ids=["SMS-10 in Korean", "SMS-10 in English"],
)
def test_help(word: str, named: tuple[str, ...], channels: ChannelStack, number: Number) -> None:
    """Who we are, whom to call, how to stop; the dialogue never hears of it."""
    hana = number(channels)
    bubbles = hana.say(word)
    assert all(part in bubbles[-1].text for part in named)
    assert turns(channels, hana) == 0


def test_twilio_says_that_they_opted_out(channels: ChannelStack, number: Number) -> None:
    """SMS-12 21610: known from then on, not tried again."""
    hana = number(channels)
    channels.twilio.opted_out.add(hana.number)
    since = len(channels.twilio.calls)
    assert hana.say("민원 넣고 싶어요") == []
    assert len(attempts(channels, since)) == 1
    assert suppressed(channels, hana)


FAULTS = {
    "SMS-12 any other 400 is final": ([400], 1, 0),
    "SMS-12 429 is tried again": ([429], 2, 1),
    "SMS-12 503 is tried again": ([503], 2, 1),
    "SMS-12 nothing but 500 twice": ([500, 500], 3, 1),
}


@pytest.mark.parametrize(("faults", "tried", "arrived"), FAULTS.values(), ids=FAULTS)
def test_twilio_fails(
    faults: list[int | str], tried: int, arrived: int, channels: ChannelStack, number: Number
) -> None:
    hana = number(channels)
    hana.say("안녕하세요")
    channels.twilio.faults.extend(faults)
    since = len(channels.twilio.calls)
    bubbles = hana.say("고마워요")
    assert len(bubbles) == arrived
    assert len(attempts(channels, since)) == tried


def test_what_became_of_it(channels: ChannelStack, number: Number) -> None:
    """SMS-13 In any order, delivered stays delivered; unknown ones are taken, unsigned ones not."""
    hana = number(channels)
    hana.say("안녕하세요")
    [message] = sent(channels, hana)[:1]
    reported = [channels.twilio.report(message.sid, s) for s in ("delivered", "sent", "queued")]
    assert [answer.status_code for answer in reported] == [200] * 3
    [[state]] = channels.query("SELECT state FROM sent_parts WHERE sent_id = :id", id=message.sid)
    assert state == "delivered"
    assert channels.twilio.report("SM" + "f" * 32, "delivered").status_code == 200
    url = f"{channels.public_url}/sms/twilio/status"
    unsigned = channels.twilio.door.post(url, b"MessageSid=SM1&MessageStatus=failed", {})
    assert unsigned.status_code == 403


PICKS = ("1", "１", "①", "1번", "고칠게요")


@pytest.mark.parametrize("pick", PICKS, ids=lambda pick: f"SMS-18 {pick}")
def test_an_option(pick: str, channels: ChannelStack, number: Number) -> None:
    hana = number(channels)
    assert READ_BACK in hana.say(MATTER["ko"])[-1].text
    [bubble] = hana.say(pick)
    assert bubble.text == CHANGE


def test_an_option_that_there_is_not(channels: ChannelStack, number: Number) -> None:
    """SMS-18 Out of range: explained, and the options again."""
    hana = number(channels)
    asked = hana.say(MATTER["ko"])[-1]
    again = hana.say("7")
    listed = {"고칠게요": "1", "동의하고 보내기": "2", "그만할게요": "3"}
    assert again[-1].buttons == asked.buttons == listed
    [bubble] = hana.say("1")
    assert bubble.text == CHANGE


def test_pictures(channels: ChannelStack, number: Number) -> None:
    """SMS-21 Not downloaded; the person is told; the words that came along are taken."""
    hana = number(channels)
    since = len(channels.twilio.calls)
    channels.twilio.say(hana.number, "민원 넣고 싶어요", pictures=2).raise_for_status()
    texts = [bubble.text for bubble in hana.answer()]
    assert "문자로는 사진을 받지 못해요. 무슨 일인지 글로 적어 주세요." in texts
    assert any(STORY in text for text in texts)
    paths = [call.path for call in channels.twilio.calls[since:]]
    assert not [path for path in paths if "media" in path.lower()]


def test_segments(channels: ChannelStack) -> None:
    """SMS-15 What we counted is what Twilio counts, in everything that these tests sent."""
    assert channels.twilio.sent
    wrong = [m for m in channels.twilio.sent if count(m.text, "auto").segments != m.segments]
    assert [message.text for message in wrong] == []
