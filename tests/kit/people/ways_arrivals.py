"""What came to a person and was not looked at yet, in the order of its numbers."""

from __future__ import annotations

import threading

from tests.kit.people.rest import Bubble


class Arrivals:
    def __init__(self) -> None:
        self._bubbles: list[Bubble] = []
        self._changed = threading.Condition()

    def add(self, bubble: Bubble) -> None:
        with self._changed:
            self._bubbles.append(bubble)
            self._changed.notify_all()

    def take(self) -> list[Bubble]:
        with self._changed:
            found, self._bubbles = self._bubbles, []
        return sorted(found, key=lambda bubble: bubble.id)

    def wait(self, seconds: float, quiet: float) -> list[Bubble]:
        """All that is there once nothing followed the last one for `quiet`; at most `seconds`
        until the first one comes."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._bubbles, seconds):
                return []
            while self._changed.wait(quiet):
                pass
            return self.take()
