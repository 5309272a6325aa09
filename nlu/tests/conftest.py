"""A small model, an action server that can fail, and the dialogue process as it is run."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from tests.kit.ports import free_port

from nlu.settings import NLU_ROOT, PROJECT_ROOT
from nlu.tests.fake_actions import FakeActions, serve
from nlu.tests.patience import LOOK, PATIENCE, ended

NOW = "2026-11-24T10:00:00+09:00"
SECRET = "shown"
SHOWN = {"Authorization": f"Bearer {SECRET}"}
"""What the gateway shows with each request."""


SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"


@pytest.fixture(scope="session")
def domain() -> Domain:
    return Domain.load(NLU_ROOT / "domain.yml")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database for trackers."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'tracker.db'}"
        return
    server = os.environ.get("SINMUNGO_TEST_POSTGRES", SERVER).replace("ql://", "ql+psycopg2://")
    name = f"sinmungo_nlu_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    engine.execute(f"CREATE DATABASE {name}")
    yield server.rsplit("/", 1)[0] + f"/{name}"
    engine.execute(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Trained with our config, domain and rules on a few sentences."""
    directory = tmp_path_factory.mktemp("model")
    data = directory / "data"
    data.mkdir()
    shutil.copy(NLU_ROOT / "data" / "rules.yml", data)
    shutil.copy(Path(__file__).with_name("sentences.yml"), data)
    script = (
        "import rasa, sys; sys.exit(rasa.train(domain=sys.argv[1], config=sys.argv[2], "
        "training_files=sys.argv[3], output=sys.argv[4], fixed_model_name='small').code)"
    )
    arguments = [NLU_ROOT / "domain.yml", NLU_ROOT / "config.yml", data, directory]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT_ROOT), "RASA_TELEMETRY_ENABLED": "false"}
    with (directory / "train.log").open("w") as output:
        subprocess.run(
            [sys.executable, "-c", script, *map(str, arguments)],
            cwd=directory,
            env=environment,
            stdout=output,
            stderr=output,
            check=True,
        )
    return directory / "small.tar.gz"


@pytest.fixture(scope="session")
def actions_and_port() -> Iterator[tuple[FakeActions, int]]:
    fake, loop = FakeActions(), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    started = asyncio.run_coroutine_threadsafe(serve(fake), loop)
    runner, port = started.result(PATIENCE)
    yield fake, port
    asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(PATIENCE)
    loop.call_soon_threadsafe(loop.stop)
    ended(thread)
    loop.close()


@dataclass
class Dialogue:
    """The running process; ``var`` is its directory, ``log`` its log at DEBUG."""

    url: str
    var: Path
    log: Path

    def post(self, body: Any, **options: Any) -> requests.Response:
        options = {"json": body, "timeout": PATIENCE, "headers": SHOWN, **options}
        return requests.post(f"{self.url}/turn", **options)

    def say(self, conversation: str, turn: str, text: str, **fields: Any) -> requests.Response:
        return self.post(request(conversation, turn, text=text, **fields))

    def begin(self, body: Any) -> HTTPConnection:
        """The whole request is sent, its answer not waited for."""
        address = urlsplit(self.url)
        connection = HTTPConnection(str(address.hostname), address.port, timeout=PATIENCE)
        headers = {**SHOWN, "Content-Type": "application/json"}
        connection.request("POST", f"{address.path}/turn", json.dumps(body).encode(), headers)
        return connection

    def until_read(self) -> None:
        """What was sent before is being done: the process reads in the order in which it is sent
        to, and has answered twice since."""
        for _ in range(2):
            requests.get(f"{self.url}/health", timeout=PATIENCE).raise_for_status()

    def rows(self, conversation: str) -> list[tuple[int, int]]:
        """Version and size of the payload of the conversation's row."""
        query = "SELECT version, length(payload) FROM rasa_tracker WHERE conversation = ?"
        connection = sqlite3.connect(self.var / "tracker.db")
        try:
            return connection.execute(query, (conversation,)).fetchall()
        finally:
            connection.close()


@pytest.fixture(scope="session")
def process(
    model: Path,
    actions_and_port: tuple[FakeActions, int],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Dialogue]:
    var = tmp_path_factory.mktemp("var")
    port = free_port()
    environment = {
        **os.environ,
        "SINMUNGO_VAR": str(var),
        "SINMUNGO_KEY": base64.b64encode(bytes(range(32))).decode(),
        "SINMUNGO_DATABASE_URL": "",
        "SINMUNGO_LOOPBACK_SECRET": SECRET,
        "SINMUNGO_ACTIONS_PORT": str(actions_and_port[1]),
        "SINMUNGO_LOG_LEVEL": "debug",
    }
    command = [sys.executable, "-m", "nlu.run", "--port", str(port), "--model", str(model)]
    log = var / "dialogue.log"
    with log.open("w") as output:
        running = subprocess.Popen(
            command, cwd=PROJECT_ROOT, env=environment, stdout=output, stderr=output
        )
    dialogue = Dialogue(f"http://127.0.0.1:{port}/webhooks/gateway", var, log)
    try:
        _wait(dialogue, running)
        yield dialogue
    finally:
        running.terminate()
        running.wait(PATIENCE)


@pytest.fixture
def dialogue(process: Dialogue, actions: FakeActions) -> Dialogue:
    del actions
    return process


@pytest.fixture
def actions(actions_and_port: tuple[FakeActions, int]) -> Iterator[FakeActions]:
    fake = actions_and_port[0]
    fake.calls.clear()
    yield fake
    fake.failing = None


@pytest.fixture
def conversation() -> str:
    return str(uuid.uuid4())


def request(conversation: str, turn: str, **fields: Any) -> dict[str, Any]:
    """A request's body as the contract has it; ``fields`` replace or add."""
    metadata = {
        "turn": turn,
        "locale": "ko",
        "channel": "webchat",
        "correlation": f"correlation-{turn}",
        "now": NOW,
        **fields.pop("metadata", {}),
    }
    body = {"conversation": conversation, "turn": turn, "kind": "text", "text": ""}
    return {**body, **fields, "metadata": metadata}


def says(response: requests.Response) -> list[str]:
    """Catalogue keys of the answer, an effect by its type."""
    assert response.status_code == 200, response.text
    return [m.get("say") or m["effect"]["type"] for m in response.json()["messages"]]


def _wait(dialogue: Dialogue, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert running.poll() is None, dialogue.log.read_text()[-3000:]
        try:
            if requests.get(f"{dialogue.url}/health", timeout=PATIENCE).status_code == 200:
                return
        except requests.ConnectionError:
            pass
        time.sleep(LOOK)
    raise AssertionError(dialogue.log.read_text()[-3000:])
