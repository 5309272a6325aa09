"""How many wrong keys came from a network."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "portal_refused_keys",
        sa.Column("network", sa.String(50), primary_key=True),
        sa.Column("full_at", sa.Float, nullable=False),
    )
    op.create_index("ix_portal_refused_keys_full_at", "portal_refused_keys", ["full_at"])


def downgrade() -> None:
    op.drop_index("ix_portal_refused_keys_full_at", "portal_refused_keys")
    op.drop_table("portal_refused_keys")
