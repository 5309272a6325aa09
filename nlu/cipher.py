"""The cipher of trackers: each value is bound to its table, column and row.

A sealed value is: version (1 byte), nonce (12), AES-256-GCM text, with its place as associated
data: put anywhere else it does not open. The version before wrote Fernet tokens, which are bound
to nothing: they are only read, and moved by :mod:`nlu.binding`.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Sequence

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

BOUND = b"\x02"


class NotOpened(Exception):
    """No key opens it, it was changed, or it was sealed for another place."""


class Cipher:
    """Seals and opens values, each for one column of one row."""

    def __init__(self, data_keys: Sequence[bytes], takes_unbound: bool = False) -> None:
        """Subkeys (RFC 5869) of the installation's data keys: the first seals, any opens.
        ``takes_unbound``: what the version before has sealed is opened, too."""
        self.takes_unbound = takes_unbound
        self._aes = [AESGCM(_derived(key, b"tracker rows", 32)) for key in data_keys]
        self._fernet = MultiFernet([_fernet(key) for key in data_keys])

    def refuse_unbound(self) -> None:
        """From now on nothing is opened that is not bound to its place."""
        self.takes_unbound = False

    def seal(self, plain: bytes, column: sa.Column, row: str) -> bytes:
        """``row`` is the primary key."""
        nonce = os.urandom(12)
        return BOUND + nonce + self._aes[0].encrypt(nonce, plain, _place(column, row))

    def open(self, sealed: bytes, column: sa.Column, row: str) -> bytes:
        """
        Raises:
            NotOpened: see there.
        """
        sealed = bytes(sealed)
        if sealed.startswith(BOUND):
            return self._opened(self._aes, sealed, column, row)
        if not self.takes_unbound:
            raise NotOpened("unbound")
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as error:
            raise NotOpened(column.name) from error

    def reseal(self, sealed: bytes, column: sa.Column, row: str) -> bytes | None:
        """The same value, bound and under the newest key; None if it is already.

        Raises:
            NotOpened: see there.
        """
        sealed = bytes(sealed)
        if sealed.startswith(BOUND):
            try:
                self._opened(self._aes[:1], sealed, column, row)
            except NotOpened:
                pass
            else:
                return None
        return self.seal(self.open(sealed, column, row), column, row)

    def _opened(self, aes: Sequence[AESGCM], sealed: bytes, column: sa.Column, row: str) -> bytes:
        for one in aes:
            try:
                return one.decrypt(sealed[1:13], sealed[13:], _place(column, row))
            except InvalidTag:
                continue
        raise NotOpened(column.name)


def _place(column: sa.Column, row: str) -> bytes:
    return json.dumps([column.table.name, column.name, row]).encode()


def _fernet(data_key: bytes) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derived(data_key, b"tracker", 32)))


def _derived(data_key: bytes, use: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=use).derive(data_key)


def key_id(data_key: bytes) -> str:
    """Names a data key, 16 hexadecimal digits, without telling anything of it."""
    return _derived(data_key, b"key id", 8).hex()
