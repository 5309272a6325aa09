"""What a text after a receipt can be about."""

from __future__ import annotations

from typing import Literal

Topic = Literal[
    "address", "who", "pin", "cancel", "another", "when", "add", "thanks", "still_broken"
]
