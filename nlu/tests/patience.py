"""How long a test waits, at most, for what must happen. As tests/kit/patience.py, which the tests
of the other environment have."""

from __future__ import annotations

import os
from threading import Thread

PATIENCE = float(os.environ.get("SINMUNGO_TEST_PATIENCE", "120"))
"""Seconds for one thing to happen."""
LOOK = 0.02
"""Seconds between two looks at what cannot wake whoever waits for it."""


def ended(*threads: Thread) -> None:
    """Fails the test where one does not end."""
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), f"{thread.name} did not end within {PATIENCE} s"
