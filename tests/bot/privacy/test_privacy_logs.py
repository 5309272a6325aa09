"""No personal number and no secret in a log line; what makes the line useful stays."""

from __future__ import annotations

import io

import pytest
import structlog

from bot.privacy.logs import scrub, scrub_event
from tests.kit.people.personal import planted, sentence

UUID = "3f2b8c1e-0212-4567-8901-010123456789"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"turn {UUID} took 12 ms", None),
        ("GET /health/ready 200 in 0.3 ms", None),
        ("receipt 1AA-2611-0000571K state received", None),
        ("2026-11-24T20:21:33.123456+00:00 started port=8000", None),
        ("keys: 3, monkey=banana, tokens 12", None),
        ("from 010-1234-5678", "from [phone]"),
        ("who 900101-1234567 mail a@b.kr", "who [rrn] mail [email]"),
        ("⟦phone:12⟧ kept", "[phone:12] kept"),
        ("Authorization: Bearer abc.def-123456", "Authorization: [secret] [secret]"),
        ("sent bearer eyJhbGciOi.J9.x_y", "sent bearer [secret]"),
        ("token=abcdef123", "token=[secret]"),
        ('{"api_key": "abcdef"}', '{"api_key": "[secret]"}'),
        ("SINMUNGO_TELEGRAM__TOKEN=xyz12345 set", "SINMUNGO_TELEGRAM__TOKEN=[secret] set"),
        ("password='hunter22'", "password='[secret]'"),
        ("bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX", "bot[secret]"),
        ("postgresql://bob:s3cret@db:5432/x", "postgresql://bob:[secret]@db:5432/x"),
        ("key W3sPqv0k4mXb8mXoXJc2fH1nVY0a9q7rTzUoEwLkDdM=", "key [secret]"),
        ("1AA-2611-0000571K 48210937", "1AA-2611-0000571K [pin]"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_scrub(line: str, expected: str | None) -> None:
    assert scrub(line) == (line if expected is None else expected)


def test_planted_numbers_stay_out() -> None:
    numbers = planted(300, 7)
    lines = [scrub(f"debug {sentence(kind, value)}") for kind, value in numbers]
    assert [v for (_, v), line in zip(numbers, lines, strict=True) if v in line] == []


def test_the_structlog_processor() -> None:
    event = {
        "event": "got 010-1234-5678",
        "token": "abc",
        "nested": {"pin": "48210937", "list": ["a@b.kr", 3]},
        "error": ValueError("900101-1234567"),
        "ms": 12.5,
    }
    assert scrub_event(None, "info", event) == {
        "event": "got [phone]",
        "token": "[secret]",
        "nested": {"pin": "[secret]", "list": ["[email]", 3]},
        "error": "ValueError",
        "ms": 12.5,
    }


def test_it_fits_into_structlog() -> None:
    out = io.StringIO()
    logger = structlog.wrap_logger(
        structlog.PrintLogger(out),
        processors=[
            structlog.processors.format_exc_info,
            scrub_event,
            structlog.processors.JSONRenderer(),
        ],
    )
    try:
        raise ValueError("010-1234-5678")
    except ValueError:
        logger.exception("failed")
    assert "[phone]" in out.getvalue()
    assert "1234-5678" not in out.getvalue()
