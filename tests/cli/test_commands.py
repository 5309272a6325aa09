"""What the other commands print and answer, and that nothing expected ends in a stack trace."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.ran import Sinmungo
from tests.connectors.memory_gateway import MemoryGateway
from tests.connectors.served import conversation, serve
from tests.kit.patience import PATIENCE
from tests.kit.ports import free_port


def test_migrate_makes_keys_and_tables_and_asks_before_it_removes(
    sinmungo: Sinmungo, folder: Path
) -> None:
    first, second = sinmungo("migrate"), sinmungo("migrate")
    assert (first.code, second.code, first.data) == (0, 0, "")
    for name in ("key", "webchat.token", "portal-client.key"):
        assert (folder / "var" / name).stat().st_mode & 0o777 == 0o600
    kept = sinmungo("migrate", "--down", "--no-input")
    assert (kept.code, "--yes" in kept.rest) == (1, True)
    assert "inbox" in _tables(folder)
    assert sinmungo("migrate", "--down", "--yes").code == 0
    assert "inbox" not in _tables(folder)


def _tables(folder: Path) -> set[str]:
    connection = sqlite3.connect(folder / "var" / "sinmungo.db")
    try:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("serve", "gateway"), ": sinmungo migrate"),
        (("serve", "worker"), ": sinmungo migrate"),
        (("portal", "cases"), ": sinmungo migrate"),
    ],
    ids=["gateway", "worker", "portal"],
)
def test_a_stale_schema_is_refused_with_the_command(
    folder: Path, arguments: tuple[str, ...], hint: str
) -> None:
    """In a process of its own: serving configures the logs."""
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 1
    assert hint in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in folder.iterdir()] == ["endpoints.yml"], "nothing was made"


def test_officers(migrated: Sinmungo, monkeypatch: pytest.MonkeyPatch) -> None:
    sinmungo = migrated
    nobody = sinmungo("portal", "cases")
    assert (nobody.code, "officer add" in nobody.rest) == (2, True)
    added = sinmungo("portal", "officer", "add", "Kim")
    assert added.code == 0
    assert len(added.data.strip()) >= 40
    assert added.data.strip() not in added.rest
    again = sinmungo("portal", "officer", "add", "Kim")
    assert (again.code, again.data) == (1, "")
    assert "already" in again.rest
    assert sinmungo("portal", "officer", "add", "Lee", "--agency", "nowhere").code == 1
    assert sinmungo("portal", "officer", "list").data == "Kim\tofficer\t*\n"
    assert sinmungo("portal", "cases").code == 2
    monkeypatch.setenv("SINMUNGO_OFFICER_KEY", added.data)
    assert sinmungo("portal", "cases").code == 0
    unknown = sinmungo("portal", "take", "1AA-2611-0000571K")
    assert (unknown.code, "No case" in unknown.rest) == (1, True)
    kept = sinmungo("portal", "officer", "remove", "Kim")
    assert (kept.code, "--yes" in kept.rest) == (1, True)
    assert sinmungo("portal", "officer", "list").data == "Kim\tofficer\t*\n"
    assert sinmungo("portal", "officer", "remove", "Kim", "--yes").code == 0
    assert sinmungo("portal", "officer", "remove", "Kim", "--yes").code == 1


def test_chat_once_continues_its_conversation(sinmungo: Sinmungo, folder: Path) -> None:
    gateway = MemoryGateway(conversation)
    with serve(gateway) as served:
        first = sinmungo("chat", "--once", "가로등이 고장났어요", "--url", served.url)
        assert (first.code, first.rest) == (0, "")
        assert "가로등 고장 민원으로 접수할까요?\n  1) 네, 접수해 주세요" in first.data
        sinmungo("chat", "--once", "1", "--url", served.url)
        assert len({message.contact for message in gateway.inbox}) == 1
        sinmungo("chat", "--new", "--once", "1", "--url", served.url)
        assert len({message.contact for message in gateway.inbox}) == 2
    assert (folder / "var" / "chat.json").stat().st_mode & 0o777 == 0o600


def test_chat_without_a_gateway(sinmungo: Sinmungo) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    ran = sinmungo("chat", "--once", "hello", "--url", url)
    assert (ran.code, ran.data) == (1, "")
    assert "sinmungo up" in ran.rest
    assert "Traceback" not in ran.rest


def test_up_refuses_a_port_in_use(sinmungo: Sinmungo, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(MemoryGateway(conversation)) as served:
        port = served.url.rstrip("/").rsplit(":", 1)[1]
        monkeypatch.setenv("SINMUNGO_PORT", port)
        monkeypatch.setenv("SINMUNGO_DIALOGUE_PORT", str(free_port()))
        monkeypatch.setenv("SINMUNGO_ACTIONS_PORT", str(free_port()))
        ran = sinmungo("up")
    assert (ran.code, ran.data) == (1, "")
    assert f"Port {port}" in ran.rest


def test_json_can_be_piped(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "config", "show", "--json"],
        cwd=folder, capture_output=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    assert json.loads(done.stdout)["SINMUNGO_PORT"] == "8000"
    assert b"\x1b" not in done.stdout + done.stderr
