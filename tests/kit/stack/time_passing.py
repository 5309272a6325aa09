"""Hours go by for one person: everything that gateway and dialogue remember of their conversation
is older by so much."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, create_engine, text

from tests.kit.stack.channel_stack import ChannelStack

_MOMENT = re.compile(r'(?<=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:\d\d(?=")')
_BOUND, _NONCE = b"\x02", 12
_READ = "SELECT version, payload FROM rasa_tracker WHERE conversation = :this"
_WRITE = """UPDATE rasa_tracker SET version = version + 1, payload = :payload
            WHERE conversation = :this AND version = :version"""
_OF = "SELECT conversation_id FROM contacts WHERE contact = :contact"


def pass_by(channels: ChannelStack, channel: str, contact: str, seconds: float) -> None:
    """Raises NoResultFound for somebody who has not spoken."""
    [[conversation]] = channels.query(_OF, contact=channels.digest(channel, contact))
    channels.pass_by(str(conversation), seconds)
    channels.age(channel, contact, seconds)
    with _trackers(channels) as connection:
        _age(connection, channels.stack.environment["SINMUNGO_KEY"], str(conversation), seconds)


@contextmanager
def _trackers(channels: ChannelStack) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{channels.stack.var / 'tracker.db'}")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _age(connection: Connection, told: str, conversation: str, seconds: float) -> None:
    box, place = _box(told), json.dumps(["rasa_tracker", "payload", conversation]).encode()
    version, sealed = connection.execute(text(_READ), {"this": conversation}).one()
    begin = len(_BOUND) + _NONCE
    plain = box.decrypt(sealed[len(_BOUND) : begin], sealed[begin:], place).decode()
    aged, count = _MOMENT.subn(lambda found: _earlier(found[0], seconds), plain)
    assert count, "no moment is remembered"
    nonce = os.urandom(_NONCE)
    payload = _BOUND + nonce + box.encrypt(nonce, aged.encode(), place)
    values = {"this": conversation, "version": version, "payload": payload}
    assert connection.execute(text(_WRITE), values).rowcount == 1


def _earlier(moment: str, seconds: float) -> str:
    return (datetime.fromisoformat(moment) - timedelta(seconds=seconds)).isoformat()


def _box(told: str) -> AESGCM:
    """As the dialogue seals (nlu/cipher.py)."""
    key = base64.urlsafe_b64decode(told)
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=b"tracker rows").derive(key))
