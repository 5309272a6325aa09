"""Migrations of the portal's tables: an alembic environment with a version table of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from actions.portal.core.database import make_engine
from actions.portal.core.tables import is_missing

VERSION_TABLE = "portal_alembic_version"
_LOCK = 0x53494E4D
"""PostgreSQL advisory lock: processes that start together migrate one after the other."""


class NewerTables(Exception):
    """A newer program has changed the tables: only that one goes on with them."""

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(f"the portal's tables are at version {found}; known is {needed}")
        self.key = "cli.error.newer_database"
        self.values = {"found": found, "needed": needed}


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to `revision`, in one transaction. Raises NewerTables."""
    refuse_newer(url)
    _run(url, lambda config: command.upgrade(config, revision))


def downgrade(url: str, revision: str = "base") -> None:
    """Bring the database down to `revision`, in one transaction."""
    _run(url, lambda config: command.downgrade(config, revision))


def current_is_head(url: str) -> bool:
    """Whether every migration has run. Makes no database."""
    return current(url) == _script().get_current_head()


def current(url: str) -> str | None:
    """The revision of the database, None if there is none."""
    if is_missing(url):
        return None
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
            return context.get_current_revision()
    finally:
        engine.dispose()


def refuse_newer(url: str) -> None:
    """Raises NewerTables."""
    found = current(url)
    if found is not None and not knows(found):
        raise NewerTables(found, _script().get_current_head() or "-")


def knows(revision: str | None) -> bool:
    """Whether this code can go on from that revision."""
    return revision in {script.revision for script in _script().walk_revisions()}


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
