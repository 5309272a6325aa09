"""What the version before wrote of its one portal is that portal's, and opens with this one."""

from __future__ import annotations

from sqlalchemy import Connection, text

from bot.core import migrate
from bot.core.db import connect
from bot.core.settings import Settings

BEFORE, NOW = "0010", "0011"
NUMBER = "1AA-2611-0000571K"
ROWS = (
    ("submissions", {
        "key": "k1", "conversation_id": "c", "turn": "t", "capability": "petition",
        "locale": "ko", "channel": "webchat", "state": "queued", "attempts": 0,
        "not_before": 0.0, "lease_until": 0.0, "fence": 0, "delayed_told": False,
        "created_at": 1.0,
    }),
    ("notice_proofs", {
        "outbox_id": 1, "conversation_id": "c", "reference": NUMBER, "event": "answered",
        "channel": "sms", "outcome": "sent", "at": 1.0,
    }),
    ("cases", {
        "portal": "native", "reference": NUMBER, "capability": "petition",
        "conversation_id": "c", "pin_hash": "x", "created_at": 1.0,
    }),
    ("cursors", {"name": "native", "value": "7", "lease_until": 0.0}),
    ("claimings", {
        "contact_id": "a", "kind": f"answer:{NUMBER}", "turn": "t", "conversation_id": "c",
        "proof_digest": "", "tries": 0, "tried": "", "expires_at": 9.0,
    }),
    ("claimings", {
        "contact_id": "b", "kind": "join", "turn": "t", "conversation_id": "c",
        "proof_digest": "", "tries": 0, "tried": "", "expires_at": 9.0,
    }),
)  # fmt: skip
"""As version 0010 writes them: (table, values)."""
ASKED = {
    "submissions": "SELECT key, portal FROM submissions",
    "notice_proofs": "SELECT reference, portal FROM notice_proofs",
    "cases": "SELECT portal, reference FROM cases",
    "cursors": "SELECT name, value FROM cursors",
    "claimings": "SELECT contact_id, kind FROM claimings ORDER BY contact_id",
}
KEPT = {
    "submissions": [("k1", "native")],
    "notice_proofs": [(NUMBER, "native")],
    "cases": [("native", NUMBER)],
    "cursors": [("native", "7")],
    "claimings": [("a", f"answer:native:{NUMBER}"), ("b", "join")],
}


def test_rows_of_before_are_the_one_portals(settings: Settings) -> None:
    migrate.upgrade(settings, BEFORE)
    engine = connect(settings.sqlalchemy_url)
    with engine.begin() as connection:
        for table, values in ROWS:
            _insert(connection, table, values)
    migrate.upgrade(settings, NOW)
    with engine.connect() as connection:
        found = {name: _rows(connection, asked) for name, asked in ASKED.items()}
    assert found == KEPT
    migrate.downgrade(settings, BEFORE)
    with engine.connect() as connection:
        assert _rows(connection, ASKED["claimings"])[0] == ("a", f"answer:{NUMBER}")
    migrate.upgrade(settings)
    engine.dispose()


def _insert(connection: Connection, table: str, values: dict[str, object]) -> None:
    names, places = ", ".join(values), ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), values)


def _rows(connection: Connection, statement: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(text(statement))]
