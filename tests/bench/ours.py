"""Ours: the four real processes on SQLite, through the gateway's REST shape."""

from __future__ import annotations

import os
import signal
import tempfile
import time
import uuid
from pathlib import Path

import httpx

from tests.kit.patience import PATIENCE
from tests.kit.people.rest import Citizen
from tests.kit.stack.processes import TOKEN, Stack

NAMES = ("gateway", "dialogue", "actions", "worker")


class Ours:
    def __enter__(self) -> Ours:
        self._folder = tempfile.TemporaryDirectory()
        start = time.perf_counter()
        self.stack = Stack(Path(self._folder.name), settings={"SINMUNGO_LOG_LEVEL": "info"})
        self.stack.__enter__()
        Citizen(self.stack.gateway_url).say("hello")
        self.cold_start = time.perf_counter() - start
        self.stack.wait_for_answers()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stack.__exit__(None, None, None)
        self._folder.cleanup()

    @property
    def url(self) -> str:
        return f"{self.stack.gateway_url}/webhooks/rest/webhook"

    @property
    def token(self) -> str:
        return TOKEN

    @property
    def pids(self) -> dict[str, int]:
        children = {name: self.stack.processes[name].child for name in NAMES}
        return {name: child.pid for name, child in children.items() if child is not None}

    def acknowledged(self, messages: int) -> list[float]:
        """Milliseconds until a message is durable and acknowledged while the dialogue is held."""
        found: list[float] = []
        url = self.stack.gateway_url
        with httpx.Client(base_url=url, trust_env=False, timeout=PATIENCE) as client:
            session = client.post("/chat/session").json()["session"]
            os.kill(self.pids["dialogue"], signal.SIGSTOP)
            try:
                for _ in range(messages):
                    before = time.perf_counter()
                    answer = client.post(
                        "/chat/messages",
                        json={"text": uuid.uuid4().hex, "message_id": uuid.uuid4().hex},
                        headers={"Authorization": f"Bearer {session}"},
                    )
                    answer.raise_for_status()
                    found.append((time.perf_counter() - before) * 1000)
            finally:
                os.kill(self.pids["dialogue"], signal.SIGCONT)
        return found
