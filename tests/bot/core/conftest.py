"""Settings of an installation without tables, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.settings import Settings
from tests.kit.stack.postgres import fresh_database


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    if request.param == "sqlite":
        yield Settings(var=tmp_path / "var", database_url="", _env_file=None)
        return
    with fresh_database() as url:
        yield Settings(var=tmp_path / "var", database_url=url, _env_file=None)
