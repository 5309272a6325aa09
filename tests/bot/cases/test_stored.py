"""A submission in its row: read again exactly as it was confirmed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from actions.adapters.protocol import Applicant, Attachment, Consent, Submission
from bot.cases import stored

PLAIN = Submission(
    capability="petition",
    service="street_light",
    title="가로등",
    body="꺼졌어요",
    attributes={},
    consent=Consent("2026-11", datetime(2026, 11, 24, 1, tzinfo=UTC)),
)
SEOUL = timezone(timedelta(hours=9))
FILE = {"id": "f1", "name": "a.jpg", "media_type": "image/jpeg", "size": 3, "stands": "⟦file:1⟧"}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"attributes": {"since": "2026-11-17", "photos": ["a.jpg"], "count": 2, "note": None}},
        {"applicant": Applicant("홍길동", "010-1234-5678", "hong@example.kr")},
        {"applicant": Applicant("홍길동")},
        {"consent": Consent("1", datetime(2026, 11, 24, 10, 0, 0, 500, SEOUL))},
        {"consent": Consent("1", datetime(2026, 11, 24, 10))},  # noqa: DTZ001 (as it was sent)
        {"locale": "en", "channel": "sms", "capability": "complaint"},
    ],
    ids=["plain", "answers", "applicant", "name", "zone", "no zone", "elsewhere"],
)
def test_it_is_read_as_it_was_written(changes: dict[str, Any]) -> None:
    submission = replace(PLAIN, **changes)
    content = json.loads(json.dumps(stored.written(submission, [FILE])))
    assert content["files"] == [FILE]
    assert stored.read(content, None) == submission
    attachment = Attachment("a.jpg", "image/jpeg", "0" * 64, b"abc")
    assert stored.read(content, None, (attachment,)) == replace(
        submission, attachments=(attachment,)
    )


@pytest.mark.parametrize(
    "changes",
    [{"attributes": {"a": ("b",)}}, {"attributes": {1: "a"}}, {"title": object()}],
    ids=["a tuple", "a number as a name", "no text"],
)
def test_what_would_be_read_otherwise_is_not_written(changes: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError)):
        stored.written(replace(PLAIN, **changes), [])
