"""SQL of clients and officers. Keys are random 256-bit texts, so their SHA-256 is enough."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from actions.portal.core.models import Client, Officer


def digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()


def client_by_key(session: Session, key: str) -> Client | None:
    return session.exec(select(Client).where(Client.key_sha256 == digest(key))).first()


def client_by_name(session: Session, name: str) -> Client | None:
    return session.exec(select(Client).where(Client.name == name)).first()


def officer_by_key(session: Session, key: str) -> Officer | None:
    statement = select(Officer).where(Officer.key_sha256 == digest(key))
    return session.exec(statement.where(col(Officer.removed_at).is_(None))).first()


def officer_by_name(session: Session, name: str) -> Officer | None:
    """Also an officer who was removed."""
    return session.exec(select(Officer).where(Officer.name == name)).first()


def fits(officer: Officer | None, key: str) -> bool:
    """Whether the key is that of an officer at work; takes the same time wherever it differs."""
    stored = officer.key_sha256 if officer and officer.removed_at is None else ""
    return hmac.compare_digest(stored, digest(key))


def officers(session: Session) -> Sequence[Officer]:
    """Officers at work, by name."""
    statement = select(Officer).where(col(Officer.removed_at).is_(None))
    return session.exec(statement.order_by(Officer.name)).all()


def save_client(session: Session, name: str, key: str, now: datetime) -> Client:
    """A client of that name with that key; an earlier key of the name ends."""
    client = client_by_name(session, name)
    if client is None:
        client = Client(name=name, key_sha256=digest(key), created_at=now)
    client.key_sha256 = digest(key)
    session.add(client)
    session.flush()
    return client
