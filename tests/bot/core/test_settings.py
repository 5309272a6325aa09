"""Settings: read once, refused with the name and a way out."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from bot.core import settings
from bot.core.crypto import make_key
from bot.core.errors import SettingError
from bot.core.settings import Settings


@pytest.fixture(autouse=True)
def _no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("SINMUNGO_PROT", "SINMUNGO_PORT"),
        ("SINMUNGO_DATABSE_URL", "SINMUNGO_DATABASE_URL"),
        ("SINMUNGO_WEBCHAT_TOKEN", "SINMUNGO_WEBCHAT__TOKEN"),
        ("SINMUNGO_TURN_TIMEOUTS", "SINMUNGO_TURN_TIMEOUT"),
    ],
)
def test_misspelt_name(name: str, near: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "1")
    with pytest.raises(SettingError, match=f"{name} is not a setting. Did you mean {near}"):
        settings.load()


def test_nonsense_has_no_suggestion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINMUNGO_XYZZY_QQ", "1")
    with pytest.raises(SettingError) as caught:
        settings.load()
    assert str(caught.value) == "SINMUNGO_XYZZY_QQ is not a setting."


@pytest.mark.parametrize(
    "name", ["SINMUNGO_KEY", "SINMUNGO_PORTAL_KEY", "SINMUNGO_NLU_X", "SINMUNGO_DESK_PHONE", "PORT"]
)
def test_names_of_others(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "1")
    assert settings.load().port == 8000


@pytest.mark.parametrize(
    ("name", "value", "example"),
    [
        ("SINMUNGO_PORT", "eighty", "SINMUNGO_PORT=8000"),
        ("SINMUNGO_PORT", "70000", "SINMUNGO_PORT=8000"),
        ("SINMUNGO_LOG_LEVEL", "loud", "SINMUNGO_LOG_LEVEL=info"),
        ("SINMUNGO_LOCALE", "fr", "SINMUNGO_LOCALE=ko"),
        ("SINMUNGO_TURN_TIMEOUT", "12", "SINMUNGO_TURN_TIMEOUT=8.0"),
        ("SINMUNGO_LEASE_SECONDS", "0", "SINMUNGO_LEASE_SECONDS=10.0"),
        (
            "SINMUNGO_WEBCHAT__MESSAGES_PER_MINUTE",
            "0",
            "SINMUNGO_WEBCHAT__MESSAGES_PER_MINUTE=20",
        ),
        ("SINMUNGO_WEBCHAT__ORIGINS", "a.example", 'SINMUNGO_WEBCHAT__ORIGINS=["'),
    ],
)
def test_unusable_value(
    name: str, value: str, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError) as caught:
        settings.load()
    assert str(caught.value).startswith(f"{name}: ")
    assert f"Example: {example}" in str(caught.value)


def test_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINMUNGO_WEBCHAT__TOKEN", "hunter22")
    assert "hunter22" not in repr(settings.load())


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://u:p@h/db", "postgresql+psycopg://u:p@h/db"),
        ("sqlite:////tmp/x.db", "sqlite:////tmp/x.db"),
    ],
)
def test_database_by_url(url: str, expected: str) -> None:
    assert Settings(database_url=url, _env_file=None).sqlalchemy_url == expected


def test_database_by_default(tmp_path: Path) -> None:
    found = Settings(var=Path("var"), _env_file=None).sqlalchemy_url
    assert found == f"sqlite:///{tmp_path / 'var' / 'sinmungo.db'}"


def test_secrets_come_from_the_environment_or_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Settings(var=tmp_path, _env_file=None)
    make_key(tmp_path / "key")
    made = settings.portal_key(chosen), settings.webchat_token(chosen), settings.data_keys(chosen)
    again = settings.portal_key(chosen), settings.webchat_token(chosen), settings.data_keys(chosen)
    assert made == again
    monkeypatch.setenv("SINMUNGO_PORTAL_KEY", "given")
    monkeypatch.setenv("SINMUNGO_KEY", base64.b64encode(bytes(32)).decode())
    assert settings.portal_key(chosen) == "given"
    assert settings.data_keys(chosen) == (bytes(32),)
    named = Settings(var=tmp_path, webchat={"token": "t"}, _env_file=None)
    assert settings.webchat_token(named) == "t"


def test_every_name_is_known_and_every_setting_described(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert all(field.description for field in Settings.model_fields.values())
    assert "SINMUNGO_WEBCHAT__REST_WAIT" in settings.known_names()
    monkeypatch.setenv("SINMUNGO_PORT", "8100")
    variables = settings.variables(settings.load())
    assert variables["SINMUNGO_PORT"] == "8100"
    assert variables["SINMUNGO_ACTIONS_PORT"] == "5055"
