"""How fast messages may leave: the generic cell rate algorithm (GCRA), as in ITU-T I.371.

A bucket lets `burst` through at once and `rate` a second after that, so that within any second
never more than `burst + rate` leave.
"""

from __future__ import annotations

from collections import OrderedDict

from bot.core.clock import Clock
from connectors.contract import Pace

REMEMBERED = 10_000


class Paces:
    """The buckets of one account: its own, and one an address."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def wait(self, name: str, pace: Pace, cost: int = 1) -> float:
        """Seconds until `cost` may leave; its place in the queue is taken with the answer."""
        now = self._clock()
        interval = 1.0 / pace.rate
        theoretical = max(self._full_at.get(name, 0.0), now)
        # A message that costs more than the whole burst leaves when the bucket is full.
        allowed = theoretical - interval * (max(pace.burst, cost) - cost)
        self._full_at[name] = theoretical + interval * cost
        self._full_at.move_to_end(name)
        while len(self._full_at) > REMEMBERED:
            self._full_at.popitem(last=False)
        return max(0.0, allowed - now)
