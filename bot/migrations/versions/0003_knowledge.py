"""Answers to what is asked often, plain words, and how answers are rated."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "faq_entries",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("topic", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.JSON(), nullable=False)
            for name in ("agency", "variants", "answer", "short", "source_title")
        ),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.String()) for name in ("last_checked", "valid_from", "valid_to")),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seeded", sa.String(), nullable=False),
        sa.Column("updated_at", sa.Float(), nullable=False),
    )
    op.create_table(
        "terms",
        *(sa.Column(name, sa.String(), primary_key=True) for name in ("locale", "term", "scope")),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("plain", "reason", "source", "seeded")
        ),
        sa.Column("updated_at", sa.Float(), nullable=False),
    )
    op.create_table(
        "ratings",
        sa.Column("turn", sa.String(), primary_key=True),
        sa.Column("conversation_id", sa.String()),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("entry", "locale", "channel")),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.Column("question_sealed", sa.LargeBinary()),
        sa.Column("at", sa.Float(), nullable=False),
    )
    op.create_index("ratings_entry", "ratings", ["entry"])
    op.create_index("ratings_conversation", "ratings", ["conversation_id"])
    op.create_table(
        "knowledge_versions",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    for table in ("knowledge_versions", "ratings", "terms", "faq_entries"):
        op.drop_table(table)
