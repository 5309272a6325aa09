"""The proxy itself, between a real client and a real server."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import httpx
import pytest

from tests.kit.fakes.proxy import Exchange, Point, Proxy, cut
from tests.kit.patience import PATIENCE, ended
from tests.kit.stack.processes import NONET


class Echo(BaseHTTPRequestHandler):
    """Counts and echoes what is posted."""

    protocol_version = "HTTP/1.1"
    bodies: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.bodies.append(body)
        self.send_response(200)
        if self.path == "/chunked":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    Echo.bodies.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        made = Proxy(server.server_address[1])
        yield made
        made.close()
        server.shutdown()
        ended(thread)


def post(proxy: Proxy, path: str = "/", body: str = "가나다") -> str:
    url = f"http://127.0.0.1:{proxy.port}{path}"
    return httpx.post(
        url, content=body.encode(), timeout=PATIENCE, trust_env=False, verify=False
    ).text


@pytest.mark.parametrize("path", ["/", "/chunked"])
def test_passes(proxy: Proxy, path: str) -> None:
    assert post(proxy, path) == "가나다"
    assert proxy.seen == [("POST", path)]


@pytest.mark.parametrize(
    ("point", "arrived"),
    [(Point.REQUEST, 0), (Point.FORWARDED, 1), (Point.ANSWER, 1)],
    ids=["before forwarding", "forwarded", "answer lost"],
)
def test_cut(proxy: Proxy, point: Point, arrived: int) -> None:
    plan = proxy.plan(point, cut)
    with pytest.raises(httpx.HTTPError):
        post(proxy)
    plan.wait(PATIENCE)
    if point is not Point.FORWARDED:
        assert len(Echo.bodies) == arrived
    assert post(proxy) == "가나다"


def test_only_what_matches(proxy: Proxy) -> None:
    proxy.plan(Point.REQUEST, cut, match=lambda e: json.loads(e.body) == {"a": 1})
    assert post(proxy, body='{"a":2}') == '{"a":2}'
    with pytest.raises(httpx.HTTPError):
        post(proxy, body='{"a":1}')


def test_hold(proxy: Proxy) -> None:
    held, go = threading.Event(), threading.Event()

    def hold(_exchange: Exchange) -> None:
        held.set()
        assert go.wait(PATIENCE)

    plan = proxy.plan(Point.ANSWER, hold)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(post, proxy)
        assert held.wait(PATIENCE)
        assert not answer.done()
        assert not plan.reached.is_set()
        go.set()
        assert answer.result(PATIENCE) == "가나다"
    assert plan.reached.is_set()


def test_down_and_up(proxy: Proxy) -> None:
    proxy.down()
    with pytest.raises(httpx.ConnectError):
        post(proxy)
    proxy.up()
    assert post(proxy) == "가나다"


CONNECTS = {
    "socket": "import socket; socket.create_connection(('192.0.2.1', 80), 60)",
    "name": "import socket; socket.getaddrinfo('example.org', 80)",
    "asyncio": "import asyncio; asyncio.run(asyncio.open_connection('192.0.2.1', 80))",
    "uvloop": "import asyncio, uvloop; uvloop.run(asyncio.wait_for("
    "asyncio.open_connection('192.0.2.1', 80), 60))",
    "uvloop name": "import asyncio, uvloop; uvloop.run(asyncio.wait_for("
    "asyncio.open_connection('example.org', 80), 60))",
}


@pytest.mark.parametrize("code", CONNECTS.values(), ids=CONNECTS)
def test_outbound_network_is_refused_to_children(tmp_path: Path, code: str) -> None:
    refusals = tmp_path / "refusals"
    environment = {"PYTHONPATH": str(NONET), "SINMUNGO_TEST_REFUSALS": str(refusals)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=False
    )
    assert b"outbound network is refused" in done.stderr
    assert refusals.read_text().startswith(("192.0.2.1", "example.org"))
