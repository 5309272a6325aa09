"""The command line `sinmungo`. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """The console script."""
    from bot.cli.command_line import run

    sys.exit(run(sys.argv[1:]))
