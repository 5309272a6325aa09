"""The real processes, started as a person would start them, in a folder of their own.

    with Stack(folder) as stack:                  gateway, dialogue, actions, worker
        stack.gateway_url                          where clients go
        stack.kill("dialogue"); stack.start("dialogue")

Ports are free ones. Proxies stand between gateway and dialogue, dialogue and actions, and everybody
and the portal when `proxied=True`. Outbound network is refused to all of them (`nonet`).
"""

from __future__ import annotations

import base64
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import httpx
import yaml

from actions.adapters.registry import LONGEST
from tests.kit.fakes.proxy import Proxy
from tests.kit.patience import PATIENCE
from tests.kit.ports import free_port

ROOT = Path(__file__).parents[3]
NONET = Path(__file__).parents[1] / "nonet"
VECTORS = ROOT / "nlu" / ".rasa" / "faq-vectors"
"""Of the answers and the services that ship: the first of all stacks has them made, the others find
them."""
KEPT = ("faq-*.npz", "services/*.npz")
MEANING_LINES = {"gateway": "answers have their vectors", "dialogue": "services ready"}
"""Of a process's log, once it knows the meaning of what it is told."""
TOKEN = "token-of-the-tests"
LOOPBACK = "loopback-of-the-tests"
ROLES = ("actions", "dialogue", "gateway", "worker")
READY_SECONDS = 2 * PATIENCE
ANSWERS_SECONDS = 2 * PATIENCE
CLEAN = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH")
"""What children inherit: no setting of the person who runs the tests."""


class NotReady(Exception):
    """A process died or did not answer in time; its last lines are the text."""


@dataclass
class Ports:
    """Of one complete set on one machine. `*_seen` is where others reach it: a proxy, or itself."""

    gateway: int = field(default_factory=free_port)
    dialogue: int = field(default_factory=free_port)
    actions: int = field(default_factory=free_port)
    metrics: int = field(default_factory=free_port)
    portal: int = field(default_factory=free_port)


LIMITS = ("SESSIONS", "UPLOADS", "WRONG_PROOFS", "CODES")


@dataclass
class Process:
    """One child. `log` is appended to over restarts."""

    name: str
    role: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    ready_url: str | None
    child: subprocess.Popen[bytes] | None = None

    @property
    def alive(self) -> bool:
        return self.child is not None and self.child.poll() is None

    def text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""


class Stack:
    """`sets` complete sets of processes over one database. Names: `gateway`, `worker2`, …"""

    def __init__(
        self,
        folder: Path,
        *,
        sets: int = 1,
        proxied: bool = False,
        portal_apart: bool = False,
        database_url: str = "",
        settings: Mapping[str, str] | None = None,
        root: Path = ROOT,
    ) -> None:
        """`root` is the checkout whose processes these are."""
        self.root = root
        self.folder = folder
        self.var = folder / "var"
        self.refusals = folder / "refusals.log"
        self.processes: dict[str, Process] = {}
        self.ports = [Ports() for _ in range(sets)]
        self.proxies: dict[str, Proxy] = {}
        self._secrets = {
            "SINMUNGO_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
            "SINMUNGO_PORTAL_KEY": secrets.token_urlsafe(32),
        }
        self._database_url = database_url
        self._portal_apart = portal_apart
        self._settings = dict(settings or {})
        folder.mkdir(parents=True, exist_ok=True)
        if proxied:
            self._make_proxies()
        for index in range(sets):
            self._describe(index)

    def __enter__(self) -> Stack:
        try:
            _copy_vectors(VECTORS, self.var)
            self.start_all()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def gateway_url(self) -> str:
        return f"http://127.0.0.1:{self.ports[0].gateway}"

    @property
    def gateway_urls(self) -> list[str]:
        return [f"http://127.0.0.1:{ports.gateway}" for ports in self.ports]

    @property
    def portal_url(self) -> str:
        """The portal itself, past any proxy."""
        ports = self.ports[0]
        return f"http://127.0.0.1:{ports.portal if self._portal_apart else ports.gateway}"

    @property
    def names(self) -> list[str]:
        return list(self.processes)

    def start_all(self) -> None:
        """Gateway (or portal) first: it makes keys and tables; then all others at once."""
        self._migrate()
        for name in self.names:
            self.launch(name)
        for name in self.names:
            self.wait_ready(name)

    def launch(self, name: str) -> None:
        """Start it without waiting until it is ready."""
        process = self.processes[name]
        with process.log.open("ab") as log:
            process.child = subprocess.Popen(
                process.command,
                cwd=self.root,
                env=process.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def start(self, name: str) -> None:
        self.launch(name)
        self.wait_ready(name)

    def wait_ready(self, name: str, seconds: float = READY_SECONDS) -> None:
        """Raises NotReady."""
        process = self.processes[name]
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not process.alive:
                raise NotReady(f"{name} ended at its start\n{process.text()[-4000:]}")
            if process.ready_url is None or _answers(process.ready_url):
                return
            time.sleep(0.1)
        raise NotReady(f"{name} was not ready within {seconds} s\n{process.text()[-4000:]}")

    def kill(self, name: str) -> None:
        """SIGKILL, to it and whatever it started; returns when it is gone."""
        child = self.processes[name].child
        if child is None or child.poll() is not None:
            return
        os.killpg(child.pid, signal.SIGKILL)
        child.wait(PATIENCE)

    def end(self, name: str) -> None:
        """SIGTERM, as an operator ends it; returns when it is gone."""
        child = self.processes[name].child
        assert child is not None
        child.terminate()
        child.wait(PATIENCE)

    def wait_for_answers(self) -> None:
        """Until every gateway searches answers and every dialogue ranks services by their meaning,
        too. The first minute of an installation, not of its days. Raises NotReady."""
        until = time.monotonic() + ANSWERS_SECONDS
        for name, process in self.processes.items():
            line = MEANING_LINES.get(process.role, "")
            while line not in process.text():
                if time.monotonic() > until:
                    raise NotReady(f"{name} has no vectors\n{process.text()[-2000:]}")
                time.sleep(0.1)

    def until_read(self) -> None:
        """What reached the first gateway before is read: it reads in the order in which it is
        sent to, and has answered twice since."""
        for _ in range(2):
            answer = httpx.get(
                f"{self.gateway_url}/health/live", timeout=PATIENCE, trust_env=False, verify=False
            )
            answer.raise_for_status()

    def restart(self, name: str) -> None:
        self.kill(name)
        self.start(name)

    def mend(self) -> None:
        """Everything runs again and no plan is left."""
        for proxy in self.proxies.values():
            proxy.clear()
            proxy.up()
        dead = [name for name, process in self.processes.items() if not process.alive]
        for name in dead:
            self.launch(name)
        for name in dead:
            self.wait_ready(name)

    def stop(self) -> None:
        """SIGTERM to all, SIGKILL to those that do not go within some seconds."""
        children = [p.child for p in self.processes.values() if p.child and p.child.poll() is None]
        for child in children:
            os.killpg(child.pid, signal.SIGTERM)
        until = time.monotonic() + 8
        for child in children:
            try:
                child.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait(PATIENCE)
        for proxy in self.proxies.values():
            proxy.close()
        _copy_vectors(self.var, VECTORS)

    def logs(self) -> dict[str, str]:
        return {name: process.text() for name, process in self.processes.items()}

    def run(self, *arguments: str, timeout: float = PATIENCE) -> str:
        """A command line `sinmungo …` over this stack; returns what it printed."""
        done = subprocess.run(
            [*_sinmungo(), *arguments],
            cwd=self.root,
            env=self._environment(0),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        output = done.stdout.decode() + done.stderr.decode()
        if done.returncode != 0:
            raise RuntimeError(f"sinmungo {' '.join(arguments)}: {done.returncode}\n{output}")
        return done.stdout.decode()

    @property
    def environment(self) -> Mapping[str, str]:
        """What the first gateway is told, SINMUNGO_DATABASE_URL always among it."""
        return {"SINMUNGO_DATABASE_URL": "", **self._environment(0, "gateway")}

    def databases(self) -> Iterator[Path]:
        """Every file of the folder that may hold data at rest."""
        return (path for path in self.var.rglob("*") if path.is_file())

    def _migrate(self) -> None:
        """As `make run` does it, before anything starts."""
        self.run("migrate")

    def _make_proxies(self) -> None:
        ports = self.ports[0]
        self.proxies = {
            "dialogue": Proxy(ports.dialogue),
            "actions": Proxy(ports.actions),
            "portal": Proxy(ports.portal if self._portal_apart else ports.gateway),
        }

    def _describe(self, index: int) -> None:
        ports, suffix = self.ports[index], "" if index == 0 else str(index + 1)
        health = {
            "actions": f"http://127.0.0.1:{ports.actions}/health",
            "dialogue": f"http://127.0.0.1:{ports.dialogue}/webhooks/gateway/health",
            "gateway": f"http://127.0.0.1:{ports.gateway}/health/live",
            "portal": f"http://127.0.0.1:{ports.portal}/portal/v1/health",
        }
        apart = ("portal",) if self._portal_apart and index == 0 else ()
        for role in (*apart, *ROLES):
            self.processes[role + suffix] = Process(
                name=role + suffix,
                role=role,
                command=[*_sinmungo(), "serve", role],
                environment=self._environment(index, role),
                log=self.folder / f"{role}{suffix}.log",
                ready_url=health.get(role),
            )

    def _environment(self, index: int, role: str = "") -> dict[str, str]:
        ports = self.ports[index]
        own = {name: os.environ[name] for name in CLEAN if name in os.environ}
        settings = {
            "SINMUNGO_PORT": str(ports.portal if role == "portal" else ports.gateway),
            "SINMUNGO_DIALOGUE_PORT": str(self._seen("dialogue", index, role)),
            "SINMUNGO_ACTIONS_PORT": str(self._seen("actions", index, role)),
            "SINMUNGO_METRICS_PORT": str(ports.metrics if role == "gateway" else 0),
            "SINMUNGO_VAR": str(self.var),
            "SINMUNGO_ENDPOINTS": str(self._endpoints(index)),
            "SINMUNGO_LOG_LEVEL": "debug",
            "SINMUNGO_WEBCHAT__TOKEN": TOKEN,
            "SINMUNGO_LOOPBACK_SECRET": LOOPBACK,
            # On a busy machine, too, answers are those with their meaning, and messages are taken.
            "SINMUNGO_FAQ_ENCODER_WAIT": "5",
            "SINMUNGO_STORED_WITHIN": str(PATIENCE),
            **({} if self._portal_apart else {"SINMUNGO_PORTAL_TIMEOUT": "8"}),
            "SINMUNGO_WEBCHAT__MESSAGES_PER_MINUTE": "100000",
            # Everybody in a test comes from one network.
            **{f"SINMUNGO_LIMITS__{name}": "100000" for name in LIMITS},
            "SINMUNGO_TEST_REFUSALS": str(self.refusals),
            **self._secrets,
        }
        if self._database_url:
            settings["SINMUNGO_DATABASE_URL"] = self._database_url
        guard = {"PYTHONPATH": str(NONET), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
        return {**own, **guard, **settings, **self._settings}

    def _seen(self, target: str, index: int, role: str) -> int:
        """The port where `role` finds `target`: its own one when it is the target."""
        if index == 0 and target in self.proxies and role != target:
            return self.proxies[target].port
        return int(getattr(self.ports[index], target))

    def _endpoints(self, index: int) -> Path:
        """The project's endpoints.yml with the portal where it is in this stack. It may take its
        time on a busy machine; who breaks it (`portal_apart`) meets an installation's limit."""
        content = yaml.safe_load((self.root / "endpoints.yml").read_text(encoding="utf-8"))
        for portal in content["portals"].values():
            portal["url"] = f"http://127.0.0.1:{self._portal_port(index)}/portal"
            if not self._portal_apart:
                portal["timeout"] = min(PATIENCE, LONGEST)
        path = self.folder / f"endpoints{index}.yml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return path

    def _portal_port(self, index: int) -> int:
        if "portal" in self.proxies:
            return self.proxies["portal"].port
        return self.ports[0].portal if self._portal_apart else self.ports[index].gateway


def _copy_vectors(source: Path, target: Path) -> None:
    """What is there already stays."""
    for path in (path for pattern in KEPT for path in source.glob(pattern)):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not copy.exists():
            partial = copy.with_name(f"{copy.name}.{os.getpid()}")
            shutil.copy(path, partial)
            partial.replace(copy)


def _sinmungo() -> list[str]:
    return [sys.executable, "-m", "bot.cli"]


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5, trust_env=False, verify=False).status_code == 200
    except httpx.HTTPError:
        return False
