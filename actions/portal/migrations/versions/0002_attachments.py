"""Files that clients upload, and the cases that name them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "portal_attachment",
        sa.Column("id", _BIG, primary_key=True),
        sa.Column("client_id", sa.Integer(), sa.ForeignKey("portal_client.id"), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("scan", sa.String(20), nullable=False),
        sa.Column("filed", sa.Boolean(), nullable=False),
        sa.Column("uploaded_at", _TIME, nullable=False),
        sa.UniqueConstraint("client_id", "sha256"),
    )
    op.create_index("ix_portal_attachment_uploaded_at", "portal_attachment", ["uploaded_at"])
    op.create_table(
        "portal_case_attachment",
        sa.Column("case_id", sa.BigInteger(), sa.ForeignKey("portal_case.id"), primary_key=True),
        sa.Column(
            "attachment_id",
            sa.BigInteger(),
            sa.ForeignKey("portal_attachment.id"),
            primary_key=True,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("portal_case_attachment")
    op.drop_table("portal_attachment")
