"""Contacts of their own: one person on several channels, and replies that are sent to them."""

from __future__ import annotations

from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NEW = (
    "claimings",
    "passes",
    "files",
    "notice_proofs",
    "sent_parts",
    "suppressions",
    "contacts",
)


def _column(kind: Any, name: str, *, null: bool = False, default: str | None = None) -> Any:
    return sa.Column(name, kind(), nullable=null, server_default=default)


_text = partial(_column, sa.String)
_number = partial(_column, sa.Integer)
_big = partial(_column, sa.BigInteger)
_time = partial(_column, sa.Float)
_flag = partial(_column, sa.Boolean)
_sealed = partial(_column, sa.LargeBinary)


def _key(name: str, kind: Any = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), primary_key=True, autoincrement=False)


def upgrade() -> None:
    _create_contacts()
    _create_sending()
    _create_passes()
    op.execute(
        "INSERT INTO contacts (id, account, contact, conversation_id, channel, hint, reachable,"
        " forgotten, proven, awaited_until, missed, created_at)"
        " SELECT id, account, contact, id, 'webchat', '', true, false, true, 0, 0, created_at"
        " FROM conversations"
    )
    with op.batch_alter_table("conversations") as batch:
        batch.add_column(_text("last_contact", null=True))
        batch.add_column(_text("notify_contact", null=True))
        batch.add_column(_text("moved_to", null=True))
        batch.drop_column("account")
        batch.drop_column("contact")
    op.execute("UPDATE conversations SET last_contact = id")
    with op.batch_alter_table("inbox") as batch:
        batch.add_column(_text("contact_id", null=True))
        batch.create_index("inbox_turn", ["turn"])
    op.execute("UPDATE inbox SET contact_id = conversation_id")
    with _outbox_made_anew() as batch:
        for column in _outbox_columns():
            batch.add_column(column)
        batch.create_index("outbox_due", ["account", "state", "id"])
        batch.create_index("outbox_contact", ["contact_id", "state"])
    op.execute("UPDATE outbox SET contact_id = conversation_id")
    with op.batch_alter_table("submissions") as batch:
        batch.add_column(_text("contact_id", null=True))
    op.execute("UPDATE submissions SET contact_id = conversation_id")


def downgrade() -> None:
    """Contacts that were joined to an older conversation are lost with their table."""
    with op.batch_alter_table("submissions") as batch:
        batch.drop_column("contact_id")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_index("outbox_contact")
        batch.drop_index("outbox_due")
        for column in _outbox_columns():
            batch.drop_column(column.name)
    with op.batch_alter_table("inbox") as batch:
        batch.drop_index("inbox_turn")
        batch.drop_column("contact_id")
    with op.batch_alter_table("conversations") as batch:
        batch.add_column(_text("account", null=True))
        batch.add_column(_text("contact", null=True))
        batch.drop_column("moved_to")
        batch.drop_column("notify_contact")
        batch.drop_column("last_contact")
    op.execute(
        "UPDATE conversations SET account = coalesce((SELECT min(account) FROM contacts"
        " WHERE contacts.conversation_id = conversations.id), 'none'),"
        " contact = coalesce((SELECT min(contact) FROM contacts"
        " WHERE contacts.conversation_id = conversations.id), conversations.id)"
    )
    with op.batch_alter_table("conversations") as batch:
        batch.alter_column("account", existing_type=sa.String(), nullable=False)
        batch.alter_column("contact", existing_type=sa.String(), nullable=False)
        batch.create_unique_constraint("conversations_contact", ["account", "contact"])
    for table in _NEW:
        op.drop_table(table)


def _outbox_made_anew() -> Any:
    """SQLite gives out an erased row's id again, unless the table says AUTOINCREMENT."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    return op.batch_alter_table(
        "outbox",
        recreate="always" if sqlite else "never",
        table_kwargs={"sqlite_autoincrement": True},
    )


def _outbox_columns() -> list[Any]:
    return [
        _text("account", default=""),
        _text("contact_id", null=True),
        _text("kind", default="reply"),
        _number("part", default="0"),
        _number("attempts", default="0"),
        _time("not_before", default="0"),
        _text("code", null=True),
    ]


def _create_contacts() -> None:
    op.create_table(
        "contacts",
        _key("id"),
        _text("account"),
        _text("contact"),
        _text("conversation_id"),
        _text("channel"),
        _sealed("address_sealed", null=True),
        _text("address_digest", null=True),
        _text("hint"),
        _flag("reachable"),
        _flag("forgotten"),
        _flag("proven"),
        _time("awaited_until"),
        _big("held", null=True),
        _number("missed"),
        _time("created_at"),
        sa.UniqueConstraint("account", "contact"),
    )
    op.create_index("contacts_conversation", "contacts", ["conversation_id"])
    op.create_index("contacts_address", "contacts", ["address_digest"])
    op.create_table("suppressions", _key("address_digest"), _time("at"))


def _create_sending() -> None:
    op.create_table(
        "sent_parts",
        _key("account"),
        _key("sent_id"),
        _big("outbox_id"),
        _number("part"),
        _text("state"),
        _text("code", null=True),
        _time("at"),
    )
    op.create_index("sent_parts_row", "sent_parts", ["outbox_id"])
    op.create_table(
        "notice_proofs",
        _key("outbox_id", sa.BigInteger),
        _text("conversation_id"),
        _text("reference"),
        _text("event"),
        _text("channel"),
        _text("outcome"),
        _text("code", null=True),
        _time("at"),
    )
    op.create_index("notice_proofs_case", "notice_proofs", ["reference"])
    op.create_table(
        "files",
        _key("id"),
        _text("conversation_id"),
        _text("sha256"),
        _number("size"),
        _sealed("content_sealed"),
        _time("created_at"),
    )
    op.create_index("files_conversation", "files", ["conversation_id"])


def _create_passes() -> None:
    op.create_table(
        "passes",
        _key("digest"),
        _text("kind"),
        _text("conversation_id"),
        _text("contact_id"),
        _text("turn"),
        _time("made_at"),
        _time("expires_at"),
        _text("used_by", null=True),
    )
    op.create_index("passes_contact", "passes", ["contact_id", "made_at"])
    op.create_table(
        "claimings",
        _key("contact_id"),
        _text("kind"),
        _text("turn"),
        _text("conversation_id"),
        _text("target_id", null=True),
        _text("proof_digest"),
        _number("tries"),
        _text("tried"),
        _time("expires_at"),
    )
