"""What `doctor` looks at: each check is a function of the settings and answers with Findings.

A finding's sentences are `cli.doctor.<check>.<code>` and, unless it is good,
`cli.doctor.<check>.<code>.remedy`.
"""

from __future__ import annotations

import asyncio
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import httpx
from sqlalchemy.exc import SQLAlchemyError

from bot import migrate
from bot.cli.ports import is_free
from bot.cli.serve import NLU_PYTHON, ROOT
from bot.errors import BotError
from bot.settings import Settings, data_keys
from connectors.contract import Channel
from connectors.contract import Finding as ChannelFinding

Status = Literal["ok", "warn", "fail"]
LOW, VERY_LOW = 2 * 1024**3, 200 * 1024**2
"""Free bytes on the disk of `var`: from here on we warn, we fail."""


@dataclass(frozen=True)
class Finding:
    check: str
    status: Status
    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    sentence: str = ""
    """A key that says what is wrong and what mends it, where the check is a channel's own."""


Check = Callable[[Settings], Iterator[Finding]]


def environments(_settings: Settings, python: Path = NLU_PYTHON) -> Iterator[Finding]:
    """The interpreter of the dialogue: there, 3.10, and with Rasa."""
    if not python.exists():
        yield Finding("environments", "fail", "missing")
        return
    code = "import sys, importlib.metadata as m; print(sys.version_info[1], m.version('rasa'))"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [str(python), "-c", code], capture_output=True, text=True, check=False, timeout=30
    )
    minor, _, rasa = done.stdout.strip().partition(" ")
    if done.returncode != 0 or minor != "10":
        yield Finding("environments", "fail", "broken")
    else:
        yield Finding("environments", "ok", "good", {"rasa": rasa})


def model(_settings: Settings, nlu: Path = ROOT / "nlu") -> Iterator[Finding]:
    """A trained model that is newer than everything it was made from."""
    models = [path.stat().st_mtime for path in (nlu / "models").glob("*.tar.gz")]
    if not models:
        yield Finding("model", "fail", "missing")
        return
    sources = [*(nlu / "data").rglob("*.yml"), nlu / "config.yml", nlu / "domain.yml"]
    newest = max((path.stat().st_mtime for path in sources if path.exists()), default=0.0)
    stale = newest > max(models)
    yield Finding("model", "warn" if stale else "ok", "stale" if stale else "good")


def database(settings: Settings) -> Iterator[Finding]:
    """Reachable, and with the tables of this program."""
    if not settings.database_url and not (settings.var / "sinmungo.db").exists():
        yield Finding("database", "fail", "empty")
        return
    try:
        found, needed = migrate.current(settings), migrate.head()
    except SQLAlchemyError:
        yield Finding("database", "fail", "unreachable")
        return
    if found != needed:
        yield Finding("database", "fail", "stale", {"found": found or "-", "needed": needed or "-"})
    else:
        yield Finding("database", "ok", "good", {"version": found or "-"})


def key(settings: Settings) -> Iterator[Finding]:
    """The data key is usable, and its file is ours alone."""
    path = settings.var / "key"
    try:
        if path.exists():
            data_keys(settings)
    except BotError:
        yield Finding("key", "fail", "unusable", {"path": str(path)})
        return
    if not path.exists():
        yield Finding("key", "ok", "none")
    elif stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Finding("key", "fail", "open", {"path": str(path)})
    else:
        yield Finding("key", "ok", "good", {"path": str(path)})


def processes(settings: Settings) -> Iterator[Finding]:
    """Each process answers on its port; a silent port must be free, or someone else has it."""
    for name, port, path in (
        ("gateway", settings.port, "/health/live"),
        ("dialogue", settings.dialogue_port, "/webhooks/gateway/health"),
        ("actions", settings.actions_port, "/health"),
        ("portal", settings.port, "/portal/v1/health"),
    ):
        if name == "portal" and not settings.embedded_portal:
            continue
        values = {"name": name, "port": str(port)}
        if _answers(port, path):
            yield Finding("process", "ok", "answers", values)
        elif is_free(port):
            yield Finding("process", "warn", "stopped", values)
        else:
            yield Finding("process", "fail", "taken", values)


def portals(settings: Settings) -> Iterator[Finding]:
    """endpoints.yml can be read and names a portal for petitions."""
    from actions.adapters.registry import PortalsConfigError
    from bot.parts import adapters

    try:
        found = adapters(settings)
    except (PortalsConfigError, OSError):
        yield Finding("portals", "fail", "unusable", {"path": str(settings.endpoints)})
        return
    if "petition" not in found:
        yield Finding("portals", "fail", "none", {"path": str(settings.endpoints)})
    else:
        yield Finding("portals", "ok", "good", {"names": ", ".join(sorted(found))})


def texts(_settings: Settings, root: Path = ROOT / "locales") -> Iterator[Finding]:
    """Every sentence stands in every language."""
    from bot.texts import entries

    keys: dict[str, set[str]] = {}
    for (language, _), messages in entries(root).items():
        complete = {entry.key for entry in messages if all(entry.forms) and not entry.fuzzy}
        keys.setdefault(language, set()).update(complete)
    languages = list(keys.values())
    every = {key for language in languages for key in language}
    missing = {key for key in every if not all(key in language for language in languages)}
    if missing:
        yield Finding("texts", "warn", "missing", {"keys": ", ".join(sorted(missing)[:5])})
    else:
        yield Finding("texts", "ok", "good", {"languages": ", ".join(sorted(keys))})


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def disk(settings: Settings, measure: Callable[[Path], int] = _free_bytes) -> Iterator[Finding]:
    free = measure(settings.var if settings.var.exists() else Path())
    status: Status = "fail" if free < VERY_LOW else "warn" if free < LOW else "ok"
    code = {"ok": "good", "warn": "low", "fail": "full"}[status]
    yield Finding("disk", status, code, {"free": f"{free / 1024**3:.1f}"})


def channels(settings: Settings) -> Iterator[Finding]:
    """What each channel says of itself: credentials, addresses, what waits, what failed last."""
    from bot.channels import build
    from bot.texts import Catalogue

    try:
        built = build(settings, Catalogue.load())
    except BotError as error:
        yield Finding("channels", "fail", "unusable", {"error": str(error)})
        return
    if not built:
        yield Finding("channels", "ok", "none")
    for channel in built.values():
        for finding in asyncio.run(_check(channel)):
            yield Finding(channel.name, finding.state, "", finding.values, finding.key)


async def _check(channel: Channel) -> Sequence[ChannelFinding]:
    try:
        return await channel.check()
    finally:
        await channel.stop()


def _answers(port: int, path: str) -> bool:
    try:
        url = f"http://127.0.0.1:{port}{path}"
        return httpx.get(url, timeout=3.0, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


ALL: tuple[Check, ...] = (
    environments,
    model,
    database,
    key,
    portals,
    processes,
    texts,
    disk,
    channels,
)
