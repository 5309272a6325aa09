"""What waits in a conversation is found without reading what is over."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("inbox_waiting", "inbox", ["conversation_id", "state", "id"])
    op.drop_index("inbox_conversation", "inbox")


def downgrade() -> None:
    op.create_index("inbox_conversation", "inbox", ["conversation_id", "id"])
    op.drop_index("inbox_waiting", "inbox")
