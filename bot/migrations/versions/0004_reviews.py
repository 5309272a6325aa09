"""Messages that staff should look at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reviews",
        sa.Column("turn", sa.String(), primary_key=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("chosen", sa.String()),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("similar", sa.String(), nullable=False),
        sa.Column("ranking", sa.JSON(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
    )
    op.create_index("reviews_at", "reviews", ["at"])
    op.create_index("reviews_similar", "reviews", ["similar"])


def downgrade() -> None:
    op.drop_table("reviews")
