"""What is confirmed becomes an effect: the gateway files it, once, under a key made of the turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.adapters.protocol import PETITIONS
from actions.dialogue.draft import Draft, submission_key
from actions.dialogue.say import i18n
from actions.dialogue.turn import Turn
from actions.effects.commits import ConfirmedDraft, ConsentGiven, Person, Submit
from actions.journeys.filing import files as petition_files
from actions.journeys.filing import kept, questions
from locales.languages import pick


def submit(turn: Turn, draft: Draft) -> None:
    """Say that it is on its way and hand it over. The draft has a service: it was confirmed."""
    service = draft.service or {}
    key, consent = submission_key(turn.conversation, turn.id), draft.consent or {}
    turn.say("submit.sending", agency=i18n(service["agency"]), days=service["days"])
    confirmed = ConfirmedDraft(
        title=draft.answers["title"],
        body=_body(turn, draft),
        attributes=_attributes(draft),
        applicant=_applicant(draft),
        consent=ConsentGiven(version=consent["version"], at=consent["at"]),
        attachments=tuple(petition_files.everything(draft)),
    )
    turn.effect(
        Submit(
            capability=PETITIONS,
            portal=service.get("portal"),
            service=service.get("own_code") or service["code"],
            key=key,
            draft=confirmed,
        )
    )
    kept.remember_sent(turn, key, draft)


def _body(turn: Turn, draft: Draft) -> str:
    """What was told, to the character, and below it what stands nowhere else: the words of a day,
    and the place where the service does not ask for it."""
    story = str(draft.answers["content"])
    words: Mapping[str, str] = draft.notes.get("words") or {}
    added = [
        f"{pick(spec['label'], turn.locale)}: {said}"
        for spec in draft.questions
        if (answer := draft.answers.get(spec["code"]))
        and (said := answer if spec.get(questions.OURS) else words.get(spec["code"]))
        and said not in story
    ]
    return "\n".join([story, *added])


def _attributes(draft: Draft) -> dict[str, Any]:
    codes = [spec["code"] for spec in draft.questions if not spec.get(questions.OURS)]
    return {c: draft.answers[c] for c in codes if draft.answers.get(c) is not None}


def _applicant(draft: Draft) -> Person | None:
    name, phone = draft.answers.get("name") or None, draft.answers.get("phone") or None
    return Person(name=name, phone=phone) if name or phone else None
