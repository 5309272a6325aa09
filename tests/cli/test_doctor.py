"""Each way in which an installation can be broken is told, with what mends it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from actions.adapters.errors import AuthError, PortalError, Retryable, SchemaDrift, Throttled
from actions.adapters.registry import ADAPTERS
from bot.cli.console import Console
from bot.cli.support import checks
from bot.cli.support.checks import Check
from bot.cli.support.doctor import describe
from bot.cli.support.files_check import kept_files
from bot.cli.support.portals_check import portals
from bot.cli.support.understanding import understanding
from bot.core import migrate
from bot.core.db import Database
from bot.core.settings import Settings
from bot.core.sql import table
from bot.models.messages import StoredFile
from tests.actions.portal_data import Portal
from tests.cli.ran import Sinmungo
from tests.kit.fakes.telegram_server import TelegramServer
from tests.kit.ports import free_port
from tests.kit.stack.postgres import fresh_database


@pytest.fixture
def settings(folder: Path) -> Settings:
    return Settings(
        var=folder / "var",
        port=free_port(),
        dialogue_port=free_port(),
        actions_port=free_port(),
        _env_file=None,
    )


def _codes(check: Check, settings: Settings) -> list[tuple[str, str]]:
    found = list(check(settings))
    for finding in found:
        for locale in ("ko", "en"):
            told = describe(Console(locale), finding)
            assert told["message"]
            assert bool(told["remedy"]) == (finding.status != "ok")
    return [(finding.status, finding.code) for finding in found]


def _script(folder: Path, text: str) -> Path:
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (None, ("fail", "missing")),
        ("exit 1", ("fail", "broken")),
        ("echo 11 3.6.21", ("fail", "broken")),
        ("echo 10 3.6.21", ("ok", "good")),
    ],
    ids=["missing", "without Rasa", "another Python", "good"],
)
def test_environments(
    settings: Settings, folder: Path, script: str | None, expected: tuple[str, str]
) -> None:
    python = folder / "nowhere" if script is None else _script(folder, script)
    assert _codes(lambda s: checks.environments(s, python), settings) == [expected]


FILES = {
    "few": ({}, ("ok", "good")),
    "all that may be": ({"files_mb": 1}, ("warn", "quota")),
    "the disk": ({"free_mb": 10**9}, ("warn", "disk")),
}


@pytest.mark.parametrize(("limits", "expected"), FILES.values(), ids=FILES)
def test_files(settings: Settings, limits: dict[str, int], expected: tuple[str, str]) -> None:
    settings.limits = settings.limits.model_copy(update={"free_mb": 0, **limits})
    assert _codes(kept_files, settings) == []
    migrate.upgrade(settings)
    opened = Database(settings.sqlalchemy_url)
    row = StoredFile(
        id="f", conversation_id="c", sha256="", size=1_000_000, content_sealed=b"", created_at=0
    )
    opened.submit(lambda c: c.execute(table(StoredFile).insert().values(row.model_dump()))).result()
    opened.close()
    assert _codes(kept_files, settings) == [expected]


@pytest.mark.postgres
def test_files_on_a_disk_that_is_not_seen(settings: Settings) -> None:
    with fresh_database() as url:
        settings.database_url = url
        migrate.upgrade(settings)
        assert _codes(kept_files, settings) == [("ok", "elsewhere")]


@pytest.mark.parametrize(
    ("data_at", "model_at", "expected"),
    [(1, None, ("fail", "missing")), (2, 1, ("warn", "stale")), (1, 2, ("ok", "good"))],
    ids=["missing", "older than its data", "good"],
)
def test_model(
    settings: Settings, folder: Path, data_at: int, model_at: int | None, expected: tuple[str, str]
) -> None:
    for path, at in (("data/ko/a.yml", data_at), ("models/m.tar.gz", model_at)):
        if at is not None:
            (folder / path).parent.mkdir(parents=True)
            (folder / path).touch()
            os.utime(folder / path, (at, at))
    assert _codes(lambda s: checks.model(s, folder), settings) == [expected]


def test_database(settings: Settings) -> None:
    assert _codes(checks.database, settings) == [("fail", "empty")]
    migrate.upgrade(settings)
    assert _codes(checks.database, settings) == [("ok", "good")]
    migrate.downgrade(settings)
    assert _codes(checks.database, settings) == [("fail", "stale")]
    away = settings.model_copy(update={"database_url": "postgresql://u@127.0.0.1:1/d"})
    assert _codes(checks.database, away) == [("fail", "unreachable")]


def test_key(settings: Settings) -> None:
    path = settings.var / "key"
    assert _codes(checks.key, settings) == [("ok", "none")]
    path.parent.mkdir()
    path.write_text("A" * 43 + "=", encoding="ascii")
    path.chmod(0o644)
    assert _codes(checks.key, settings) == [("fail", "open")]
    path.chmod(0o600)
    assert _codes(checks.key, settings) == [("ok", "good")]
    path.write_text("lost", encoding="ascii")
    assert _codes(checks.key, settings) == [("fail", "cut")]


PORTAL = '{adapter: native, url: "http://127.0.0.1:9/p"}'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, [("fail", "unusable")]),
        ("portals: 3", [("fail", "unusable")]),
        (f"portals: {{faq: {PORTAL}}}", [("fail", "none")]),
        (f"portals: {{petition: {PORTAL}}}", [("ok", "good"), ("warn", "silent")]),
    ],
    ids=["no file", "nonsense", "none for petitions", "silent"],
)
def test_portals(settings: Settings, content: str | None, expected: list[tuple[str, str]]) -> None:
    settings.endpoints.unlink()
    if content is not None:
        settings.endpoints.write_text(content, encoding="utf-8")
    assert _codes(portals, settings) == expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (None, ("ok", "answers")),
        (Retryable("down"), ("warn", "silent")),
        (Throttled("fast"), ("warn", "silent")),
        (AuthError("key"), ("fail", "refused")),
        (SchemaDrift("shape"), ("fail", "other")),
    ],
    ids=["answers", "down", "throttled", "our key is refused", "another answer"],
)
def test_each_portal_is_asked(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    error: PortalError | None,
    expected: tuple[str, str],
) -> None:
    """One that does not answer is told beside one that does."""
    asked = {name: Portal() for name in ("native", "jongno")}
    asked["jongno"].error = error
    monkeypatch.setitem(ADAPTERS, "test", lambda entry: asked[entry.name])
    lines = [
        f"{{agency: '{agency}', adapter: test, url: 'http://{name}', name: {name}}}"
        for agency, name in (("*", "native"), ("jongno", "jongno"))
    ]
    settings.endpoints.write_text(f"portals: {{petition: [{', '.join(lines)}]}}", encoding="utf-8")
    assert _codes(portals, settings) == [("ok", "good"), ("ok", "answers"), expected]
    assert [finding.values.get("name") for finding in portals(settings)] == [
        None,
        "native",
        "jongno",
    ]


def test_processes(settings: Settings) -> None:
    assert _codes(checks.processes, settings) == [("warn", "stopped")] * 4
    with socket.socket() as other:
        other.bind(("127.0.0.1", settings.actions_port))
        other.listen()
        other.settimeout(0)
        apart = settings.model_copy(update={"embedded_portal": False})
        codes = _codes(checks.processes, apart)
    assert codes == [("warn", "stopped"), ("warn", "stopped"), ("fail", "taken")]


@contextmanager
def _dialogue(port: int, health: object) -> Iterator[None]:
    """Answers every request with this."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(health).encode())

        def log_message(self, *_values: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", port), Answer)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _encoder(state: str, reason: str = "") -> dict[str, str]:
    return {"encoder": "e5", "version": "1", "state": state, "reason": reason}


@pytest.mark.parametrize(
    ("encoders", "expected"),
    [
        pytest.param([], [("ok", "none")], id="none wanted"),
        pytest.param([_encoder("ready")], [("ok", "ready")], id="ready"),
        pytest.param([_encoder("waiting")], [("ok", "loading")], id="waiting"),
        pytest.param([_encoder("loading")], [("ok", "loading")], id="loading"),
        pytest.param(
            [_encoder("unavailable", "no AVX2")], [("warn", "unavailable")], id="cannot be used"
        ),
        pytest.param("?", [], id="another program"),
    ],
)
def test_understanding(
    settings: Settings, encoders: object, expected: list[tuple[str, str]]
) -> None:
    with _dialogue(settings.dialogue_port, {"understanding": {"encoders": encoders}}):
        assert _codes(understanding, settings) == expected
    assert _codes(understanding, settings) == []


def test_texts(settings: Settings, folder: Path) -> None:
    assert _codes(checks.texts, settings) == [("ok", "good")]
    for language, text in (("ko", "네"), ("en", "")):
        path = folder / language / "LC_MESSAGES" / "cli.po"
        path.parent.mkdir(parents=True)
        path.write_text(f'msgid ""\nmsgstr ""\n\nmsgid "yes"\nmsgstr "{text}"\n', "utf-8")
    assert _codes(lambda s: checks.texts(s, folder), settings) == [("warn", "missing")]


@pytest.mark.parametrize(
    ("free", "expected"),
    [(10**6, ("fail", "full")), (10**9, ("warn", "low")), (10**11, ("ok", "good"))],
    ids=["full", "low", "good"],
)
def test_disk(settings: Settings, free: int, expected: tuple[str, str]) -> None:
    assert [(f.status, f.code) for f in checks.disk(settings, lambda _: free)] == [expected]


@pytest.mark.parametrize(
    ("public_url", "host", "trusted", "expected"),
    [
        ("", "127.0.0.1", "127.0.0.1,::1", ("ok", "good")),
        ("", "0.0.0.0", "127.0.0.1,::1", ("ok", "good")),
        ("https://city.example", "127.0.0.1", "127.0.0.1,::1", ("ok", "good")),
        ("https://city.example", "localhost", "", ("ok", "none")),
        ("https://city.example", "0.0.0.0", "127.0.0.1,::1", ("warn", "unnamed")),
        ("https://city.example", "::", "", ("warn", "unnamed")),
        ("https://city.example", "10.0.0.9", "127.0.0.1,10.0.0.0/24", ("ok", "good")),
    ],
)
def test_proxies(
    settings: Settings, public_url: str, host: str, trusted: str, expected: tuple[str, str]
) -> None:
    changed = {
        "public_url": public_url,
        "host": host,
        "limits": settings.limits.model_copy(update={"trusted_proxies": trusted}),
    }
    assert _codes(checks.proxies, settings.model_copy(update=changed)) == [expected]


def test_one_line_a_check(sinmungo: Sinmungo, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORT", "DIALOGUE_PORT", "ACTIONS_PORT"):
        monkeypatch.setenv(f"SINMUNGO_{name}", str(free_port()))
    plain, as_json = sinmungo("doctor"), sinmungo("doctor", "--json")
    assert plain.code == as_json.code == 1
    assert plain.rest == as_json.rest == ""
    lines, found = plain.data.splitlines(), json.loads(as_json.data)["checks"]
    assert [line.split()[0].lower() for line in lines] == [one["status"] for one in found]
    assert "\x1b" not in plain.data
    assert next(line for line in lines if " database " in line).endswith("→ sinmungo migrate")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({}, [("ok", "none", "")], id="all off"),
        pytest.param({"sms": {"provider": "twilio"}}, [("fail", "unusable", "")], id="no sender"),
        pytest.param(
            {"telegram": {"token": "42:abc", "mode": "webhook"}},
            [("fail", "unusable", "")],
            id="a webhook without an address",
        ),
    ],
)
def test_channels(settings: Settings, values: dict[str, Any], expected: list[Any]) -> None:
    chosen = Settings(var=settings.var, _env_file=None, **values)
    found = [(f.status, f.code, f.sentence) for f in checks.channels(chosen)]
    assert found == expected


@pytest.mark.parametrize("wrong", [False, True], ids=["good", "TG-26 another token"])
def test_a_channel_speaks_for_itself(settings: Settings, wrong: bool) -> None:
    """Over HTTP to a strict Bot API: the sentence is the channel's, and says what mends it."""
    with TelegramServer() as telegram:
        token = "4242:another-token" if wrong else telegram.token
        chosen = Settings(
            var=settings.var,
            telegram={"token": token, "mode": "polling", "api_url": telegram.base_url},
            _env_file=None,
        )
        found = list(checks.channels(chosen))
    assert ("telegram.check.token" in [f.sentence for f in found]) is wrong
    assert any(f.status == "fail" for f in found) is wrong
    for finding in found:
        assert describe(Console("ko"), finding)["message"]
