"""What connections to the outside are checked against."""

from __future__ import annotations

import ssl
from functools import cache

import httpx


@cache
def context() -> ssl.SSLContext:
    """One for the whole process: to read the list of authorities takes 25 ms each time."""
    return httpx.create_ssl_context()
