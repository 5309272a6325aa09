"""An event loop in a thread of its own, for clients that are asynchronous."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

from tests.kit.patience import PATIENCE, ended

Result = TypeVar("Result")


class Loop:
    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="ways")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        ended(self._thread)
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, Result], seconds: float = PATIENCE) -> Result:
        """Waits for the result. Raises what `work` raises, and TimeoutError."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def begin(self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        """Runs on beside the rest; `end` it."""

        async def task() -> asyncio.Task[Result]:
            return asyncio.create_task(work)

        return self.run(task())

    def end(self, task: asyncio.Task[Any]) -> None:
        async def ended() -> None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

        self.run(ended())
