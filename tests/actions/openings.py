"""What the first reply to an opening does and offers, in the words of `tests/sets/openings`."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.actions.conversation import Conversation, keys
from tests.actions.model import MODEL_INSTALLED, Model

ROOT = Path(__file__).parents[2]
SETS = ROOT / "tests" / "sets"
REAL = ROOT.parent / "shared" / "data" / "real"
_NAMES = {
    "file_proposal": "proposal",
    "request_document": "document",
    "request_information": "disclosure",
    "report_budget_waste": "waste_report",
    "talk_to_human": "human",
    "check_status": "status",
    "ask_faq": "question",
    "explain_term": "question",
    "find_service": "question",
    "file_petition": "petition",
}
_ASKED = ("fallback.", "nothing_open")


def rows(name: str) -> list[dict[str, Any]]:
    loaded = yaml.safe_load((SETS / "openings" / f"{name}.yml").read_text(encoding="utf-8"))
    return list(loaded)


def real() -> list[dict[str, Any]]:
    """The labelled rows with their first messages; none where the texts are not there."""
    texts: dict[str, str] = {}
    for path in REAL.glob("*.csv"):
        with path.open(encoding="utf-8") as file:
            texts |= {
                row["id"]: (row["title"] or row["text"]).strip() for row in csv.DictReader(file)
            }
    labels = yaml.safe_load((SETS / "real" / "labels.yml").read_text(encoding="utf-8"))
    return [{**row, "say": texts[row["id"]]} for row in labels if row["id"] in texts]


async def first(
    text: str, locale: str, model: Model = MODEL_INSTALLED
) -> tuple[Conversation, list[dict[str, Any]]]:
    talk = Conversation(locale=locale, meaning=model)
    return talk, await talk.hear(text, model.read(text))


def begun(talk: Conversation, messages: Sequence[Mapping[str, Any]]) -> list[str]:
    """What the reply begins or offers first, by all names that fit it."""
    draft = talk.slots.get("draft")
    if draft is not None:
        return _of_draft(draft)
    done = keys([dict(one) for one in messages])
    for one in done:
        if one.startswith("guidance."):
            return [_NAMES.get(one.split(".")[1], one.split(".")[1])]
        if one in ("effect:faq", "effect:term") or one.startswith(
            ("faq.", "terms.", "service.", "facts.")
        ):
            return ["question", *offered(messages)[:1]]
        if one.startswith(("human.", "desk.")):
            return ["human"]
        if one.startswith("status."):
            return ["status"]
    if any(
        one in ("opening.anger", "opening.which", "about.bot", "greet", "welcome") for one in done
    ):
        return ["small_talk", "ask_back"]
    return offered(messages)[:1]


def offered(messages: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names of the choices, in their order; a service that is named goes with the petition."""
    found: list[str] = []
    for message in messages:
        service = (message.get("values") or {}).get("service")
        for choice in message.get("choices") or ():
            name = _NAMES.get(choice["value"], choice["value"])
            if name == "petition" and service is not None:
                name = f"petition:{_code(service)}"
            found.append(name)
    return found


def named(messages: Sequence[Mapping[str, Any]]) -> set[str]:
    """What the choices of two matters are called."""
    labels = [c["label"] for m in messages for c in m.get("choices") or ()]
    return {_label(label) for label in labels}


def _label(label: Any) -> str:
    if isinstance(label, Mapping) and "i18n" in label:
        return f"petition:{_code(label)}"
    if isinstance(label, Mapping):
        name = (
            str(label["key"])
            .removeprefix("guidance.")
            .removeprefix("choice.")
            .removesuffix(".name")
        )
        return _NAMES.get(name, name)
    return str(label)


def _code(service: Any) -> str:
    from tests.actions.portal_data import services

    texts = service.get("i18n", service) if isinstance(service, Mapping) else {}
    return next((s.code for s in services() if s.title["en"] == texts.get("en")), "?")


def _of_draft(draft: Mapping[str, Any]) -> list[str]:
    name = {"check_status": "status", "find_service": "question", "hand_over": "human"}.get(
        draft["journey"]
    )
    if name is not None:
        return [name]
    if draft["journey"] != "petition":
        return [str(draft["journey"])]
    service, notes = draft.get("service") or {}, draft.get("notes") or {}
    codes = [service["code"]] if service else list(notes.get("rank") or ())
    return ["petition", *(f"petition:{code}" for code in codes)]


def not_understood(messages: Sequence[Mapping[str, Any]]) -> bool:
    return any(one.startswith(_ASKED) for one in keys([dict(one) for one in messages]))


def fits(wanted: Sequence[str], got: Sequence[str]) -> bool:
    return any(
        one in got or (one == "petition" and any(g.startswith("petition") for g in got))
        for one in wanted
    )
