"""What is Twilio's alone: signatures over the public address, its codes, its account."""

from __future__ import annotations

import json
import socket
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

from connectors.contract import (
    DeliveryStatus,
    InboundMessage,
    Later,
    OptOut,
    Part,
    Request,
    SendError,
    Unauthorised,
    Undeliverable,
    Unreadable,
    Unverified,
)
from connectors.sms.channel import sms_channel
from tests.connectors.sms.carriers import CATALOGUE, MINSU, TwilioCarrier, sentence, twilio_settings
from tests.connectors.sms.webhook_server import PUBLIC
from tests.kit.fakes.sms_phones import Answer, Call, FrontDoor
from tests.kit.fakes.twilio_server import ACCOUNT, NUMBER, TOKEN, TwilioServer

HELLO = Part("안녕하세요.")
SERVICE = "MG" + "7" * 32
HERE, WITH_PORT = f"{PUBLIC}/sms/twilio", f"{PUBLIC}:443/sms/twilio"
FORM = {
    "MessageSid": "SM1",
    "AccountSid": ACCOUNT,
    "From": MINSU,
    "To": NUMBER,
    "Body": "가로등 + 100% & 'more'",
    "NumMedia": "0",
}


def request(form: Any, signed_url: str, url: str = f"{PUBLIC}/sms/twilio") -> Request:
    """A form (pairs may repeat a name) signed over one address and read under another."""
    pairs = list(form.items()) if isinstance(form, dict) else form
    names: dict[str, list[str]] = {}
    for name, value in pairs:
        names.setdefault(name, []).append(value)
    said = _Pairs(names)
    signature = RequestValidator(TOKEN).compute_signature(signed_url, said)
    return Request(url, {"x-twilio-signature": signature}, urlencode(pairs).encode())


class _Pairs(dict[str, list[str]]):
    def getlist(self, name: str) -> list[str]:
        return self[name]


@pytest.mark.parametrize(
    ("form", "signed_url", "url"),
    [
        pytest.param(FORM, HERE, HERE, id="SMS-01 as it is"),
        pytest.param(FORM, WITH_PORT, HERE, id="SMS-01 signed with :443"),
        pytest.param(FORM, HERE, WITH_PORT, id="SMS-01 ours has :443"),
        pytest.param(FORM, f"{HERE}?a=1&b=%20", f"{HERE}?a=1&b=%20", id="SMS-01 query"),
        pytest.param({**FORM, "Body": ""}, HERE, HERE, id="SMS-02 empty Body"),
        pytest.param(
            {**FORM, "Body": "", "ChannelMetadata": "{}", "새것": "네"},
            HERE,
            HERE,
            id="SMS-02 unknown parameters",
        ),
        pytest.param(
            [*FORM.items(), ("Tag", "b"), ("Tag", "a"), ("Empty", "")],
            HERE,
            HERE,
            id="SMS-02 repeated parameters",
        ),
    ],
)
def test_a_genuine_signature_passes(
    form: Any, signed_url: str, url: str, twilio: TwilioCarrier
) -> None:
    read = request(form, signed_url, url)
    twilio.channel.verify(read)
    [message] = twilio.channel.parse(read)
    assert isinstance(message, InboundMessage)
    assert (message.external_id, message.text) == ("SM1", dict(form)["Body"])


@pytest.mark.parametrize(
    "signed_url",
    [
        "http://city.example/sms/twilio",
        "https://10.0.0.7:8000/sms/twilio",
        "https://city.example/sms/twilio/status",
        "https://city.example/sms/twilio?a=1",
        "https://city.example/sms/twilio/",
        "https://city.example:8443/sms/twilio",
        "https://other.example/sms/twilio",
    ],
    ids=lambda url: f"SMS-01 {url}",
)
def test_a_signature_over_another_address_is_refused(
    signed_url: str, twilio: TwilioCarrier
) -> None:
    with pytest.raises(Unverified):
        twilio.channel.verify(request(FORM, signed_url))


@pytest.mark.parametrize(
    "body", [b"\xff\xfe", "Body=가".encode(), b"&".join([b"a=1"] * 600), b""], ids=repr
)
def test_a_body_that_is_no_form_is_refused(body: bytes, twilio: TwilioCarrier) -> None:
    read = Request(f"{PUBLIC}/sms/twilio", {"x-twilio-signature": "x"}, body)
    with pytest.raises(Unverified):
        twilio.channel.verify(read)


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
def test_a_signed_form_without_its_fields_is_unreadable(
    missing: str, twilio: TwilioCarrier
) -> None:
    form = {name: value for name, value in FORM.items() if name != missing}
    read = request(form, f"{PUBLIC}/sms/twilio")
    twilio.channel.verify(read)
    with pytest.raises(Unreadable, match=missing):
        twilio.channel.parse(read)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("accepted", None),
        ("scheduled", None),
        ("queued", None),
        ("sending", None),
        ("sent", "sent"),
        ("delivered", "delivered"),
        ("read", "delivered"),
        ("undelivered", "failed"),
        ("failed", "failed"),
        ("canceled", "failed"),
    ],
)
def test_sms_13_states(said: str, state: str | None, twilio: TwilioCarrier) -> None:
    assert twilio.server.report("SM9", said, "30006").status_code == 200
    account = f"sms:twilio:{NUMBER}"
    expected = [] if state is None else [DeliveryStatus(account, "SM9", state, "30006")]  # type: ignore[arg-type]
    assert twilio.events == expected


def test_an_unknown_state_is_unreadable(twilio: TwilioCarrier) -> None:
    assert twilio.server.report("SM9", "teleported").status_code == 400


def test_sms_13_states_come_in_any_order_and_twice(twilio: TwilioCarrier) -> None:
    for state in ("delivered", "sent", "queued", "delivered"):
        assert twilio.server.report("SM9", state).status_code == 200
    assert [event.state for event in twilio.events] == ["delivered", "sent", "delivered"]


async def test_what_twilio_is_asked(twilio: TwilioCarrier) -> None:
    sid = await twilio.channel.send(MINSU, HELLO)
    [call] = twilio.server.calls
    assert call.path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    assert parse_qs(call.body.decode()) == {
        "To": [MINSU],
        "From": [NUMBER],
        "Body": [HELLO.text],
        "StatusCallback": [f"{PUBLIC}/sms/twilio/status"],
    }
    assert [(sent.sid, sent.segments) for sent in twilio.server.sent] == [(sid, 1)]


async def test_the_callbacks_that_twilio_makes_by_itself(twilio: TwilioCarrier) -> None:
    twilio.server.callbacks = ("delivered", "sent", "queued")
    sid = await twilio.channel.send(MINSU, HELLO)
    twilio.server.settle()
    assert [(e.sent_id, e.state) for e in twilio.events] == [(sid, "delivered"), (sid, "sent")]


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        pytest.param(400, 21211, Undeliverable, id="SMS-12 not a number"),
        pytest.param(400, 21614, Undeliverable, id="SMS-12 not a mobile"),
        pytest.param(400, 21408, Undeliverable, id="SMS-12 region not enabled"),
        pytest.param(403, 21612, Undeliverable, id="SMS-12 forbidden for this text"),
        pytest.param(410, 20410, Undeliverable, id="SMS-12 any other 4xx"),
        pytest.param(401, 20003, Unauthorised, id="wrong token"),
        pytest.param(403, 20005, Unauthorised, id="account suspended"),
        pytest.param(404, 20404, Unauthorised, id="wrong account in the address"),
    ],
)
async def test_what_twilio_refuses(
    status: int,
    code: int,
    kind: type[SendError],
    twilio: TwilioCarrier,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = {"code": code, "message": f"about {MINSU}", "status": status, "more_info": ""}
    monkeypatch.setattr(
        twilio.server, "answer", lambda call: Answer(status, json.dumps(body).encode())
    )
    with pytest.raises(kind) as caught:
        await twilio.channel.send(MINSU, HELLO)
    assert (type(caught.value), caught.value.code) == (kind, str(code))
    # What Twilio says quotes the number: no trace of it may be logged.
    assert caught.value.__suppress_context__


async def test_a_problem_document_is_read_too(
    twilio: TwilioCarrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"type": "about:blank", "title": "Opted out", "status": 400, "code": 21610}
    monkeypatch.setattr(
        twilio.server, "answer", lambda call: Answer(400, json.dumps(body).encode())
    )
    with pytest.raises(SendError) as caught:
        await twilio.channel.send(MINSU, HELLO)
    assert (caught.value.fault, caught.value.code) == ("citizen", "21610")


async def test_sms_12_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    channel = sms_channel(twilio_settings(api_url=f"http://127.0.0.1:{port}"), sentence)
    with pytest.raises(Later) as caught:
        await channel.send(MINSU, HELLO)
    assert caught.value.code == "connection"
    [finding] = await channel.check()
    assert (finding.key, finding.values) == ("sms.check.unreachable", {"code": "connection"})
    await channel.stop()
    await channel.stop()


async def test_the_environment_does_not_choose_the_region(
    twilio: TwilioCarrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWILIO_REGION", "ie1")
    monkeypatch.setenv("TWILIO_EDGE", "dublin")
    channel = sms_channel(twilio_settings(api_url=twilio.server.url), sentence)
    assert await channel.send(MINSU, HELLO)
    await channel.stop()


def test_sms_09_twilio_stops_by_itself_and_we_hear_of_it(twilio: TwilioCarrier) -> None:
    twilio.server.say(MINSU, "STOP")
    assert twilio.server.opted_out == {MINSU}
    [note] = twilio.events
    assert (note.word, note.key) == ("stop", "sms.stopped")
    twilio.server.say(MINSU, "Start")
    assert (twilio.server.opted_out, twilio.events[-1].word) == (set(), "start")


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [("STOP", "", "stop"), ("START", "", "start"), ("HELP", "", "help"), ("PARAR", "STOP", "stop")],
    ids=lambda value: f"SMS-09 {value}",
)
def test_what_advanced_opt_out_has_answered_is_not_answered_again(
    text: str, kind: str, word: str | None, twilio: TwilioCarrier
) -> None:
    """The last row is a word that only Twilio was told about."""
    twilio.server.advanced = True
    twilio.server.say(MINSU, text, pictures=0, **({"OptOutType": kind} if kind else {}))
    [note] = twilio.events
    assert isinstance(note, OptOut)
    assert (note.word, note.key) == (word, None)


async def test_a_messaging_service_instead_of_a_number(twilio: TwilioCarrier) -> None:
    with TwilioServer(FrontDoor(PUBLIC, twilio.webhooks.url), service=SERVICE) as server:
        channel = sms_channel(twilio_settings(sender=SERVICE, api_url=server.url), sentence)
        twilio.webhooks.use(channel)
        assert channel.account == f"sms:twilio:{SERVICE}"
        assert server.say(MINSU, "가로등", To="+12025550188").status_code == 200
        sid = await channel.send(MINSU, HELLO)
        assert parse_qs(server.calls[0].body.decode())["MessagingServiceSid"] == [SERVICE]
        assert server.report(sid, "sent").status_code == 200
        assert len(twilio.events) == 2
        server.webhook = f"{PUBLIC}/elsewhere"
        server_findings = [await channel.check()]
        server.on_number = True
        server_findings.append(await channel.check())
        await channel.stop()
    assert [f[0].key for f in server_findings] == ["sms.check.webhook", "sms.check.on_number"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"webhook": f"{PUBLIC}/sms/twilio"}, "sms.check.ok.auto"),
        ({"webhook": "https://demo.twilio.com/welcome/sms/reply"}, "sms.check.webhook"),
        ({"webhook": None}, "sms.check.webhook"),
        ({"status": "suspended"}, "sms.check.inactive"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_the_number_is_checked(
    change: dict[str, Any], key: str, twilio: TwilioCarrier
) -> None:
    for name, value in change.items():
        setattr(twilio.server, name, value)
    [finding] = await twilio.channel.check()
    assert finding.key == key
    sentence = CATALOGUE.text(finding.key, "ko", "webchat", **finding.values)
    assert (f"{PUBLIC}/sms/twilio" in sentence) == (key == "sms.check.webhook")


async def test_a_number_of_somebody_else_is_found_out(twilio: TwilioCarrier) -> None:
    settings = twilio_settings(sender="+12025550144", api_url=twilio.server.url)
    channel = sms_channel(settings, sentence)
    [finding] = await channel.check()
    assert (finding.state, finding.key) == ("fail", "sms.check.not_ours")
    await channel.stop()


async def test_a_wrong_token_is_found_out(twilio: TwilioCarrier) -> None:
    settings = twilio_settings(auth_token="another", api_url=twilio.server.url)
    channel = sms_channel(settings, sentence)
    with pytest.raises(Unauthorised):
        await channel.send(MINSU, HELLO)
    [finding] = await channel.check()
    assert (finding.state, finding.key) == ("fail", "sms.check.credentials")
    await channel.stop()


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"sid": null}', b"null", b""], ids=repr)
async def test_an_answer_without_an_id(
    body: bytes, twilio: TwilioCarrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(call: Call) -> Answer:
        return Answer(201, body)

    monkeypatch.setattr(twilio.server, "answer", answer)
    with pytest.raises(SendError) as caught:
        await twilio.channel.send(MINSU, HELLO)
    assert caught.value.code in ("no_id", "unreadable")
    findings = await twilio.channel.check()
    assert [f.state for f in findings] == ["fail"]
