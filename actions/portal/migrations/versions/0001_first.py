"""Clients, officers, cases with append-only events, idempotency records, counters."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_keys()
    _create_cases()
    _create_events()
    op.create_table(
        "portal_idempotency",
        sa.Column("id", _BIG, primary_key=True),
        sa.Column("client_id", sa.Integer(), sa.ForeignKey("portal_client.id"), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("request_sha256", sa.String(64), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.UniqueConstraint("client_id", "key"),
    )
    op.create_index("ix_portal_idempotency_expires_at", "portal_idempotency", ["expires_at"])
    op.create_table(
        "portal_counter",
        sa.Column("name", sa.String(50), primary_key=True),
        sa.Column("value", sa.BigInteger(), nullable=False),
    )
    for statement in _append_only(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    for table in ("counter", "idempotency", "case_event", "case", "officer", "client"):
        op.drop_table(f"portal_{table}")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION portal_append_only()")


def _create_keys() -> None:
    op.create_table(
        "portal_client",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False, unique=True),
        sa.Column("key_sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("created_at", _TIME, nullable=False),
    )
    op.create_table(
        "portal_officer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False, unique=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("agency", sa.String(50)),
        sa.Column("key_sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("removed_at", _TIME),
    )


def _create_cases() -> None:
    op.create_table(
        "portal_case",
        sa.Column("id", _BIG, primary_key=True),
        sa.Column("receipt", sa.String(17), nullable=False, unique=True),
        sa.Column("client_id", sa.Integer(), sa.ForeignKey("portal_client.id"), nullable=False),
        sa.Column("idempotency_key", sa.String(255), nullable=False),
        sa.Column("service", sa.String(50), nullable=False),
        sa.Column("agency", sa.String(50), nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(10), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("attributes", sa.LargeBinary(), nullable=False),
        sa.Column("applicant", sa.LargeBinary()),
        sa.Column("answer", sa.LargeBinary()),
        sa.Column("consent_version", sa.String(32), nullable=False),
        sa.Column("consent_at", _TIME, nullable=False),
        sa.Column("submitted_at", _TIME, nullable=False),
        sa.Column("changed_at", _TIME, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_reason", sa.JSON(), nullable=False),
        sa.UniqueConstraint("client_id", "idempotency_key"),
    )
    op.create_index("ix_portal_case_agency", "portal_case", ["agency"])
    op.create_index("ix_portal_case_state", "portal_case", ["state"])


def _create_events() -> None:
    op.create_table(
        "portal_case_event",
        sa.Column("id", _BIG, primary_key=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), sa.ForeignKey("portal_case.id"), nullable=False),
        sa.Column("client_id", sa.Integer(), sa.ForeignKey("portal_client.id"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("event", sa.String(30), nullable=False),
        sa.Column("from_state", sa.String(30)),
        sa.Column("to_state", sa.String(30), nullable=False),
        sa.Column("actor", sa.String(20), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.LargeBinary()),
        sa.UniqueConstraint("case_id", "version"),
        sa.UniqueConstraint("client_id", "position"),
    )


def _append_only(dialect: str) -> Iterator[str]:
    """Statements that make the database itself refuse to change or remove an event."""
    if dialect == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER portal_case_event_no_{verb.lower()} BEFORE {verb} "
                "ON portal_case_event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END"
            )
        return
    yield (
        "CREATE FUNCTION portal_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'events are append-only'; END $$"
    )
    for verbs, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        yield (
            f"CREATE TRIGGER portal_case_event_no_{verbs.split()[0].lower()} BEFORE {verbs} "
            f"ON portal_case_event FOR EACH {each} EXECUTE FUNCTION portal_append_only()"
        )
