"""A submission as its row holds it until it is filed: all of it but the content of its files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from actions.adapters.protocol import Applicant, Attachment, Consent, Submission
from bot.core.sql import AnyRow


def written(submission: Submission, files: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The content of the row; `files` are facts about its files. Raises ValueError for a submission
    that would not be read again as it is."""
    consent = {"version": submission.consent.version, "at": submission.consent.at.isoformat()}
    content = {
        "capability": submission.capability,
        "service": submission.service,
        "title": submission.title,
        "body": submission.body,
        "attributes": dict(submission.attributes),
        "consent": consent,
        "applicant": None if submission.applicant is None else asdict(submission.applicant),
        "locale": submission.locale,
        "channel": submission.channel,
        "files": [dict(file) for file in files],
    }
    if read(json.loads(json.dumps(content)), None) != submission:
        raise ValueError("a submission that cannot be stored")
    return content


def read(
    content: Mapping[str, Any], row: AnyRow | None, attachments: tuple[Attachment, ...] = ()
) -> Submission:
    """What the adapter gets. In a row of the version before, capability, language and channel stand
    in the `row` alone."""
    beside = {} if row is None else row._mapping
    applicant, consent = content.get("applicant"), content["consent"]
    return Submission(
        capability=content.get("capability") or beside["capability"],
        service=content["service"],
        title=content["title"],
        body=content["body"],
        attributes=content.get("attributes") or {},
        consent=Consent(consent["version"], datetime.fromisoformat(consent["at"])),
        applicant=Applicant(**applicant) if applicant else None,
        locale=content.get("locale") or beside["locale"],
        channel=content.get("channel") or beside["channel"],
        attachments=attachments,
    )
