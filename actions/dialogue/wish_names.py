"""What people want of us while something else may be open."""

from __future__ import annotations

from typing import Literal

Name = Literal[
    "erase", "show_data", "human", "status", "help", "stop", "start_over", "language", "notices",
    "start", "new", "edit", "another",
]  # fmt: skip
"""`start` and `new` only as commands: what is open is said, or left for a new petition. `edit` and
`another` only where a petition is written: what is written is to be changed, or is to wait while
another one is written."""
