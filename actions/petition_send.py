"""What is confirmed becomes an effect: the gateway files it, once, under a key made of the turn."""

from __future__ import annotations

from typing import Any

from actions import petition_files
from actions import petition_kept as kept
from actions.draft import Draft, submission_key
from actions.say import i18n
from actions.turn import Turn


def submit(turn: Turn, draft: Draft) -> None:
    """Say that it is on its way and hand it over. The draft has a service: it was confirmed."""
    service = draft.service or {}
    key = submission_key(turn.conversation, turn.id)
    turn.say("submit.sending", agency=i18n(service["agency"]), days=service["days"])
    turn.effect(
        "submit",
        capability="petition",
        service=service["code"],
        key=key,
        draft={
            "title": draft.answers["title"],
            "body": draft.answers["content"],
            "attributes": _attributes(draft),
            "applicant": _applicant(draft),
            "consent": dict(draft.consent or {}),
            "attachments": petition_files.everything(draft),
        },
    )
    kept.remember_sent(turn, key, draft)


def _attributes(draft: Draft) -> dict[str, Any]:
    codes = [spec["code"] for spec in draft.questions]
    return {c: draft.answers[c] for c in codes if draft.answers.get(c) is not None}


def _applicant(draft: Draft) -> dict[str, str] | None:
    name = draft.answers.get("name")
    if not name:
        return None
    phone = draft.answers.get("phone")
    return {"name": name, "phone": phone} if phone else {"name": name}
