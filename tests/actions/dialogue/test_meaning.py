"""Services by their meaning: what the dialogue is told and asked, and what happens without it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from jsonschema_rs import Draft202012Validator

from actions.adapters.errors import Retryable
from actions.adapters.protocol import Service
from actions.dialogue import meaning
from actions.dialogue.meaning import DialogueMeaning
from tests.actions.portal_data import services
from tests.kit.stack.processes import ROOT

CHANNELS = ROOT / "nlu" / "channels"
TOLD = json.loads((CHANNELS / "services.schema.json").read_text(encoding="utf-8"))
ASKED = json.loads((CHANNELS / "services_of.schema.json").read_text(encoding="utf-8"))


@dataclass
class Dialogue:
    """Answers as the dialogue process does (nlu/channels/services.py)."""

    status: int = 200
    body: Any = None
    versions: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        sent = json.loads(request.content)
        if self.status != 200:
            return httpx.Response(self.status, json={"error": "not_ready"})
        if request.method == "PUT":
            Draft202012Validator(TOLD).validate(sent)
            self.versions.add(sent["version"])
            return httpx.Response(202)
        Draft202012Validator(ASKED).validate(sent)
        self.asked.append(sent["text"])
        if sent["version"] not in self.versions:
            return httpx.Response(404, json={"error": "services"})
        ranking = [{"code": "road", "share": 0.75}, {"code": "park", "share": 0.25}]
        return httpx.Response(200, json=self.body or {"ranking": ranking})

    def meaning(self) -> DialogueMeaning:
        transport = httpx.MockTransport(self)
        return DialogueMeaning(httpx.AsyncClient(base_url="http://dialogue", transport=transport))


async def test_what_was_not_told_is_told_and_serves_the_next_time() -> None:
    dialogue = Dialogue()
    asking = dialogue.meaning()
    assert await asking.shares(services(), "도로가 패였어요") == {}
    assert await asking.shares(services(), "도로가 패였어요") == {"road": 0.75, "park": 0.25}
    assert len(dialogue.versions) == 1


async def test_other_phrases_are_told_anew() -> None:
    dialogue = Dialogue()
    asking = dialogue.meaning()
    await asking.tell(services())
    assert await asking.shares(services()[1:], "도로가 패였어요") == {}
    assert await asking.shares(services()[1:], "도로가 패였어요") != {}
    assert len(dialogue.versions) == 2


@pytest.mark.parametrize("text", ["", "  ", "\n"])
async def test_nothing_is_not_asked_about(text: str) -> None:
    dialogue = Dialogue()
    assert await dialogue.meaning().shares(services(), text) == {}
    assert dialogue.asked == []


async def test_a_long_text_is_cut_to_what_may_be_asked() -> None:
    dialogue = Dialogue()
    await dialogue.meaning().shares(services(), "가" * 5000)
    assert len(dialogue.asked[0]) == meaning.LONGEST


@pytest.mark.parametrize("status", [401, 404, 413, 500, 503])
async def test_letters_serve_where_the_dialogue_does_not(status: int) -> None:
    assert await Dialogue(status).meaning().shares(services(), "도로가 패였어요") == {}


@pytest.mark.parametrize(
    "body", [{"ranking": None}, {"ranking": [{"code": "road"}]}, [1], {"x": 1}]
)
async def test_what_is_no_ranking_counts_as_none(body: Any) -> None:
    dialogue = Dialogue(body=body)
    asking = dialogue.meaning()
    await asking.tell(services())
    assert await asking.shares(services(), "도로가 패였어요") == {}


async def test_at_a_start_it_is_told_once_portal_and_dialogue_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(meaning, "PAUSE", 0)
    dialogue, tries = Dialogue(503), 0

    async def listed() -> Sequence[Service]:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise Retryable("the portal cannot be reached")
        if tries == 5:
            dialogue.status = 200
        return services()

    await dialogue.meaning().tell_at_start(listed)
    assert tries == 5
    assert len(dialogue.versions) == 1


@pytest.mark.parametrize("status", [202, 400, 404])
async def test_at_a_start_a_dialogue_without_an_encoder_is_left_alone(status: int) -> None:
    async def listed() -> Sequence[Service]:
        return services()

    await Dialogue(200 if status == 202 else status).meaning().tell_at_start(listed)
