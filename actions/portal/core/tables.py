"""Whether a database has tables of ours already."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, make_url

from actions.portal.core.database import make_engine

FILES = ("sinmungo.db", "portal.db", "tracker.db")
TABLES = frozenset({"conversations", "portal_case", "rasa_tracker"})
"""One of each database: what is kept there is sealed."""


def any_tables(var: Path, url: str) -> bool:
    """Whether gateway, portal or dialogue keep anything yet: at `url` or in files of `var`. Makes
    no file. Raises SQLAlchemyError."""
    files = [f"sqlite:///{var / name}" for name in FILES]
    return any(_has_tables(one) for one in (url, *files) if not is_missing(one))


def is_missing(url: str) -> bool:
    """A database that is a file, and not there."""
    parsed = make_url(url)
    file = parsed.get_backend_name() == "sqlite" and parsed.database
    return bool(file) and not Path(str(parsed.database)).exists()


def _has_tables(url: str) -> bool:
    engine = make_engine(url)
    try:
        return bool(TABLES.intersection(inspect(engine).get_table_names()))
    finally:
        engine.dispose()
