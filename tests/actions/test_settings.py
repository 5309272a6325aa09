"""Settings: the shared key at the portal, and what endpoints.yml may name."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.settings import ActionSettings


def test_the_key_is_made_once_and_private(tmp_path: Path) -> None:
    settings = ActionSettings(var=tmp_path / "var", _env_file=None)
    key = settings.client_key()
    assert len(key) >= 32
    assert settings.client_key() == key
    assert (tmp_path / "var" / "portal-client.key").stat().st_mode & 0o077 == 0
    assert [file.name for file in (tmp_path / "var").iterdir()] == ["portal-client.key"]


def test_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINMUNGO_PORTAL_KEY", "given")
    monkeypatch.setenv("SINMUNGO_DESK__PHONE", "120")
    monkeypatch.setenv("SINMUNGO_PORT", "9000")
    settings = ActionSettings(var=tmp_path, _env_file=None)
    assert settings.client_key() == "given"
    assert settings.desk.phone == "120"
    assert settings.variables()["SINMUNGO_PORT"] == "9000"
