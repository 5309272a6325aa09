"""`sinmungo chat`: the conversation in a terminal, or one message of a script."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from actions.base import secret_file
from bot.cli.frame import Frame

if TYPE_CHECKING:
    from bot.cli.console import Console
    from connectors.terminal import Terminal, TerminalError


def add(app: typer.Typer, frame: Frame) -> None:
    console = frame.console

    @frame.command(app, "chat", "cli.chat")
    def chat(
        once: str = typer.Option("", metavar="TEXT", help=console.text("cli.chat.once.help")),
        url: str = typer.Option("", help=console.text("cli.chat.url.help")),
        session: Path | None = typer.Option(None, help=console.text("cli.chat.session.help")),
        new: bool = typer.Option(False, "--new", help=console.text("cli.chat.new.help")),
    ) -> None:
        from bot.core.settings import load

        settings = load()
        path = session or settings.var / "chat.json"
        if new:
            path.unlink(missing_ok=True)
        address = url or settings.gateway_url
        asyncio.run(_talk(console, address, path, once))


async def _talk(console: Console, address: str, path: Path, once: str) -> None:
    import httpx

    from connectors.terminal import Terminal, converse

    known, after = _read_session(path, address)
    async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=30.0) as client:
        terminal = Terminal(client, locale=console.locale, session=known, after=after)
        try:
            if once:
                await terminal.open()
                async for reply in terminal.say(once):
                    console.data(reply.lines())
            else:
                console.tell("cli.chat.begin", address=address)
                await converse(
                    terminal, Lines().next, console.data, lambda error: _explain(console, error)
                )
        finally:
            _write_session(path, address, terminal)


def _explain(console: Console, error: TerminalError) -> str:
    return console.text(error.key, **error.values)


class Lines:
    """Lines of standard input. They are read by a thread that nobody waits for at the end:
    a read that has begun cannot be taken back."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    async def next(self) -> str | None:
        """The next line that is not empty, None at the end."""
        while (line := await self._queue.get()) is not None:
            if line.strip():
                return line
        return None

    def _read(self) -> None:
        for line in sys.stdin:
            self._put(line.rstrip("\n"))
        self._put(None)

    def _put(self, line: str | None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._queue.put_nowait, line)


def _read_session(path: Path, address: str) -> tuple[str | None, int]:
    """The session that an earlier `chat` left for this address, and the last message it showed."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))[address]
        return str(found["session"]), int(found["after"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, 0


def _write_session(path: Path, address: str, terminal: Terminal) -> None:
    if terminal.session is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    left = {address: {"session": terminal.session, "after": terminal.after}}
    secret_file.replace(path, json.dumps(left))
