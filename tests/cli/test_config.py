"""Settings are shown without secrets, explained one by one, and refused by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.ran import Sinmungo

SECRET = "s3cret-9999"


def test_secrets_are_masked(sinmungo: Sinmungo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINMUNGO_WEBCHAT__TOKEN", SECRET)
    monkeypatch.setenv("SINMUNGO_PORTAL_KEY", SECRET)
    monkeypatch.setenv("SINMUNGO_KEY", SECRET)
    monkeypatch.setenv("SINMUNGO_OFFICER_KEY", SECRET)
    monkeypatch.setenv("SINMUNGO_DATABASE_URL", f"postgresql://u:{SECRET}@h/d")
    monkeypatch.setenv("SINMUNGO_PORT", "8080")
    for arguments in (("show",), ("show", "--json"), ("list",)):
        ran = sinmungo("config", *arguments)
        assert ran.code == 0
        assert SECRET not in ran.data + ran.rest
    shown = json.loads(sinmungo("config", "show", "--json").data)
    assert shown["SINMUNGO_PORT"] == "8080"
    assert shown["SINMUNGO_DATABASE_URL"].startswith("postgresql://u:")
    assert shown["SINMUNGO_WEBCHAT__TOKEN"] != ""
    assert shown["SINMUNGO_OFFICER_KEY"] == shown["SINMUNGO_WEBCHAT__TOKEN"]
    monkeypatch.delenv("SINMUNGO_OFFICER_KEY")
    assert json.loads(sinmungo("config", "show", "--json").data)["SINMUNGO_OFFICER_KEY"] == ""


def test_every_setting_is_explained(sinmungo: Sinmungo) -> None:
    lines = sinmungo("config", "list").data.splitlines()
    names = [line.split()[0] for line in lines if line.startswith("SINMUNGO_")]
    assert {"SINMUNGO_PORT", "SINMUNGO_DESK__PHONE", "SINMUNGO_KEY", "SINMUNGO_OFFICER_KEY"} <= set(
        names
    )
    assert all(line.strip() for line in lines)
    assert len(lines) == 2 * len(names)


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("SINMUNGO_PROT", "1", "Did you mean SINMUNGO_PORT?"),
        ("SINMUNGO_PORT", "many", "Example: SINMUNGO_PORT=8000"),
        ("SINMUNGO_PORTAL_TIMEOUT", "long", "Example: SINMUNGO_PORTAL_TIMEOUT=4.0"),
        ("SINMUNGO_KEY", "short", "Only the whole key opens"),
        ("SINMUNGO_ENDPOINTS", "nowhere.yml", "nowhere.yml"),
    ],
    ids=["misspelt", "no number", "of the actions", "no key", "no file"],
)
def test_wrong_settings_are_named(
    sinmungo: Sinmungo, monkeypatch: pytest.MonkeyPatch, name: str, value: str, hint: str
) -> None:
    monkeypatch.setenv(name, value)
    ran = sinmungo("config", "check")
    assert ran.code in (1, 2)
    assert hint in ran.rest
    assert "Traceback" not in ran.rest


def test_env_file_counts(sinmungo: Sinmungo, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Set and removed, so that what the command line reads from the file does not stay.
    monkeypatch.setenv("SINMUNGO_LOG_LEVEL", "x")
    monkeypatch.delenv("SINMUNGO_LOG_LEVEL")
    (folder / ".env").write_text("SINMUNGO_LOG_LEVEL=warning\n", encoding="utf-8")
    assert "SINMUNGO_LOG_LEVEL=warning" in sinmungo("config", "show").data


def test_quiet_and_the_two_streams(sinmungo: Sinmungo) -> None:
    assert "fine" in sinmungo("config", "check").rest
    for arguments in (("--quiet", "config", "check"), ("config", "check", "-q")):
        ran = sinmungo(*arguments)
        assert (ran.code, ran.data, ran.rest) == (0, "", "")
