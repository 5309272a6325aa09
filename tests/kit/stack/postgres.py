"""A PostgreSQL database of its own for one test.

The server is `SINMUNGO_TEST_POSTGRES` (a URL whose role may create databases). A test that asks
for it is marked `postgres`; where there is no server it fails, it is not skipped.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"


@contextmanager
def fresh_database() -> Iterator[str]:
    """The `postgresql://` URL of an empty database, dropped at the end."""
    server = os.environ.get("SINMUNGO_TEST_POSTGRES", SERVER)
    name = f"sinmungo_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield server.rsplit("/", 1)[0] + f"/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
