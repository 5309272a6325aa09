"""What a process calls itself where several share a database."""

from __future__ import annotations

import os
import secrets
import socket


def name_of_process() -> str:
    """Host, process and something that a later process of the same number does not have."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
