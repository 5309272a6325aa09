"""Vectors from the dialogue process: whatever it answers, a question is answered."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from bot.faq_vectors import DialogueVectors

Answer = Callable[[httpx.Request], httpx.Response]


def vectors(answer: Answer) -> DialogueVectors:
    transport = httpx.MockTransport(answer)
    return DialogueVectors(httpx.AsyncClient(base_url="http://dialogue", transport=transport))


async def test_one_row_a_text() -> None:
    asked: list[tuple[str, object]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.url.path, json.loads(request.content)))
        return httpx.Response(200, json={"vectors": [[1, 2.5], [3, 4]]})

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
        pytest.param(lambda _r: httpx.Response(200, json={"vectors": [[1], [2]]}), id="too many"),
        pytest.param(lambda _r: httpx.Response(200, json={"vectors": [1]}), id="no rows"),
        pytest.param(lambda _r: httpx.Response(200, json={"vectors": [["x"]]}), id="letters"),
        pytest.param(lambda _r: httpx.Response(200, text='{"vectors": [[NaN]]}'), id="no number"),
        pytest.param(lambda _r: httpx.Response(200, json={"vectors": [None]}), id="nothing"),
    ],
)
async def test_none_otherwise(answer: Answer) -> None:
    assert await vectors(answer)(["여권"]) is None
