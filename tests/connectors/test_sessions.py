"""Which sessions are taken: who signed them, when, how old they are, whether they ended."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from connectors.webchat.session import PREFIX, Sessions
from connectors.webchat.settings import OlderKey, WebchatSettings

NEW, OLD, BARE = b"n" * 32, b"o" * 32, b"b" * 32
START = datetime(2026, 11, 29, tzinfo=UTC)
DAY = 24 * 3600.0


def settings(days: float = 0, key: bytes = NEW, **values: object) -> WebchatSettings:
    """As they are `days` after the start."""
    at = START + timedelta(days=days)
    made = WebchatSettings(session_key=key, clock=lambda: at)
    return replace(made, **values)  # type: ignore[arg-type]


def older(days: float, key: bytes = OLD, *, bare: bool = False) -> tuple[OlderKey, ...]:
    return (OlderKey(key, (START + timedelta(days=days)).timestamp(), bare),)


def bare_token(key: bytes = BARE, identifier: bytes = bytes(16)) -> str:
    """As the version before made it at the start."""
    signed = identifier + int(START.timestamp()).to_bytes(4, "big")
    signature = hmac.new(key, b"webchat-session" + signed, hashlib.sha256).digest()[:16]
    return PREFIX + base64.urlsafe_b64encode(signed + signature).decode()


@pytest.mark.parametrize(
    ("token", "now", "taken"),
    [
        pytest.param(settings(), settings(), True, id="the newest key"),
        pytest.param(settings(), settings(6.9), True, id="not renewed for a week"),
        pytest.param(settings(), settings(7.1), False, id="not renewed for more"),
        pytest.param(
            settings(key=OLD), settings(3, older_keys=older(7)), True, id="the key before"
        ),
        pytest.param(
            settings(key=OLD), settings(3, older_keys=older(2)), False, id="the key before, late"
        ),
        pytest.param(settings(key=OLD), settings(), False, id="a key of somebody else"),
        pytest.param(
            settings(key=OLD),
            settings(older_keys=older(7, bare=True)),
            False,
            id="the bare key does not sign the new format",
        ),
        pytest.param(
            settings(), settings(ended=lambda contact: len(contact) == 32), False, id="ended"
        ),
    ],
)
def test_whose_session_is_taken(token: WebchatSettings, now: WebchatSettings, taken: bool) -> None:
    assert (Sessions(now).find(Sessions(token).issue().token) is not None) is taken


@pytest.mark.parametrize(
    ("key", "now", "taken"),
    [
        pytest.param(BARE, settings(1, older_keys=older(7, BARE, bare=True)), True, id="at first"),
        pytest.param(BARE, settings(6, older_keys=older(5, BARE, bare=True)), False, id="late"),
        pytest.param(BARE, settings(1), False, id="a new installation"),
        pytest.param(OLD, settings(1, older_keys=older(7, BARE, bare=True)), False, id="forged"),
        pytest.param(NEW, settings(1, older_keys=older(7, OLD)), False, id="bare by the newest"),
        pytest.param(OLD, settings(1, older_keys=older(7, OLD)), False, id="bare by another"),
    ],
)
def test_sessions_of_the_version_before(key: bytes, now: WebchatSettings, taken: bool) -> None:
    found = Sessions(now).find(bare_token(key))
    assert (found is not None) is taken
    if found is not None:
        renewed = Sessions(now).renew(found)
        assert renewed.contact == found.contact
        assert Sessions(replace(now, older_keys=())).find(renewed.token) is not None


def test_renewing_makes_no_session_older_than_it_may_get() -> None:
    session = Sessions(settings()).issue()
    for day in range(0, 30, 6):
        found = Sessions(settings(day)).find(session.token)
        assert found is not None
        session = Sessions(settings(day)).renew(found)
    assert Sessions(settings(29.9)).find(session.token) is not None
    assert Sessions(settings(30.1)).find(session.token) is None
    short = settings(25, session_age=timedelta(days=20))
    assert Sessions(short).find(session.token) is None


@pytest.mark.parametrize("place", range(0, 42, 3))
def test_no_byte_may_change(place: int) -> None:
    token = Sessions(settings()).issue().token
    raw = bytearray(base64.urlsafe_b64decode(token.removeprefix(PREFIX)))
    raw[place] ^= 1
    changed = PREFIX + base64.urlsafe_b64encode(bytes(raw)).decode()
    assert Sessions(settings()).find(changed) is None


@pytest.mark.parametrize("length", [0, 1, 16, 20, 24, 35, 36, 37, 41, 43, 60])
def test_no_other_length(length: int) -> None:
    token = PREFIX + base64.urlsafe_b64encode(bytes(length)).decode()
    assert Sessions(settings(older_keys=older(7, BARE, bare=True))).find(token) is None
