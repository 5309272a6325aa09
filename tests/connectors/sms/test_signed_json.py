"""The generic gateway: time, ids, kinds of text, bodies of all sorts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from connectors.contract import (
    Later,
    Part,
    Request,
    SendError,
    Unauthorised,
    Undeliverable,
    Unverified,
)
from connectors.sms.signed_json import WINDOW, signature
from tests.connectors.sms.carriers import MINSU, Clock, JsonCarrier
from tests.connectors.sms.webhook_server import PUBLIC
from tests.kit.fakes.sms_gateway_server import NUMBER, SECRET
from tests.kit.fakes.sms_phones import Answer

HELLO = Part("안녕하세요.")
GOOD = {"id": "mo-1", "from": MINSU, "to": NUMBER, "text": "가로등"}


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in GOOD.items() if key != name}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half"),
        pytest.param(b"\xff\xfe", id="not UTF-8"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(b'"text"', id="a string"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(without("id"), id="no id"),
        pytest.param(without("from"), id="no sender"),
        pytest.param(without("to"), id="no receiver"),
        pytest.param(without("text"), id="no text"),
        pytest.param({**GOOD, "id": ""}, id="empty id"),
        pytest.param({**GOOD, "id": "x" * 201}, id="long id"),
        pytest.param({**GOOD, "id": 7}, id="a number for an id"),
        pytest.param({**GOOD, "text": None}, id="null text"),
        pytest.param({**GOOD, "text": ["a"]}, id="a list for a text"),
        pytest.param({**GOOD, "text": "\ud800"}, id="half a character"),
        pytest.param({**GOOD, "pictures": -1}, id="fewer than no pictures"),
        pytest.param({**GOOD, "pictures": "2"}, id="a string for a count"),
        pytest.param({**GOOD, "from": {"number": MINSU}}, id="an object for a sender"),
    ],
)
def test_bodies_that_make_no_sense(body: Any, gateway_json: JsonCarrier) -> None:
    assert gateway_json.server.post(body).status_code == 400
    assert gateway_json.events == []
    assert gateway_json.webhooks.refused == [("sms", "form")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"id": "1"}, id="no state"),
        pytest.param({"id": "1", "state": "queued"}, id="another state"),
        pytest.param({"state": "sent"}, id="no id"),
        pytest.param({"id": "1", "state": "sent", "code": 7}, id="a number for a code"),
    ],
)
def test_statuses_that_make_no_sense(body: Any, gateway_json: JsonCarrier) -> None:
    answer = gateway_json.server.post(body, f"{PUBLIC}/sms/signed_json/status")
    assert (answer.status_code, gateway_json.events) == (400, [])


@pytest.mark.parametrize(
    "to", [NUMBER, "02-1588-1234", "0215881234", "82215881234"], ids=lambda to: f"SMS-17 {to}"
)
def test_our_own_number_however_it_is_written(to: str, gateway_json: JsonCarrier) -> None:
    assert gateway_json.server.post({**GOOD, "to": to}).status_code == 200
    assert [event.contact for event in gateway_json.events] == [MINSU]


def test_fields_that_nobody_knows_are_ignored(gateway_json: JsonCarrier) -> None:
    assert gateway_json.server.post({**GOOD, "carrier": {"name": "KT"}}).status_code == 200
    assert len(gateway_json.events) == 1


@pytest.mark.parametrize(
    ("age", "status"),
    [
        (0, 200),
        (WINDOW - 1, 200),
        (-WINDOW + 1, 200),
        (WINDOW + 1, 403),
        (-WINDOW - 1, 403),
        (3600, 403),
    ],
    ids=lambda value: f"{value}",
)
def test_a_request_is_good_for_five_minutes(
    age: float, status: int, gateway_json: JsonCarrier
) -> None:
    request = gateway_json.text(MINSU, "가로등")
    gateway_json.clock.now = int(request[1]["X-Timestamp"]) + age
    assert gateway_json.deliver(request).status_code == status


@pytest.mark.parametrize("timestamp", ["", "now", "-1", "1e9", "٣", "9" * 400, " 1", "1.5"])
def test_a_signed_time_that_is_none(timestamp: str, gateway_json: JsonCarrier) -> None:
    headers = {"x-timestamp": timestamp, "x-signature": signature(SECRET, timestamp, b"{}")}
    with pytest.raises(Unverified):
        gateway_json.channel.verify(Request(f"{PUBLIC}/sms/signed_json", headers, b"{}"))


def test_the_time_is_signed_too(gateway_json: JsonCarrier) -> None:
    body, headers = gateway_json.text(MINSU, "가로등")
    later = {**headers, "X-Timestamp": str(int(headers["X-Timestamp"]) + 1)}
    assert gateway_json.deliver((body, later)).status_code == 403


async def test_what_we_send_cannot_be_sent_back_to_us(gateway_json: JsonCarrier) -> None:
    await gateway_json.channel.send(MINSU, HELLO)
    [call] = gateway_json.server.calls
    headers = {name: call.headers[name] for name in ("x-timestamp", "x-signature")}
    assert gateway_json.deliver((call.body, headers)).status_code == 403


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("가" * 45, "SMS", id="SMS-20 90 bytes"),
        pytest.param("가" * 45 + "a", "LMS", id="SMS-20 91 bytes"),
        pytest.param("a" * 90, "SMS", id="SMS-20 90 letters"),
        pytest.param("가" * 1000, "LMS", id="SMS-20 2,000 bytes"),
    ],
)
async def test_the_kind_of_a_text(text: str, kind: str, gateway_json: JsonCarrier) -> None:
    await gateway_json.channel.send(MINSU, Part(text))
    assert [sent.type for sent in gateway_json.server.sent.values()] == [kind]


async def test_sms_20_what_cannot_be_written_is_not_sent(gateway_json: JsonCarrier) -> None:
    with pytest.raises(Undeliverable) as caught:
        await gateway_json.channel.send(MINSU, Part("가로등 😀"))
    assert (caught.value.code, gateway_json.server.calls) == ("unencodable", [])


async def test_an_answer_that_was_lost_is_asked_for_again(gateway_json: JsonCarrier) -> None:
    gateway_json.server.faults.append("cut")
    sent_id = await gateway_json.channel.send(MINSU, HELLO)
    assert gateway_json.server.phones.received(MINSU) == [HELLO.text]
    assert list(gateway_json.server.sent) == [sent_id]


async def test_a_text_that_comes_again_has_the_same_id(gateway_json: JsonCarrier) -> None:
    gateway_json.server.faults.extend([503, 503])
    for _ in range(2):
        with pytest.raises(Later):
            await gateway_json.channel.send(MINSU, replace(HELLO, id="part-1"))
    await gateway_json.channel.send(MINSU, replace(HELLO, id="part-1"))
    await gateway_json.channel.send(MINSU, replace(HELLO, id="part-2"))
    ids = [json.loads(call.body)["id"] for call in gateway_json.server.calls]
    assert len(set(ids[:3])) == 1
    assert ids[3] != ids[0], "the same words on another day are another text"
    assert gateway_json.server.phones.received(MINSU) == [HELLO.text] * 2


async def test_a_text_after_a_lost_one_is_another(gateway_json: JsonCarrier) -> None:
    gateway_json.server.faults.extend(["cut", "drop"])
    with pytest.raises(SendError):
        await gateway_json.channel.send(MINSU, HELLO)
    await gateway_json.channel.send(MINSU, HELLO)
    assert gateway_json.server.phones.received(MINSU) == [HELLO.text] * 2


async def test_a_wrong_secret_is_found_out(gateway_json: JsonCarrier) -> None:
    gateway_json.server.secret = "another-secret-of-the-gateway"
    with pytest.raises(Unauthorised) as caught:
        await gateway_json.channel.send(MINSU, HELLO)
    assert caught.value.code == "bad_signature"
    [finding] = await gateway_json.channel.check()
    assert finding.key == "sms.check.credentials"


async def test_a_clock_that_is_wrong_is_found_out(gateway_json: JsonCarrier) -> None:
    now = gateway_json.clock.now
    gateway_json.server.clock = Clock(now + 3600)
    with pytest.raises(Unauthorised) as caught:
        await gateway_json.channel.send(MINSU, HELLO)
    assert caught.value.code == "old"


async def test_a_code_is_a_word_and_nothing_else(
    gateway_json: JsonCarrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A gateway that quotes the number in its code must not bring it into our logs."""
    body = json.dumps({"code": f"refused for {MINSU}"}).encode()
    monkeypatch.setattr(gateway_json.server, "answer", lambda call: Answer(422, body))
    with pytest.raises(Undeliverable) as caught:
        await gateway_json.channel.send(MINSU, HELLO)
    assert caught.value.code == "422"
