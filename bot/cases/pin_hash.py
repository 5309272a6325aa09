"""Hashes of PINs (argon2id): each takes 64 MiB while it is made, so a process makes two at once."""

from __future__ import annotations

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from bot.core.errors import PinsBusy
from bot.privacy import digits

AT_ONCE = 2
WAIT = 3.0
"""Seconds after which a PIN whose turn has not come is given up: the portal has to be asked, too,
while the person waits."""


class PinHash:
    """One per process."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        # The threads are the limit: a semaphore is free again when whoever waits is cancelled,
        # while the hash is still being made.
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="pin")
        self._dummy = self._hasher.hash(secrets.token_hex(8))

    async def hash(self, pin: str) -> str:
        return await asyncio.wrap_future(self._threads.submit(self._hasher.hash, pin))

    async def fits(self, known: str | None, typed: str, *, seconds: float = WAIT) -> bool:
        """Whether this is the PIN; without a hash (no such case) never, after as long a time.

        Raises PinsBusy when it was not looked at within `seconds`."""
        job = self._threads.submit(self._verify, known or self._dummy, digits(typed))
        waiting = asyncio.wrap_future(job)
        try:
            await asyncio.wait((waiting,), timeout=seconds)
        finally:
            # False once it has begun: that ends soon.
            given_up = job.cancel()
        if given_up:
            raise PinsBusy
        return await waiting and known is not None

    def _verify(self, known: str, typed: str) -> bool:
        try:
            return self._hasher.verify(known, typed)
        except VerifyMismatchError:
            return False
