"""Which messages a connection has proven to have received.

Clients of Socket.IO acknowledge nothing unless told to, and a connection can be dead for 45 s
before anybody notices. But transports keep the order and every client answers a ping, so the answer
to a ping that went out after a message proves that the message arrived.
"""

from collections import deque


class Receipts:
    def __init__(self) -> None:
        self._open: deque[list[int]] = deque()
        """[answers that belong to the library's own pings before it, id of the message]"""

    def sent(self, message_id: int, *, under_way: bool) -> None:
        """A message and then a ping went out; `under_way`: a ping of the library was not answered
        yet, its answer comes first and proves nothing."""
        counted = any(skip for skip, _ in self._open)
        self._open.append([int(under_way and not counted), message_id])

    def answered(self) -> int | None:
        """A ping was answered: the message that it proves."""
        if not self._open:
            return None
        if self._open[0][0]:
            self._open[0][0] -= 1
            return None
        return self._open.popleft()[1]
