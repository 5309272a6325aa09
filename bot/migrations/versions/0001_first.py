"""Conversations, inbox, outbox, vault, submissions, cases and what belongs to them."""

from __future__ import annotations

from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = (
    "cursors",
    "erasures",
    "handoffs",
    "proof_attempts",
    "cases",
    "submissions",
    "vault",
    "outbox",
    "inbox",
    "conversations",
)


def _column(kind: Any, name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=null)


_text = partial(_column, sa.String)
_number = partial(_column, sa.Integer)
_time = partial(_column, sa.Float)
_flag = partial(_column, sa.Boolean)
_sealed = partial(_column, sa.LargeBinary)


def _id() -> sa.Column[Any]:
    return sa.Column("id", _SERIAL, primary_key=True, autoincrement=True)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), primary_key=True)


def upgrade() -> None:
    _create_conversations()
    _create_queues()
    _create_submissions()
    _create_cases()
    op.create_table("erasures", _key("conversation_id"), _time("at"))
    op.create_table(
        "cursors", _key("name"), _text("value"), _text("owner", null=True), _time("lease_until")
    )


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)


def _create_conversations() -> None:
    op.create_table(
        "conversations",
        _key("id"),
        _text("account"),
        _text("contact"),
        _flag("bound"),
        _text("locale"),
        _flag("locale_chosen"),
        _flag("notify"),
        _sealed("prompt_sealed", null=True),
        _flag("has_vault"),
        _text("owner", null=True),
        _time("lease_until"),
        _number("fence"),
        _time("created_at"),
        _time("seen_at"),
        sa.UniqueConstraint("account", "contact"),
    )
    op.create_table(
        "vault",
        _key("conversation_id"),
        _key("placeholder"),
        _text("kind"),
        _sealed("value_sealed"),
        _time("created_at"),
    )


def _create_queues() -> None:
    op.create_table(
        "inbox",
        _id(),
        _text("account"),
        _text("external_id"),
        _text("conversation_id"),
        _text("turn"),
        _text("kind"),
        _sealed("payload_sealed", null=True),
        _text("digest"),
        _text("state"),
        _text("correlation"),
        _number("attempts"),
        _time("not_before"),
        _time("received_at"),
        sa.UniqueConstraint("account", "external_id"),
    )
    op.create_index("inbox_pending", "inbox", ["state", "not_before"])
    op.create_index("inbox_conversation", "inbox", ["conversation_id", "id"])
    op.create_table(
        "outbox",
        _id(),
        _text("conversation_id"),
        _text("turn"),
        _number("seq"),
        _sealed("payload_sealed", null=True),
        _text("state"),
        _flag("secret"),
        _time("created_at"),
        _time("sent_at", null=True),
        sa.UniqueConstraint("turn", "seq"),
    )
    op.create_index("outbox_conversation", "outbox", ["conversation_id", "id"])
    op.create_index("outbox_state", "outbox", ["state", "created_at"])


def _create_submissions() -> None:
    op.create_table(
        "submissions",
        _key("key"),
        _text("conversation_id"),
        _text("turn"),
        _text("capability"),
        _sealed("payload_sealed", null=True),
        _text("locale"),
        _text("channel"),
        _text("state"),
        _number("attempts"),
        _time("not_before"),
        _text("owner", null=True),
        _time("lease_until"),
        _number("fence"),
        _flag("delayed_told"),
        _text("reference", null=True),
        _time("created_at"),
    )
    op.create_index("submissions_due", "submissions", ["state", "not_before"])


def _create_cases() -> None:
    op.create_table(
        "cases",
        _key("portal"),
        _key("reference"),
        _text("capability"),
        _text("conversation_id", null=True),
        _text("pin_hash"),
        _time("created_at"),
    )
    op.create_index("cases_conversation", "cases", ["conversation_id"])
    op.create_table("proof_attempts", _key("turn"), _text("asker"), _time("at"))
    op.create_index("proof_attempts_asker", "proof_attempts", ["asker", "at"])
    op.create_table(
        "handoffs",
        _key("turn"),
        _text("conversation_id"),
        _text("reason"),
        _text("channel"),
        _text("locale"),
        _time("at"),
    )
