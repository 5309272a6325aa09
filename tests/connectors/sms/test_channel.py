from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from connectors.contract import OutboundMessage, Pace, Part, Request, Undeliverable
from connectors.sms.channel import SmsChannel, sms_channel
from connectors.sms.settings import SmsSettings
from tests.connectors.sms.carriers import (
    CATALOGUE,
    MINSU,
    TwilioCarrier,
    json_settings,
    sentence,
    twilio_settings,
)
from tests.connectors.sms.webhook_server import PUBLIC
from tests.kit.fakes import sms_gateway_server, twilio_server

ROOT = Path(__file__).parents[3]


def channel(settings: SmsSettings) -> SmsChannel:
    return sms_channel(settings, sentence)


def test_who_we_are_and_where() -> None:
    assert channel(twilio_settings()).account == f"sms:twilio:{twilio_server.NUMBER}"
    assert channel(json_settings()).account == f"sms:signed_json:{sms_gateway_server.NUMBER}"
    assert channel(twilio_settings()).paths == ("/sms/twilio", "/sms/twilio/status")
    assert channel(json_settings()).paths == ("/sms/signed_json", "/sms/signed_json/status")


COUNTED = {
    "a domestic gateway": (json_settings(), "euckr"),
    "one that says so": (json_settings(alphabet="euckr"), "euckr"),
    "one that takes UCS-2": (json_settings(alphabet="ucs2"), "ucs2"),
    "Twilio": (twilio_settings(), "auto"),
    "Twilio, UCS-2 always": (twilio_settings(alphabet="ucs2"), "ucs2"),
}


@pytest.mark.parametrize(("settings", "alphabet"), COUNTED.values(), ids=COUNTED)
def test_what_texts_are_counted_in(settings: SmsSettings, alphabet: str) -> None:
    assert settings.counted_in == alphabet
    made = channel(settings)
    long = OutboundMessage(1, "가" * 100, "ko", "t")
    assert len(made.parts(long)) == (1 if alphabet == "euckr" else 2)


@pytest.mark.parametrize(
    ("settings", "rate"),
    [({}, 1.0), ({"segments_per_second": 3.5}, 3.5)],
    ids=["SMS-15 one a second", "SMS-15 as configured"],
)
def test_pace_is_in_segments(settings: dict[str, Any], rate: float) -> None:
    made = channel(twilio_settings(**settings))
    assert made.pace == Pace(rate)
    long = "가로등이 일주일째 꺼져 있어서 밤길이 어두워요. " * 3
    parts = made.parts(OutboundMessage(1, long, "ko", "turn"))
    assert sum(part.cost for part in parts) >= 2


def test_what_it_can_do() -> None:
    can = SmsChannel.can
    assert (can.quiet_hours, can.files) == (True, False)


@pytest.mark.parametrize(
    ("address", "code"),
    [("+82212345678", "not_mobile"), ("114", "short_code"), ("민수", "not_a_number")],
    ids=lambda value: f"SMS-17 {value}",
)
async def test_landlines_and_short_codes_are_not_written_to(
    address: str, code: str, twilio: TwilioCarrier
) -> None:
    with pytest.raises(Undeliverable) as caught:
        await twilio.channel.send(address, Part("안녕하세요."))
    assert (caught.value.code, twilio.server.calls) == (code, [])


def test_sms_14_quiet_hours_are_those_of_the_person() -> None:
    made = channel(twilio_settings())
    assert made.zone_of(MINSU) == "Asia/Seoul"
    assert made.zone_of("+14155552671") == "America/Los_Angeles"


@pytest.mark.parametrize(
    ("public_url", "key"),
    [
        ("", "sms.check.no_public_url"),
        ("city.example", "sms.check.no_public_url"),
        ("http://city.example", "sms.check.not_https"),
    ],
)
async def test_the_public_address_is_checked(public_url: str, key: str) -> None:
    """First: nothing else matters without it, and nothing is asked."""
    [finding] = await channel(twilio_settings(public_url=public_url)).check()
    assert (finding.state, finding.key) == ("fail", key)


@pytest.mark.parametrize("made", [twilio_settings(), json_settings()], ids=lambda s: s.provider)
def test_settings_hide_their_secrets(made: SmsSettings) -> None:
    assert twilio_server.TOKEN not in repr(made)
    assert sms_gateway_server.SECRET not in repr(made)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: twilio_settings(sender=""), id="no sender"),
        pytest.param(lambda: twilio_settings(auth_token=""), id="no token"),
        pytest.param(lambda: twilio_settings(account_sid=""), id="no account"),
        pytest.param(lambda: json_settings(secret="short"), id="a short secret"),
        pytest.param(lambda: json_settings(api_url=""), id="no address of the gateway"),
        pytest.param(lambda: json_settings(api_url="http://sms.example"), id="in clear"),
        pytest.param(lambda: twilio_settings(api_url="http://sms.example"), id="Twilio in clear"),
        pytest.param(lambda: twilio_settings(segments_per_second=0), id="no pace"),
        pytest.param(lambda: twilio_settings(telephone=""), id="no telephone"),
        pytest.param(lambda: twilio_settings(telephone="0" * 14), id="a long telephone"),
        pytest.param(lambda: twilio_settings(service={"ko": "가" * 9}), id="a long name"),
        pytest.param(lambda: twilio_settings(service={"en": "S" * 31}), id="a long Latin name"),
        pytest.param(lambda: twilio_settings(service={"en": "신문고"}), id="a name in Hangul"),
        pytest.param(lambda: twilio_settings(service={}), id="no name"),
    ],
)
def test_settings_that_can_never_work(make: Any) -> None:
    with pytest.raises(ValueError, match=".") as caught:
        make()
    for secret in (twilio_server.TOKEN, sms_gateway_server.SECRET, "sms.example"):
        assert secret not in str(caught.value)


def test_another_language_gets_a_name_all_the_same() -> None:
    made = channel(twilio_settings(service={"en": "City"}))
    form = {"MessageSid": "SM1", "From": MINSU, "To": twilio_server.NUMBER, "Body": "도움말"}
    read = Request(f"{PUBLIC}/sms/twilio", {}, urlencode(form).encode())
    [note] = made.parse(read)
    said = CATALOGUE.text("sms.help", "ko", "sms", **note.values)  # type: ignore[union-attr]
    assert "[City]" in said
