"""Requests for a person are worked on: how to reach the person, who took it, what came of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_NEW = {
    "contact_id": sa.String,
    "reach_sealed": sa.LargeBinary,
    "taken_by": sa.String,
    "taken_at": sa.Float,
    "done_at": sa.Float,
    "note_sealed": sa.LargeBinary,
}


def upgrade() -> None:
    with op.batch_alter_table("handoffs") as batch:
        for name, kind in _NEW.items():
            batch.add_column(sa.Column(name, kind()))
        batch.create_index("handoffs_open", ["done_at", "at"])
    # Nothing was written down of these; whoever wrote last in the conversation asked.
    op.execute(
        "UPDATE handoffs SET contact_id = (SELECT last_contact FROM conversations"
        " WHERE conversations.id = handoffs.conversation_id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("handoffs") as batch:
        batch.drop_index("handoffs_open")
        for name in reversed(_NEW):
            batch.drop_column(name)
