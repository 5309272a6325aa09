"""The last readings, by the hash of the text: no text of a person is kept for it."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import blake2b
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """At most ``size`` values, the least recently used goes first. For several threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[bytes, T] = OrderedDict()
        self._lock = Lock()

    def get(self, text: str, depth: int) -> T | None:
        key = _key(text, depth)
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, text: str, depth: int, value: T) -> None:
        key = _key(text, depth)
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)


def _key(text: str, depth: int) -> bytes:
    return blake2b(f"{depth} {text}".encode(errors="surrogatepass"), digest_size=16).digest()
