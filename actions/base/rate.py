"""How often something may happen: so many at once, refilled evenly (generic cell rate algorithm,
ITU-T I.371 annex A). One number is all that is kept: when everything will have been refilled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """`full_at` (seconds since 1970) is to be stored; `wait` in seconds, 0.0 when it may happen."""

    full_at: float
    wait: float = 0.0


@dataclass(frozen=True)
class Rate:
    """`most` at once; whoever has used them all gets `most` more in the next `seconds`."""

    most: int
    seconds: float

    def hit(self, full_at: float, now: float) -> Hit:
        """One more at `now`. Refused ones do not count: `full_at` stays."""
        after = max(full_at, now) + self.seconds / self.most
        wait = after - now - self.seconds
        # A millionth of a second is lost in the digits of a float.
        return Hit(after) if wait < 1e-6 else Hit(full_at, wait)

    def wait(self, full_at: float, now: float) -> float:
        """Seconds until one more may happen, without counting one."""
        return self.hit(full_at, now).wait
