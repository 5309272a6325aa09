"""The real server in its own process: loopback only, quick, gone when killed, and discreet."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from rasa_sdk.interfaces import Action

from actions.dialogue.say import effect
from actions.effects.commits import HandOff
from actions.effects.errors import EffectDrift
from actions.server import Executor
from tests.kit.patience import LOOK, PATIENCE
from tests.kit.ports import free_port

SECRET = "가로등이-꺼졌어요-비밀문장"
BROKEN = {"type": "receipt", "key": SECRET}
RUN = "from actions.server import run; from actions.settings import ActionSettings as S; run(S())"
ASKED_AS_IT_STARTS = """
import os, signal
from actions import server
from actions.settings import ActionSettings

async def ask(_app, _loop):
    os.kill(os.getpid(), signal.SIGTERM)

def build(settings, made=server.build):
    app = made(settings)
    app.register_listener(ask, "after_server_start")
    return app

server.build = build
server.run(ActionSettings())
"""
"""Sanic runs this listener before it serves, when it has its handlers for signals already."""


class Server:
    def __init__(self, folder: Path, code: str = RUN) -> None:
        self.port = free_port()
        self.log = folder / "log"
        endpoints = folder / "endpoints.yml"
        endpoints.write_text(
            'portals: {petition: {adapter: native, url: "http://127.0.0.1:9/portal"}}\n'
        )
        names = {
            "SINMUNGO_ACTIONS_PORT": str(self.port),
            "SINMUNGO_ENDPOINTS": str(endpoints),
            "SINMUNGO_PORTAL_KEY": "k",
            "SINMUNGO_LOG_LEVEL": "debug",
            "SINMUNGO_LOOPBACK_SECRET": "shown",
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code], env={**os.environ, **names}, stderr=log, stdout=log
            )
        self.client = httpx.Client(
            base_url=f"http://127.0.0.1:{self.port}",
            timeout=PATIENCE,
            headers={"Authorization": "Bearer shown"},
        )

    def wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self.client.get("/health").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(LOOK)
        raise AssertionError(self.log.read_text())

    def call(self, action: str, text: str, intent: str, **changes: Any) -> httpx.Response:
        metadata = {"turn": "t", "locale": "ko", "correlation": "corr-1", "cases": [], **changes}
        latest = {"text": text, "intent": {"name": intent}, "metadata": metadata}
        tracker = {"sender_id": "c", "slots": {}, "latest_message": latest, "events": []}
        call = {
            "next_action": action,
            "sender_id": "c",
            "tracker": tracker,
            "domain": {},
            "version": "3.6.21",
        }
        return self.client.post("/webhook", json=call)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("actions"))
    running.wait()
    yield running
    running.client.close()
    running.process.kill()
    running.process.wait()


def test_it_answers_as_rasa_asks(server: Server) -> None:
    response = server.call("action_journey", SECRET, "greet")
    assert response.status_code == 200
    assert response.json()["responses"][0]["custom"]["say"] == "opening.matter"


def test_a_portal_that_is_not_there_is_said(server: Server) -> None:
    response = server.call("service_form", SECRET, "file_petition")
    assert response.json()["responses"][0]["custom"]["say"] == "portal.down"


def test_a_failure_tells_nothing_of_the_request(server: Server) -> None:
    response = server.call("action_journey", SECRET, "effect_result", result=BROKEN)
    assert response.status_code == 500
    assert response.json() == {"error": "action failed"}
    assert server.call("no_such_action", SECRET, "greet").status_code == 404


def test_no_text_is_logged_at_debug(server: Server) -> None:
    server.call("action_journey", SECRET, "effect_result", result=BROKEN)
    server.call("action_journey", SECRET, "greet")
    log = server.log.read_text()
    assert SECRET not in log
    assert "version of rasa" not in log
    lines = [json.loads(line) for line in log.splitlines()]
    assert any(line["correlation"] == "corr-1" for line in lines)
    assert any(line["event"] == "ResultDrift: receipt is refused" for line in lines)


class Drifting(Action):
    """Wants something in a shape that no gateway takes."""

    def name(self) -> str:
        return "drifting"

    async def run(self, dispatcher: Any, _tracker: Any, _domain: Any) -> list[Any]:
        effect(dispatcher, HandOff(reason=[SECRET]))  # type: ignore[arg-type]
        return []


async def test_an_effect_is_refused_by_its_name(caplog: pytest.LogCaptureFixture) -> None:
    executor = Executor()
    executor.register_action(Drifting())
    tracker = {"sender_id": "c", "slots": {}, "latest_message": {}, "events": []}
    call = {"next_action": "drifting", "sender_id": "c", "tracker": tracker, "domain": {}}
    with pytest.raises(EffectDrift, match="^handoff$"):
        await executor.run(call)
    assert "EffectDrift: handoff is refused" in caplog.messages
    assert SECRET not in caplog.text


def test_it_listens_on_loopback_only(server: Server) -> None:
    listening = Path("/proc/net/tcp").read_text().splitlines()[1:]
    port = f":{server.port:04X}"
    ours = [row.split()[1] for row in listening if row.split()[1].endswith(port)]
    assert "0100007F" + port in ours
    assert all(address.startswith("0100007F") for address in ours)


def test_killed_it_leaves_nothing_on_the_port(tmp_path: Path) -> None:
    running = Server(tmp_path)
    running.wait()
    running.process.send_signal(signal.SIGKILL)
    running.process.wait()
    running.client.close()
    with socket.socket() as probe:
        # Our own closed connections may linger on the port; a living server would still refuse.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", running.port))


def test_it_stops_when_asked_as_it_starts(tmp_path: Path) -> None:
    starting = Server(tmp_path, ASKED_AS_IT_STARTS)
    starting.client.close()
    assert starting.process.wait(timeout=PATIENCE) == 0


def test_it_stops_when_asked(tmp_path: Path) -> None:
    running = Server(tmp_path)
    running.wait()
    running.process.terminate()
    running.client.close()
    assert running.process.wait(timeout=PATIENCE) in (0, -signal.SIGTERM)


@pytest.mark.parametrize("shown", ["", "Bearer other", "shown", "Bearer showns", "Basic c2hvd246"])
def test_an_action_is_the_dialogues_to_ask_for(server: Server, shown: str) -> None:
    url = str(server.client.base_url)
    given = {"Authorization": shown}
    with httpx.Client(base_url=url, headers=given, timeout=PATIENCE, trust_env=False) as other:
        assert other.post("/webhook", json={"next_action": "action_journey"}).status_code == 401
        assert other.get("/actions").status_code == 401
        assert other.get("/health").status_code == 200
