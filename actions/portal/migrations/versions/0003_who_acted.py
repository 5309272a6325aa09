"""Events carry the name of the officer; those of before have none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("portal_case_event", sa.Column("actor_name", sa.String(100)))


def downgrade() -> None:
    op.drop_column("portal_case_event", "actor_name")
