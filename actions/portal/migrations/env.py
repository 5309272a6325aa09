"""Run by alembic: migrates on the connection that `actions.portal.migrations` hands in."""

from __future__ import annotations

from alembic import context

from actions.portal.core.models import METADATA
from actions.portal.migrations import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    # The gateway's tables may live in the same database.
    include_name=lambda name, kind, _parents: kind != "table" or str(name).startswith("portal_"),
)
context.run_migrations()
