"""What an address that has opted out wrote meanwhile, and whether it was told how to come back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("suppressions") as batch:
        batch.add_column(sa.Column("unheard", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(
            sa.Column("hinted", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    with op.batch_alter_table("suppressions") as batch:
        batch.drop_column("hinted")
        batch.drop_column("unheard")
