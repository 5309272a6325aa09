"""The embedded portal on SQLite, as in the portal's own tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from actions.adapters.native.adapter import NativeAdapter
from tests.actions.portal.conftest import migrated_file, url, world

__all__ = ["migrated_file", "real", "url", "world"]


@pytest.fixture
async def real(world: Any) -> AsyncIterator[NativeAdapter]:
    """The client in front of the portal itself."""
    client = NativeAdapter(
        "http://portal", "client-key-of-the-tests", transport=httpx.ASGITransport(app=world.app)
    )
    yield client
    await client.close()
