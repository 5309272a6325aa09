"""Migrations of the portal's tables: an alembic environment with a version table of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from actions.portal.database import make_engine

VERSION_TABLE = "portal_alembic_version"
_LOCK = 0x53494E4D
"""PostgreSQL advisory lock: processes that start together migrate one after the other."""


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to `revision`, in one transaction."""
    _run(url, lambda config: command.upgrade(config, revision))


def downgrade(url: str, revision: str = "base") -> None:
    """Bring the database down to `revision`, in one transaction."""
    _run(url, lambda config: command.downgrade(config, revision))


def current_is_head(url: str) -> bool:
    """Whether every migration has run."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
            return context.get_current_revision() == _script().get_current_head()
    finally:
        engine.dispose()


def _run(url: str, step: Callable[[Config], None]) -> None:
    engine = make_engine(url)
    try:
        with engine.execution_options(writing=True).begin() as connection:
            _serialise(connection)
            config = _config()
            config.attributes["connection"] = connection
            step(config)
    finally:
        engine.dispose()


def _serialise(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
