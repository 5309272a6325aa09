"""Where the command line writes: data to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from functools import cached_property
from getpass import getpass
from typing import TYPE_CHECKING, Any

from bot.cli.settings import colour_refused

if TYPE_CHECKING:
    from bot.texts.catalogue import Catalogue

YES = frozenset({"y", "yes", "네", "예"})
_COLOURS = {"ok": "32", "warn": "33", "fail": "31"}


class Console:
    """Sentences of `cli.po` in one language. `quiet`: errors and data only."""

    def __init__(self, locale: str, *, quiet: bool = False, no_input: bool = False) -> None:
        self.locale = locale
        self.quiet = quiet
        self.no_input = no_input or not sys.stdin.isatty()

    @cached_property
    def _catalogue(self) -> Catalogue:
        from bot.texts.catalogue import Catalogue

        return Catalogue.load()

    def text(self, key: str, **values: Any) -> str:
        return self._catalogue.text(key, self.locale, **values)

    def has(self, key: str) -> bool:
        return self._catalogue.has(key, self.locale)

    def without_personal(self, text: str) -> str:
        """`text` with names, such as [phone number], for what was hidden in it."""
        return self._catalogue.hide(text, self.locale)

    def data(self, line: str) -> None:
        """What the command was asked for."""
        print(line, flush=True)

    def tell(self, key: str, **values: Any) -> None:
        """How it goes."""
        if not self.quiet:
            print(self.text(key, **values), file=sys.stderr, flush=True)

    def fail(self, key: str, **values: Any) -> None:
        """What went wrong; said also when quiet."""
        self.fail_plainly(self.text(key, **values))

    def fail_plainly(self, sentence: str) -> None:
        print(sentence, file=sys.stderr, flush=True)

    @property
    def seen(self) -> bool:
        """Whether a person reads the data at a terminal."""
        return sys.stdout.isatty()

    def hidden(self, key: str, **values: Any) -> str:
        """What is typed unseen at the terminal. Raises KeyboardInterrupt; the end of the input is
        an empty answer."""
        try:
            return getpass(self.text(key, **values))
        except EOFError:
            return ""

    def agreed(self, key: str, **values: Any) -> bool:
        """Whether yes is typed at the terminal; anything else is a no, also the end of the input.
        Raises KeyboardInterrupt."""
        print(self.text(key, **values), end=" ", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip().casefold() in YES

    def coloured(self, word: str, kind: str) -> str:
        """`word` in the colour of ok, warn or fail, on a terminal that wants colours."""
        if colour_refused() or not sys.stdout.isatty():
            return word
        return f"\x1b[{_COLOURS[kind]}m{word}\x1b[0m"
