"""Which keys the database knows, sessions that have ended, and what running processes know."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "key_checks",
        sa.Column("key_id", sa.String(), primary_key=True),
        sa.Column("box", sa.LargeBinary(), nullable=True),
        sa.Column("names", sa.Boolean(), nullable=False),
        sa.Column("first_at", sa.Float(), nullable=False),
        sa.Column("bare_until", sa.Float(), nullable=False),
    )
    op.create_table(
        "ended_sessions",
        sa.Column("contact", sa.String(), primary_key=True),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
    )
    op.create_index("ix_ended_sessions_at", "ended_sessions", ["at"])
    op.create_table(
        "process_keys",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("keys", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("process_keys")
    op.drop_table("ended_sessions")
    op.drop_table("key_checks")
