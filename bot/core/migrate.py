"""The tables of the gateway and the worker: brought up to date, or refused when they are not.

The steps are in `bot/migrations/versions`. The portal keeps its own steps and its own version
table, also when both live in one PostgreSQL database.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, make_url, select

from bot.core.db import connect
from bot.core.errors import NewerSchema, NoDatabase, StaleSchema
from bot.core.settings import Settings

T = TypeVar("T")
VERSION_TABLE = "sinmungo_alembic_version"
REMEDY = "sinmungo migrate"
_FOLDER = Path(__file__).parents[1] / "migrations"
_LOCK = 0x73696E6D
"""PostgreSQL advisory lock: processes that start together migrate one after the other."""


def upgrade(settings: Settings, revision: str = "head") -> None:
    """Bring the gateway's tables up to `revision`, in one transaction. Raises NewerSchema."""
    refuse_newer(settings)
    _run(settings, lambda config: command.upgrade(config, revision))


def downgrade(settings: Settings, revision: str = "base") -> None:
    """Bring the gateway's tables down to `revision`, in one transaction; their rows are gone."""
    _run(settings, lambda config: command.downgrade(config, revision))


def any_database(settings: Settings) -> bool:
    """Whether anything of ours is kept already: by gateway, portal or dialogue."""
    from actions.portal.core import tables

    return tables.any_tables(settings.var, settings.sqlalchemy_url)


def current(settings: Settings) -> str | None:
    """The revision of the database, None if it has no tables yet. Makes no database."""
    if missing_file(settings) is not None:
        return None
    return _on_connection(settings, lambda connection: _context(connection).get_current_revision())


def knows(revision: str | None) -> bool:
    """Whether this code can go on from that revision."""
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    return revision in known


def head() -> str | None:
    """The revision that this code needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def require_current(settings: Settings) -> None:
    """Raises StaleSchema, with the command to run, unless the tables are those of this code;
    NewerSchema where no command helps."""
    missing = missing_file(settings)
    if missing is not None:
        raise NoDatabase(str(missing))
    refuse_newer(settings)
    found, needed = current(settings), head()
    if found != needed:
        raise StaleSchema(
            f"The database is at version {found or 'none'}, this program needs {needed}. "
            f"Run: {REMEDY}"
        )


def refuse_newer(settings: Settings) -> None:
    """Raises NewerSchema for tables that a newer program has changed."""
    found = current(settings)
    if found is not None and not knows(found):
        raise NewerSchema(found, head() or "-")


def missing_file(settings: Settings) -> Path | None:
    """Where the SQLite database should be, if it is not there."""
    url = make_url(settings.sqlalchemy_url)
    if url.get_backend_name() != "sqlite" or not url.database or Path(url.database).exists():
        return None
    return Path(url.database)


def differences(settings: Settings) -> list[Any]:
    """Where the tables differ from `bot.models`; empty when every model has its migration."""
    from bot.models.conversations import Conversation

    def compare(connection: Connection) -> list[Any]:
        return list(compare_metadata(_context(connection), Conversation.metadata))

    return _on_connection(settings, compare)


def _run(settings: Settings, step: Callable[[Config], None]) -> None:
    def migrate(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        config = _config()
        config.attributes["connection"] = connection
        step(config)

    _on_connection(settings, migrate)


def _on_connection(settings: Settings, job: Callable[[Connection], T]) -> T:
    settings.var.mkdir(parents=True, exist_ok=True)
    engine = connect(settings.sqlalchemy_url)
    try:
        with engine.begin() as connection:
            return job(connection)
    finally:
        engine.dispose()


def _context(connection: Connection) -> MigrationContext:
    return MigrationContext.configure(
        connection,
        opts={"version_table": VERSION_TABLE, "compare_type": True, "include_name": is_ours},
    )


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Other owners' tables may live in the same database: the portal's, and the trackers."""
    from bot.models.conversations import Conversation

    return kind != "table" or name in Conversation.metadata.tables


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config
