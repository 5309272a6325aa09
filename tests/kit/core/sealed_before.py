"""Values as the version before sealed them: bound to no place."""

from __future__ import annotations

import json
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def seal_before(key: bytes, value: Any) -> bytes:
    """Any JSON value under this data key."""
    return seal_bytes_before(key, json.dumps(value, ensure_ascii=False).encode())


def seal_bytes_before(key: bytes, plain: bytes) -> bytes:
    subkey = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"gateway columns").derive(key)
    nonce = os.urandom(12)
    return b"\x01" + nonce + AESGCM(subkey).encrypt(nonce, plain, None)
