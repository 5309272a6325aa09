"""What every provider of text messages does, in one table for all (SMS-19)."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest

from connectors.contract import (
    AutoReply,
    DeliveryStatus,
    InboundMessage,
    Later,
    OptedOut,
    OptOut,
    OutboundMessage,
    Part,
    Refused,
    SendError,
    Unauthorised,
    Unknown,
)
from tests.connectors.sms.carriers import CATALOGUE, JISOO, MINSU, Carrier
from tests.kit.patience import LOOK, pass_time

HELLO = Part("안녕하세요. 민원을 도와드려요.")


def ids(carrier: Carrier) -> list[str]:
    return [event.external_id for event in carrier.events]


def test_a_text_comes_in(carrier: Carrier) -> None:
    answer = carrier.server.say(MINSU, "가로등이 고장났어요 😀")
    assert answer.status_code == 200
    [message] = carrier.events
    assert message == InboundMessage(
        account=f"sms:{carrier.name}:{carrier.channel.account.rpartition(':')[2]}",
        contact=MINSU,
        external_id=message.external_id,
        text="가로등이 고장났어요 😀",
        channel="sms",
        trusted=True,
        address=MINSU,
    )


MORE = {
    "70 Hangul": ("가" * 70, ""),
    "67 Hangul": ("가" * 67, ""),
    "160 ASCII": ("a" * 160, ""),
    "numbered": ("(1/2) 가로등이", " "),
    "numbered, and full": ("(1/2) " + "가" * 64, ""),
    "a word of its own": ("가로등이 고장 (계속)", " "),
    "an ordinary text": ("가로등이 고장났어요", None),
    "69 Hangul": ("가" * 69, None),
}
"""Text → what stands between it and the next one, if that is known to come."""


@pytest.mark.parametrize(("text", "more"), MORE.values(), ids=MORE)
def test_more_is_known_to_come(text: str, more: str | None, carrier: Carrier) -> None:
    carrier.server.say(MINSU, text)
    [message] = carrier.events
    assert isinstance(message, InboundMessage)
    assert (message.text, message.more) == (text, more)


def test_a_border_of_domestic_networks(carrier: Carrier) -> None:
    """SMS-20 90 bytes of EUC-KR."""
    carrier.server.say(MINSU, "가" * 45)
    [message] = carrier.events
    assert message.more == {"twilio": None, "signed_json": ""}[carrier.name]


def test_a_text_with_pictures_waits_for_nothing(carrier: Carrier) -> None:
    carrier.server.say(MINSU, "가" * 70, pictures=1)
    message, _ = carrier.events
    assert (message.text, message.more) == ("가" * 70, None)


def test_sms_03_the_same_text_five_times_is_one_message(carrier: Carrier) -> None:
    request = carrier.text(MINSU, "가로등")
    answers = [carrier.deliver(request).status_code for _ in range(5)]
    assert (answers, len(carrier.events)) == ([200] * 5, 1)


def test_two_texts_with_the_same_words_are_two_messages(carrier: Carrier) -> None:
    carrier.server.say(MINSU, "네")
    carrier.server.say(MINSU, "네")
    assert len(set(ids(carrier))) == 2


def test_sms_04_the_answer_is_at_once_and_empty(carrier: Carrier) -> None:
    answer = carrier.server.say(MINSU, "가로등")
    expected = {
        "twilio": ("text/xml", b'<?xml version="1.0" encoding="UTF-8"?><Response/>'),
        "signed_json": ("application/json", b"{}"),
    }[carrier.name]
    assert (answer.headers["content-type"].split(";")[0], answer.content) == expected


def test_a_text_that_cannot_be_stored_is_not_acknowledged(carrier: Carrier) -> None:
    carrier.webhooks.inbox.refuse = Refused("busy", "system.trouble")
    assert carrier.server.say(MINSU, "가로등").status_code == 503
    assert carrier.events == []


@pytest.mark.parametrize("kind", ["text", "status"])
@pytest.mark.parametrize(
    "break_it", ["missing", "empty", "wrong", "not ascii", "body", "other case"]
)
def test_sms_01_sms_13_what_is_not_signed_is_refused(
    kind: str, break_it: str, carrier: Carrier
) -> None:
    path = carrier.path + ("/status" if kind == "status" else "")
    made = carrier.text(MINSU, "가로등") if kind == "text" else carrier.status("SM1", "sent")
    body, headers = made
    name = next(name for name in headers if name.endswith("Signature"))
    headers = dict(headers)
    if break_it == "missing":
        del headers[name]
    elif break_it == "empty":
        headers[name] = ""
    elif break_it == "wrong":
        headers[name] = (
            headers[name][:-2] + "0=" if carrier.name == "twilio" else "sha256=" + "0" * 64
        )
    elif break_it == "not ascii":
        headers[name] = "sha256=\xe9"
    elif break_it == "body":
        body = body.replace(b"M1", b"M2") if kind == "status" else body + b" "
    else:
        headers[name] = headers[name].swapcase()
    sent = {k: v.encode("latin-1") for k, v in headers.items()}
    answer = carrier.deliver((body, sent), path)  # type: ignore[arg-type]
    assert (answer.status_code, carrier.events) == (403, [])
    assert carrier.webhooks.refused == [("sms", "signature")]


def test_a_text_replayed_after_an_hour_does_nothing(carrier: Carrier) -> None:
    request = carrier.text(MINSU, "가로등")
    carrier.deliver(request)
    carrier.pass_hour()
    late = carrier.deliver(request).status_code
    assert late == {"twilio": 200, "signed_json": 403}[carrier.name]
    assert len(carrier.events) == 1


def test_a_text_for_somebody_else_is_refused(carrier: Carrier) -> None:
    answers = [carrier.deliver(r).status_code for r in carrier.of_another(MINSU, "가로등")]
    assert (answers, carrier.events) == ([403, 403], [])


@pytest.mark.parametrize("query", ["", "?to=elsewhere"])
def test_a_text_posted_elsewhere_does_nothing(query: str, carrier: Carrier) -> None:
    """Signed for the address of texts, posted to that of statuses."""
    answer = carrier.deliver(carrier.text(MINSU, "가로등"), f"{carrier.path}/status{query}")
    assert (answer.status_code in (400, 403), carrier.events) == (True, [])


def test_a_status_posted_elsewhere_does_nothing(carrier: Carrier) -> None:
    answer = carrier.deliver(carrier.status("SM1", "delivered"))
    assert (answer.status_code in (400, 403), carrier.events) == (True, [])


async def test_a_text_goes_out_and_is_delivered(carrier: Carrier) -> None:
    sent_id = await carrier.channel.send(MINSU, HELLO)
    assert carrier.server.phones.received(MINSU) == [HELLO.text]
    for state in ("delivered", "sent", "delivered"):
        assert carrier.server.report(sent_id, state).status_code == 200
    account = carrier.channel.account
    assert carrier.events == [
        DeliveryStatus(account, sent_id, "delivered"),
        DeliveryStatus(account, sent_id, "sent"),
        DeliveryStatus(account, sent_id, "delivered"),
    ]


def test_sms_13_a_status_of_an_unknown_text_is_acknowledged(carrier: Carrier) -> None:
    answer = carrier.server.report("SM-of-somebody", "failed", "30003")
    assert answer.status_code == 200
    assert carrier.events == [
        DeliveryStatus(carrier.channel.account, "SM-of-somebody", "failed", "30003")
    ]


async def test_each_person_gets_their_own(carrier: Carrier) -> None:
    for number, text in ((MINSU, "하나"), (JISOO, "둘"), (MINSU, "셋")):
        await carrier.channel.send(number, Part(text))
    assert carrier.server.phones.received(MINSU) == ["하나", "셋"]
    assert carrier.server.phones.received(JISOO) == ["둘"]


async def test_a_long_reply_arrives_in_its_order(carrier: Carrier) -> None:
    story = "가로등이 일주일째 꺼져 있어서 밤길이 어두워요. " * 12
    parts = carrier.channel.parts(OutboundMessage(1, story.strip(), "ko", "turn"))
    for part in parts:
        await carrier.channel.send(MINSU, part)
    assert carrier.server.phones.received(MINSU) == [part.text for part in parts]
    assert all(part.cost >= 1 for part in parts)


async def test_sms_12_who_opted_out_is_not_written_to(carrier: Carrier) -> None:
    carrier.server.opted_out.add(MINSU)
    with pytest.raises(OptedOut) as caught:
        await carrier.channel.send(MINSU, HELLO)
    assert caught.value.code == carrier.opted_out_code
    assert carrier.server.phones.received(MINSU) == []


@pytest.mark.parametrize(
    ("fault", "retry_after", "expected"),
    [
        (429, "7", (Later, "429", 7.0)),
        (429, None, (Later, "429", None)),
        (500, None, (Later, "500", None)),
        (502, "soon", (Later, "502", None)),
        (503, "99999", (Later, "503", 3600.0)),
        (302, None, (Later, "302", None)),
        (401, None, (Unauthorised, None, None)),
        (403, None, (Unauthorised, None, None)),
    ],
    ids=lambda value: str(value),
)
async def test_sms_12_a_provider_that_says_no(
    fault: int,
    retry_after: str | None,
    expected: tuple[type[SendError], str | None, float | None],
    carrier: Carrier,
) -> None:
    carrier.server.faults.append(fault)
    carrier.server.retry_after = retry_after
    kind, code, after = expected
    with pytest.raises(kind) as caught:
        await carrier.channel.send(MINSU, HELLO)
    assert type(caught.value) is kind
    assert code in (None, caught.value.code)
    assert caught.value.retry_after == after
    assert MINSU not in str(caught.value)
    assert carrier.server.phones.received(MINSU) == []


async def test_sms_12_a_text_taken_later_arrives_once(carrier: Carrier) -> None:
    carrier.server.faults.extend([503, 429])
    for _ in range(2):
        with pytest.raises(Later):
            await carrier.channel.send(MINSU, HELLO)
    await carrier.channel.send(MINSU, HELLO)
    assert carrier.server.phones.received(MINSU) == [HELLO.text]


@pytest.mark.parametrize("fault", ["cut", "stall"])
async def test_a_lost_answer_never_sends_twice(fault: str, carrier: Carrier) -> None:
    carrier.server.faults.extend([fault, fault])
    sending = asyncio.create_task(carrier.channel.send(MINSU, HELLO))
    if fault == "stall":
        await asyncio.to_thread(carrier.server.phones.wait, MINSU, 1)
        await until_given_up(sending, carrier)
    with pytest.raises(Unknown) as caught:
        await sending
    assert caught.value.code == {"cut": "cut", "stall": "timeout"}[fault]
    assert carrier.server.phones.received(MINSU) == [HELLO.text]


async def until_given_up(sending: asyncio.Task[str], carrier: Carrier) -> None:
    """Each attempt that has come is too late."""
    late = 0
    while not sending.done():
        if late < len(carrier.server.calls):
            late += 1
            await pass_time()
        await asyncio.sleep(LOOK)


@pytest.mark.parametrize("fault", ["html"])
async def test_an_answer_of_something_in_between(fault: str, carrier: Carrier) -> None:
    carrier.server.faults.append(fault)
    with pytest.raises(Unknown):
        await carrier.channel.send(MINSU, HELLO)


@pytest.mark.parametrize(
    ("text", "word", "key"),
    [
        ("stop.", "stop", "sms.stopped"),
        ("수신 거부", "stop", "sms.stopped"),
        ("START", "start", "sms.started"),
        ("수신동의", "start", "sms.started"),
        ("help", "help", "sms.help"),
        ("도움말", "help", "sms.help"),
    ],
)
def test_sms_09_sms_10_words_about_texts_never_reach_the_dialogue(
    text: str, word: str | None, key: str, carrier: Carrier
) -> None:
    assert carrier.server.say(MINSU, text).status_code == 200
    [note] = carrier.events
    assert isinstance(note, AutoReply)
    assert (note.word if isinstance(note, OptOut) else None, note.key, note.message.contact) == (
        word,
        key,
        MINSU,
    )
    locale = "en" if text.isascii() else "ko"
    assert note.message.locale == locale
    text = CATALOGUE.text(key, locale, "sms", **note.values)
    said = carrier.channel.parts(OutboundMessage(1, text, locale, "turn"))
    assert [part.cost for part in said] == [1]


def test_sms_21_pictures_are_not_fetched(carrier: Carrier) -> None:
    carrier.server.say(MINSU, "여기예요", pictures=2)
    carrier.server.say(MINSU, "", pictures=1)
    message, with_text, alone = carrier.events
    assert (message.text, with_text.key, alone.key) == (
        "여기예요",
        "sms.no_pictures",
        "sms.no_pictures",
    )
    assert with_text.message == replace(message, external_id=message.external_id + ":pictures")
    assert carrier.server.calls == []


@pytest.mark.parametrize("number", ["15881234", "0212345678", "114", "KT-SMS"])
def test_a_text_that_nobody_can_answer_is_not_a_message(number: str, carrier: Carrier) -> None:
    assert carrier.server.say(number, "(광고) 싸게 팔아요").status_code == 200
    assert carrier.events == []


async def test_the_account_is_checked(carrier: Carrier) -> None:
    counted = {"twilio": "auto", "signed_json": "euckr"}[carrier.name]
    [finding] = await carrier.channel.check()
    assert (finding.state, finding.key) == ("ok", f"sms.check.ok.{counted}")
    carrier.server.faults.append(401)
    [finding] = await carrier.channel.check()
    assert (finding.state, finding.key) == ("fail", "sms.check.credentials")
    carrier.server.faults.append(503)
    [finding] = await carrier.channel.check()
    assert (finding.key, finding.values) == ("sms.check.unreachable", {"code": "503"})


async def test_nothing_personal_or_secret_is_logged(
    carrier: Carrier, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    secret_text = "우리집은무궁화로7길"
    carrier.server.say(MINSU, secret_text)
    carrier.server.say("0212345678", secret_text)
    carrier.deliver((carrier.text(MINSU, secret_text)[0], {}))
    await carrier.channel.send(MINSU, Part(secret_text))
    carrier.server.opted_out.add(MINSU)
    carrier.server.faults.extend(["cut", "cut"])
    for _ in range(2):
        with pytest.raises((OptedOut, Unknown)):
            await carrier.channel.send(MINSU, Part(secret_text))
    await carrier.channel.check()
    printed = capsys.readouterr()
    logs = caplog.text + printed.out + printed.err
    assert "127.0.0.1" in logs, "nothing was captured"
    for hidden in (carrier.secret, MINSU, MINSU[3:], "0212345678", secret_text):
        assert hidden not in logs
