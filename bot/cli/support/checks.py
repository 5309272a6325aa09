"""What `doctor` looks at: each check is a function of the settings and answers with Findings.

A finding's sentences are `cli.doctor.<check>.<code>` and, unless it is good,
`cli.doctor.<check>.<code>.remedy`.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import stat
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

import httpx
from sqlalchemy.exc import SQLAlchemyError

from actions.base.proxies import Trusted
from bot.cli.keys import sealed
from bot.cli.run.dialogue import NLU_PYTHON, ROOT
from bot.cli.run.ports import is_free
from bot.core import migrate
from bot.core.clock import system_clock
from bot.core.db import Database
from bot.core.errors import BotError, KeyRefused
from bot.core.settings import Settings, data_keys, key_is_given, key_path, key_place
from bot.handoff import store as handoff_store
from connectors.contract import Channel
from connectors.contract import Finding as ChannelFinding
from locales.languages import FALLBACKS

BACKUP_DAYS = 7
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
    if found is not None and not migrate.knows(found):
        values = {"found": found, "needed": needed or "-"}
        yield Finding("database", "fail", "newer", values)
    elif found != needed:
        yield Finding("database", "fail", "stale", {"found": found or "-", "needed": needed or "-"})
    else:
        yield Finding("database", "ok", "good", {"version": found or "-"})


def key(settings: Settings) -> Iterator[Finding]:
    """The data key is there if anything is sealed with it, and its file is ours alone."""
    path = key_path(settings)
    try:
        if path.exists() or key_is_given() or migrate.any_database(settings):
            data_keys(settings)
    except KeyRefused as error:
        yield Finding("key", "fail", error.code, error.values)
        return
    except SQLAlchemyError:
        # `database` says it.
        return
    if key_is_given() or not path.exists():
        yield Finding("key", "ok", "given" if key_is_given() else "none")
    elif stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Finding("key", "fail", "open", {"path": str(path)})
    else:
        yield Finding("key", "ok", "good", {"path": str(path)})


def sealed_rows(settings: Settings) -> Iterator[Finding]:
    """One sealed row of each database opens, and all of them are bound to their place."""
    looks = {"gateway": sealed.gateway, "portal": sealed.portal, "dialogue": sealed.dialogue}
    if not settings.embedded_portal:
        del looks["portal"]
    try:
        data_keys(settings)
    except KeyRefused:
        # `key` says it.
        return
    found = {name: look(settings) for name, look in looks.items()}
    for name, one in found.items():
        status: Status = "fail" if one.state == "wrong" else "ok"
        if one.state != "unknown":
            values = {"name": name, "place": key_place(settings)}
            yield Finding("sealed", status, one.state, values)
        if one.unbound:
            yield Finding("sealed", "warn", "unbound", {"name": name, "count": one.unbound})


def backup(settings: Settings, now: Callable[[], float] = time.time) -> Iterator[Finding]:
    """The last backup is not older than a week."""
    path = settings.var / "last-backup.json"
    try:
        at = datetime.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["at"])
    except (OSError, ValueError, KeyError, TypeError):
        yield Finding("backup", "warn", "never")
        return
    days = int((now() - at.timestamp()) // (24 * 3600))
    old = days >= BACKUP_DAYS
    yield Finding("backup", "warn" if old else "ok", "old" if old else "good", {"days": days})


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


def texts(_settings: Settings, root: Path | None = None) -> Iterator[Finding]:
    """Every sentence stands in the languages that others fall back to."""
    from bot.texts.catalogue import entries

    keys: dict[str, set[str]] = {}
    for (language, _), messages in entries(root).items():
        complete = {entry.key for entry in messages if all(entry.forms) and not entry.fuzzy}
        keys.setdefault(language, set()).update(complete)
    languages = [found for language, found in keys.items() if language in FALLBACKS]
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
    from bot.gateway.channels import build
    from bot.texts.catalogue import Catalogue

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


def proxies(settings: Settings) -> Iterator[Finding]:
    """Whose X-Forwarded-For is believed; behind a proxy that is not named, everybody is one."""
    trusted = settings.limits.trusted_proxies
    here = (
        settings.host == "localhost" or settings.host.startswith("127.") or settings.host == "::1"
    )
    if settings.public_url and not here and Trusted(trusted).local:
        yield Finding("proxies", "warn", "unnamed", {"host": settings.host})
    elif not trusted.strip(" ,"):
        yield Finding("proxies", "ok", "none")
    else:
        yield Finding("proxies", "ok", "good", {"trusted": trusted})


def handoffs(settings: Settings) -> Iterator[Finding]:
    """How many people wait for a person."""
    if any(finding.code != "good" for finding in database(settings)):
        return
    opened = Database(settings.sqlalchemy_url)
    try:
        many, since = opened.submit(handoff_store.waiting).result()
    finally:
        opened.close()
    if not many or since is None:
        yield Finding("handoffs", "ok", "none")
        return
    values = {"count": many, "hours": max(0, int((system_clock() - since) // 3600))}
    yield Finding("handoffs", "warn", "waiting", values)


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
    sealed_rows,
    backup,
    processes,
    texts,
    disk,
    channels,
    proxies,
    handoffs,
)
