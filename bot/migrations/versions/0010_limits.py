"""What is free has limits; files of a person who has not consented are kept for an hour only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rate_limits",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("who", sa.String, primary_key=True),
        sa.Column("full_at", sa.Float, nullable=False),
    )
    op.create_index("ix_rate_limits_full_at", "rate_limits", ["full_at"])
    op.add_column("inbox", sa.Column("network", sa.String))
    op.add_column("conversations", sa.Column("consented_at", sa.Float))
    # Nobody wrote down who has consented. Files that wait were sent under the rules of then.
    op.execute(
        "UPDATE conversations SET consented_at = created_at WHERE EXISTS"
        " (SELECT 1 FROM files WHERE files.conversation_id = conversations.id)"
    )
    with op.batch_alter_table("proof_attempts") as batch:
        batch.add_column(sa.Column("receipt", sa.String))
        batch.add_column(sa.Column("network", sa.String))
        batch.create_index("proof_attempts_receipt", ["receipt", "at"])
        batch.create_index("proof_attempts_network", ["network", "at"])


def downgrade() -> None:
    with op.batch_alter_table("proof_attempts") as batch:
        batch.drop_index("proof_attempts_network")
        batch.drop_index("proof_attempts_receipt")
        batch.drop_column("network")
        batch.drop_column("receipt")
    op.drop_column("conversations", "consented_at")
    op.drop_column("inbox", "network")
    op.drop_index("ix_rate_limits_full_at", "rate_limits")
    op.drop_table("rate_limits")
