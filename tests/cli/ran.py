"""What a command line left behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Ran:
    code: int
    data: str
    rest: str


Sinmungo = Callable[..., Ran]
