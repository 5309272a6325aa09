"""Answers have an area; answers and terms can be put away; terms have versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("faq_entries", sa.Column("area", sa.String(), nullable=False, server_default=""))
    op.add_column("faq_entries", sa.Column("archived_at", sa.Float()))
    op.add_column("terms", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("terms", sa.Column("archived_at", sa.Float()))


def downgrade() -> None:
    for table, column in (
        ("terms", "archived_at"),
        ("terms", "version"),
        ("faq_entries", "archived_at"),
        ("faq_entries", "area"),
    ):
        op.drop_column(table, column)
