"""Which data keys the portal's database is sealed with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "portal_key_check",
        sa.Column("key_id", sa.String(16), primary_key=True),
        sa.Column("box", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("portal_key_check")
