"""What the fakes of SMS providers share: phones that receive, a server that fails as it is told,
and the proxy in front of ours.

    server.faults.extend([503, "cut"])      the next request, the one after it
    server.phones.received("+82…")          what the phone has got, in order
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx

from tests.kit.patience import PATIENCE

Fault = int | str
"""A status: answered with it, nothing done. "drop": closed, nothing done. "cut": done, and closed
without an answer. "stall": done, and never answered. "html": 200 of something in between."""

HTML = b"<html><body>Please log in to the network</body></html>"


class Phones:
    """Every phone there is: a number has received what was delivered to it."""

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {}
        self._changed = threading.Condition()

    def deliver(self, number: str, text: str) -> None:
        with self._changed:
            self._texts.setdefault(number, []).append(text)
            self._changed.notify_all()

    def received(self, number: str) -> list[str]:
        with self._changed:
            return list(self._texts.get(number, ()))

    def wait(self, number: str, count: int, timeout: float = PATIENCE) -> list[str]:
        """The texts of `number` once there are `count`. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(
                lambda: len(self._texts.get(number, ())) >= count, timeout
            ):
                raise TimeoutError(f"{len(self._texts.get(number, ()))} of {count} texts")
            return list(self._texts[number])


@dataclass(frozen=True)
class Call:
    """A request that came in; header names in lower case. `at`: monotonic seconds."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    at: float = field(default_factory=time.monotonic)


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


class FakeServer:
    """A provider on 127.0.0.1. Calls are answered one at a time by `answer`."""

    def __init__(self) -> None:
        self.phones = Phones()
        self.faults: deque[Fault] = deque()
        self.retry_after: str | None = None
        """The header of answers that are faults."""
        self.calls: list[Call] = []
        self._one = threading.Lock()
        self._released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, call: Call) -> Answer:
        raise AssertionError("each provider answers in its own way")

    def fault(self, status: int) -> Answer:
        """The provider's own words for a status."""
        return Answer(status, b"{}")

    def handle(self, call: Call) -> Answer | None:
        """None: close the connection without a word."""
        with self._one:
            self.calls.append(call)
            fault = self.faults.popleft() if self.faults else None
            if isinstance(fault, int):
                answer = self.fault(fault)
                extra = {"Retry-After": self.retry_after} if self.retry_after else {}
                return Answer(answer.status, answer.body, {**answer.headers, **extra})
            if fault == "drop":
                return None
            if fault == "html":
                return Answer(200, HTML, media_type="text/html")
            answer = self.answer(call)
        if fault == "stall":
            self._released.wait(PATIENCE)
        return None if fault in ("cut", "stall") else answer


def _handler(server: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(length)
            answer = server.handle(Call(self.command, parts.path, parts.query, headers, body))
            self.close_connection = True
            if answer is None:
                return
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body)))
            self.send_header("Connection", "close")
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: a test says what it saw."""

    return Handler


@dataclass(frozen=True)
class FrontDoor:
    """What stands between a provider and us: a proxy that ends TLS, and passes on under another
    host and scheme. Signatures are over `public`."""

    public: str
    local: str

    def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> httpx.Response:
        inside = self.local + url.removeprefix(self.public)
        with httpx.Client(trust_env=False, verify=False, timeout=PATIENCE) as client:
            return client.post(inside, content=content, headers=dict(headers))
