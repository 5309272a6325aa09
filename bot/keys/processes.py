"""Which keys the running processes know: each says so every few seconds."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from bot.core.sql import insert_once, table
from bot.models.keys import ProcessKeys

BINDS = "binds"
"""Among the keys that a process knows: what it seals is bound to its place, and opens only there.
The version before knew nothing of it."""
SEALERS = ("gateway", "worker")
SILENT = 60.0
"""Seconds after which a process that says nothing is gone."""
processes = table(ProcessKeys)


def beat(connection: Connection, owner: str, kind: str, keys: Sequence[str], now: float) -> None:
    """`owner` runs, and knows these keys (their ids)."""
    gone(connection, owner)
    row = {"owner": owner, "kind": kind, "keys": ",".join(keys), "at": now}
    insert_once(connection, processes, row)


def gone(connection: Connection, owner: str) -> None:
    connection.execute(delete(processes).where(processes.c.owner == owner))


def running(connection: Connection, now: float) -> dict[str, list[str]]:
    """`kind owner` of each running process → the ids of its keys."""
    rows = connection.execute(
        select(processes).where(processes.c.at > now - SILENT).order_by(processes.c.owner)
    )
    return {f"{row.kind} {row.owner}": row.keys.split(",") for row in rows}


def unbinding(connection: Connection, now: float) -> list[str]:
    """The running processes of the version before, which seal without a place."""
    known = running(connection, now)
    return [one for one, keys in known.items() if one.startswith(SEALERS) and BINDS not in keys]


def purge(connection: Connection, now: float) -> int:
    return connection.execute(delete(processes).where(processes.c.at < now - SILENT)).rowcount
