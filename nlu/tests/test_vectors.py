"""Vectors for the gateway's search: what is refused, and that no message waits for them."""

from __future__ import annotations

import asyncio
import base64
import json
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import requests
from aiohttp import ClientSession
from jsonschema import Draft202012Validator
from rasa.core.agent import Agent
from sanic import Sanic
from sanic.request import Request
from tests.kit.ports import free_port

from nlu import server
from nlu.channels.vectors import SCHEMA
from nlu.components import cascade as cascade_module
from nlu.components import lazy_encoder
from nlu.components.cascade import QUEUE, Cascade
from nlu.components.encoder import load_encoder
from nlu.settings import ENCODER, PROJECT_ROOT, export_defaults
from nlu.tests.conftest import SECRET, SHOWN, Dialogue
from nlu.tests.patience import LOOK, PATIENCE, ended
from nlu.understanding import classifier_of

SENTENCE = "비밀스러운-문장"
BATCH = [f"여러 문장 {i}" for i in range(8)]
OTHERS = [f"다른 문장 {i}" for i in range(8)]
MESSAGE = "새로운 문장"


def answer_of(dialogue: Dialogue, **sent: Any) -> requests.Response:
    return requests.post(f"{dialogue.url}/vectors", timeout=PATIENCE, headers=SHOWN, **sent)


def ready(dialogue: Dialogue) -> bool:
    health = requests.get(f"{dialogue.url}/health", timeout=PATIENCE).json()
    return [e["state"] for e in health["understanding"]["encoders"]] == ["ready"]


def test_one_vector_a_text_of_the_encoder_that_reads_messages(dialogue: Dialogue) -> None:
    until = time.monotonic() + PATIENCE
    while not ready(dialogue):
        assert time.monotonic() < until, "the encoder was not loaded"
        time.sleep(LOOK)
    texts = [
        "가로등이 고장났어요",
        "길가의 불이 안 켜져요",
        "오늘 점심은 김치찌개",
        "",
        "🙂",
        "가" * 2000,
    ]
    answer = answer_of(dialogue, json={"texts": texts}).json()
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator({**schema, "$ref": "#/$defs/response"}).validate(answer)
    assert answer["encoder"] == "e5@0.3.0"
    rows = np.array(answer["vectors"])
    assert rows == pytest.approx(load_encoder("e5").encode(texts), abs=1e-5)
    broken, dark, lunch = rows[:3]
    assert broken @ dark > broken @ lunch


REFUSED: dict[str, tuple[dict[str, Any], int]] = {
    "broken JSON": ({"data": b"{"}, 400),
    "not UTF-8": ({"data": b'{"texts": ["\xff"]}'}, 400),
    "half a surrogate pair": ({"data": b'{"texts": ["\\ud800"]}'}, 400),
    "nested without end": ({"data": b"[" * 100_000}, 400),
    "empty": ({"data": b""}, 400),
    "a list": ({"json": [SENTENCE]}, 400),
    "no texts": ({"json": {}}, 400),
    "none": ({"json": {"texts": []}}, 400),
    "a text": ({"json": {"texts": SENTENCE}}, 400),
    "a number among them": ({"json": {"texts": [SENTENCE, 1]}}, 400),
    "nothing among them": ({"json": {"texts": [SENTENCE, None]}}, 400),
    "unknown field": ({"json": {"texts": [SENTENCE], SENTENCE: 1}}, 400),
    "too many": ({"json": {"texts": [SENTENCE] * 65}}, 400),
    "too long": ({"json": {"texts": ["가" * 2001]}}, 400),
    "too large": ({"json": {"texts": ["가" * 2000] * 64, "x": "a" * 100_000}}, 413),
    "5 MB": ({"data": b"a" * 5_000_000}, 413),
}


@pytest.mark.parametrize(("sent", "status"), REFUSED.values(), ids=REFUSED)
def test_bad_requests_are_refused(dialogue: Dialogue, sent: dict[str, Any], status: int) -> None:
    answer = answer_of(dialogue, **sent)
    assert answer.status_code == status
    assert "비밀" not in answer.text
    assert "비밀" not in dialogue.log.read_text(encoding="utf-8")


class Held:
    """The real encoder; while it is held each text waits until it is let through."""

    def __init__(self) -> None:
        self._real = load_encoder("e5")
        self.name, self.version, self.dim = self._real.name, self._real.version, self._real.dim
        self.free = threading.Event()
        self.free.set()
        self.begun: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.begun += texts
        assert self.free.wait(PATIENCE)
        return self._real.encode(texts)

    def hold(self) -> None:
        self.free.clear()
        self.begun.clear()


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Held:
    held = Held()
    monkeypatch.setattr(lazy_encoder, "load_encoder", lambda name: held)
    return held


@pytest.fixture
def load(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: Held
) -> Callable[..., Agent]:
    """The agent in this process, its encoder not loaded yet."""

    def loaded(choice: str = "bundled", threads: int = 2) -> Agent:
        monkeypatch.setattr(cascade_module.os, "cpu_count", lambda: threads)
        monkeypatch.setenv(ENCODER, choice)
        monkeypatch.setenv("SINMUNGO_VAR", str(tmp_path))
        monkeypatch.setenv("SINMUNGO_KEY", base64.b64encode(bytes(range(32))).decode())
        monkeypatch.setenv("SINMUNGO_DATABASE_URL", "")
        export_defaults()
        return asyncio.run(server.load(model, PROJECT_ROOT / "endpoints.yml"))

    return loaded


@asynccontextmanager
async def served(agent: Agent | None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Ask]:
    monkeypatch.setattr(Sanic, "test_mode", True)
    monkeypatch.setenv("SINMUNGO_LOOPBACK_SECRET", SECRET)
    application = server.app()
    application.ctx.agent = agent
    arrivals: list[str] = []

    def arrive(request: Request) -> None:
        arrivals.append(request.path)

    application.register_middleware(arrive, "request")
    port = free_port()
    running = await application.create_server("127.0.0.1", port, return_asyncio_server=True)
    await running.startup()
    await running.start_serving()
    async with ClientSession(headers=SHOWN) as client:
        yield Ask(client, f"http://127.0.0.1:{port}/webhooks/gateway/vectors", arrivals)
    running.close()
    await running.wait_closed()


class Ask:
    """`arrivals`: a path for each request that the server has begun to read."""

    def __init__(self, client: ClientSession, url: str, arrivals: Sequence[str]) -> None:
        self._client, self._url, self.arrivals = client, url, arrivals

    async def __call__(self, texts: Sequence[str]) -> tuple[int, dict[str, Any]]:
        async with self._client.post(self._url, json={"texts": list(texts)}) as response:
            return response.status, await response.json()


def cascade_of(agent: Agent) -> Cascade:
    """Ready, and unsure of every text by its n-grams alone."""
    classifier = classifier_of(agent.processor)
    cascade = classifier._loaded()
    ended(*cascade.load_in_background())
    first, *deeper = cascade._stages
    cascade._stages = [replace(first, gate=1.0), *deeper]
    return cascade


async def begun(encoder: Held, count: int) -> list[str]:
    """What is in the encoder once `count` texts are."""
    await until(lambda: len(encoder.begun) >= count)
    return list(encoder.begun)


async def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(LOOK)


def queued(cascade: Cascade) -> int:
    """Texts that wait for a thread."""
    assert cascade._pool is not None
    return cascade._pool._work_queue.qsize()


@pytest.mark.parametrize(
    ("choice", "missing", "status", "error"),
    [
        pytest.param("bundled", True, 503, "not_ready", id="no model yet"),
        pytest.param("bundled", False, 503, "not_ready", id="the encoder is loaded"),
        pytest.param("none", False, 404, "no encoder", id="an installation without"),
    ],
)
def test_without_an_encoder(
    load: Callable[..., Agent],
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    missing: bool,
    status: int,
    error: str,
) -> None:
    agent = None if missing else load(choice)

    async def run() -> None:
        async with served(agent, monkeypatch) as ask:
            assert await ask(["여권"]) == (status, {"error": error})

    asyncio.run(run())


def test_an_encoder_that_differs_from_the_training_is_none(
    load: Callable[..., Agent], encoder: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent = load()
    encoder.version = "9"
    cascade_of(agent)

    async def run() -> None:
        async with served(agent, monkeypatch) as ask:
            assert await ask(["여권"]) == (404, {"error": "no encoder"})

    asyncio.run(run())


def test_a_message_waits_for_one_text_of_a_batch(
    load: Callable[..., Agent], encoder: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there is one thread only."""
    agent = load(threads=1)
    cascade = cascade_of(agent)
    encoder.hold()

    async def run() -> None:
        async with served(agent, monkeypatch) as ask:
            batches = [asyncio.create_task(ask(texts)) for texts in (BATCH, OTHERS)]
            assert await begun(encoder, 1) == BATCH[:1]
            message = asyncio.create_task(cascade.prepare(MESSAGE))
            question = asyncio.create_task(ask(["여권"]))
            # Both wait behind the one text; the loop goes on.
            await until(lambda: queued(cascade) == 2)
            assert encoder.begun == BATCH[:1]
            encoder.free.set()
            assert await message
            assert (await question)[0] == 200
            answers = await asyncio.gather(*batches)
            assert [status for status, _ in answers] == [200, 200]
            assert [len(answer["vectors"]) for _, answer in answers] == [8, 8]

    asyncio.run(run())
    assert encoder.begun[0] == BATCH[0]
    assert set(encoder.begun[1:3]) == {MESSAGE, "여권"}
    assert encoder.begun[3:] == [*BATCH[1:], *OTHERS]


def test_a_batch_leaves_a_thread_to_messages(
    load: Callable[..., Agent], encoder: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent = load(threads=2)
    cascade = cascade_of(agent)
    encoder.hold()

    async def run() -> None:
        async with served(agent, monkeypatch) as ask:
            batches = [asyncio.create_task(ask(BATCH)) for _ in range(2)]
            assert await begun(encoder, 1) == BATCH[:1]
            # The other one is here too: this request came later and is answered.
            await until(lambda: len(ask.arrivals) == 2)
            assert (await ask([]))[0] == 400
            message = asyncio.create_task(cascade.prepare(MESSAGE))
            assert await begun(encoder, 2) == [BATCH[0], MESSAGE]
            assert queued(cascade) == 0
            encoder.free.set()
            await asyncio.gather(message, *batches)

    asyncio.run(run())


def test_too_many_questions_are_not_waited_for(
    load: Callable[..., Agent], encoder: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent = load()
    cascade = cascade_of(agent)
    encoder.hold()

    async def run() -> None:
        async with served(agent, monkeypatch) as ask:
            waiting = [asyncio.create_task(ask([f"질문 {i}"])) for i in range(QUEUE)]
            await begun(encoder, 2)
            await until(lambda: queued(cascade) == QUEUE - 2)
            assert await ask(["하나 더"]) == (503, {"error": "busy"})
            encoder.free.set()
            assert {status for status, _ in await asyncio.gather(*waiting)} == {200}
            assert (await ask(["하나 더"]))[0] == 200

    asyncio.run(run())
