"""The time, in one place, so that tests can move it."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], float]
"""Seconds since 1970, UTC."""

system_clock: Clock = time.time
