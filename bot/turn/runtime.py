"""The runtime of a turn: that of the process, and its look-ups."""

from __future__ import annotations

from dataclasses import dataclass

from bot.runtime import Runtime
from bot.turn.lookups import Lookups


@dataclass(frozen=True, kw_only=True)
class TurnRuntime(Runtime):
    lookups: Lookups
