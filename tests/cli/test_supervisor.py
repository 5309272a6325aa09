"""The supervisor over small children of its own: ready, restarted, stopped, no orphans."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.run.child import Child
from bot.cli.run.supervisor import StartFailed, Supervisor
from bot.cli.run.up import plan
from bot.core.settings import Settings
from tests.kit.patience import LOOK, PATIENCE
from tests.kit.ports import free_port

SERVER = """
import http.server, sys
class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Health).serve_forever()
"""
STUBBORN = """
import signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open(sys.argv[1], "w").close()
signal.pause()
"""
ORDERLY = """
import signal, sys
def stop(*_):
    open(sys.argv[1], "a").write(sys.argv[2] + "\\n")
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
open(sys.argv[1] + "." + sys.argv[2], "w").close()
signal.pause()
"""


def _child(name: str, code: str, *arguments: str, log: Path | None = None, port: int = 0) -> Child:
    command = [sys.executable, "-c", code, *arguments]
    return Child(name, command, dict(os.environ), log, port, "/health")


def _until(true: Callable[[], bool], seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "not within the time"
        time.sleep(LOOK)


class Told:
    def __init__(self) -> None:
        self.ready: list[str] = []
        self.died: list[tuple[str, int | None]] = []

    def supervisor(self, children: list[Child], users: list[Child] | None = None) -> Supervisor:
        return Supervisor(
            children,
            users or [],
            lambda child, _seconds: self.ready.append(child.name),
            lambda child, code: self.died.append((child.name, code)),
        )


def test_ready_when_it_answers_and_restarted_when_it_dies() -> None:
    port, told = free_port(), Told()
    child = _child("server", SERVER, str(port), port=port)
    supervisor = told.supervisor([child])
    supervisor.start()
    try:
        assert supervisor.wait_ready()
        assert told.ready == ["server"]
        assert child.process is not None
        first = child.process.pid
        child.signal(signal.SIGKILL)

        def again() -> bool:
            supervisor._look_after(child, time.monotonic())
            return told.ready == ["server", "server"]

        _until(again)
        assert told.died == [("server", -signal.SIGKILL)]
        assert child.process.pid != first
        assert child.pause == pytest.approx(0.4)
    finally:
        supervisor.stop()
    assert not child.running


def test_pauses_grow_and_are_short_again_after_a_steady_life() -> None:
    child = _child("x", "")
    child.started_at, pauses = 100.0, []
    for now in (100.1, 100.2, 100.3, 200.0):
        child.plan_restart(now)
        pauses.append(round(child.restart_at - now, 3))
    assert pauses == [0.2, 0.4, 0.8, 0.2]


def test_one_that_cannot_start_is_told_with_its_last_lines(tmp_path: Path) -> None:
    log = tmp_path / "log" / "bad.log"
    child = _child("bad", "print('port in use'); raise SystemExit(2)", log=log)
    child.port = free_port()
    supervisor = Told().supervisor([child])
    supervisor.start()
    with pytest.raises(StartFailed) as failure:
        supervisor.wait_ready()
    assert failure.value.child.last_lines() == ["port in use"]
    assert log.stat().st_mode & 0o077 == 0
    supervisor.stop()


def test_users_of_others_stop_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are asked once the users are gone."""
    told: list[tuple[str, bool]] = []
    original = Child.signal

    def tell(child: Child, number: signal.Signals) -> None:
        if number == signal.SIGTERM:
            told.append((child.name, gateway.running))
        original(child, number)

    monkeypatch.setattr(Child, "signal", tell)
    monkeypatch.setattr("bot.cli.run.supervisor.GRACE", PATIENCE)
    written = tmp_path / "order"
    names = ("gateway", "dialogue")
    gateway, dialogue = (_child(name, ORDERLY, str(written), name) for name in names)
    supervisor = Told().supervisor([dialogue, gateway], [gateway])
    supervisor.start()
    _until(lambda: all((tmp_path / f"order.{name}").exists() for name in names))
    supervisor.stop()
    assert told == [("gateway", True), ("dialogue", False)]
    assert written.read_text(encoding="utf-8").split() == ["gateway", "dialogue"]


def test_what_does_not_listen_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.run.supervisor.GRACE", 0.3)
    deaf = tmp_path / "deaf"
    child = _child("stubborn", STUBBORN, str(deaf))
    supervisor = Told().supervisor([child])
    supervisor.start()
    _until(deaf.exists)
    supervisor.stop()
    assert child.exit_code == -signal.SIGKILL


PARENT = """
import os, signal, sys
from bot.cli.run.child import Child
sleep = [sys.executable, "-c", "import signal; signal.pause()"]
child = Child("orphan", sleep, dict(os.environ), None)
child.start()
print(child.process.pid, flush=True)
signal.pause()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's help is Linux's")
def test_kill_9_of_the_supervisor_leaves_no_orphan() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    orphan = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    _until(lambda: _gone(orphan))


def _gone(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return True
    # Nobody may be there to collect it.
    return state == "Z"


def test_plan_gives_everyone_a_port_and_a_partner(tmp_path: Path) -> None:
    settings = Settings(
        var=tmp_path, port=8000, dialogue_port=5005, actions_port=5055, metrics_port=9464,
        _env_file=None,
    )  # fmt: skip
    counts = {"gateway": 3, "dialogue": 2, "actions": 1, "worker": 1}
    children = {child.name: child for child in plan(settings, counts, tmp_path)}
    assert list(children) == [
        *("gateway-1", "gateway-2", "gateway-3", "dialogue-1", "dialogue-2", "actions", "worker")
    ]
    told = {
        name: tuple(
            int(child.environment[f"SINMUNGO_{kind}PORT"])
            for kind in ("", "DIALOGUE_", "ACTIONS_", "METRICS_")
        )
        for name, child in children.items()
    }
    assert told["gateway-1"] == (8000, 5005, 5055, 9464)
    assert told["gateway-2"] == (8001, 5006, 5055, 9466)
    assert told["gateway-3"] == (8002, 5005, 5055, 9468)
    assert told["dialogue-2"] == (8000, 5006, 5055, 9466)
    assert told["worker"] == (8000, 5005, 5055, 9464)
    assert (children["dialogue-2"].port, children["worker"].port) == (5006, 0)


REFUSED_LATER = """
import pathlib, runpy, sys
mark = pathlib.Path(sys.argv[2])
if mark.exists():
    print("the key does not open it")
    sys.exit(2)
mark.touch()
exec(sys.argv[3])
"""


def test_what_is_refused_at_its_restart_ends_everything(tmp_path: Path) -> None:
    """A key that is gone is gone at the next start, too: no loop, and the reason is shown."""
    mark, port = tmp_path / "mark", free_port()
    log = tmp_path / "child.log"
    child = _child("worker", REFUSED_LATER, str(port), str(mark), SERVER, log=log, port=port)
    supervisor = Supervisor([child], [], lambda *_: None, lambda *_: None)
    supervisor.start()
    try:
        assert supervisor.wait_ready()
        assert child.process is not None
        child.process.kill()
        child.process.wait()
        with pytest.raises(StartFailed):
            supervisor.run()
        assert child.last_lines() == ["the key does not open it"]
    finally:
        supervisor.stop()
