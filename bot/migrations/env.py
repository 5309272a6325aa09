"""Run by alembic: migrates on the connection that `bot.core.migrate` hands in."""

from __future__ import annotations

from alembic import context

from bot.core.migrate import VERSION_TABLE, is_ours
from bot.models.conversations import Conversation

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Conversation.metadata,
    version_table=VERSION_TABLE,
    include_name=is_ours,
)
context.run_migrations()
