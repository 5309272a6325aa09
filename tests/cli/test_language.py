"""The language of help and messages follows what is offered."""

from __future__ import annotations

import pytest

from bot.cli.settings import language


@pytest.mark.usefixtures("more_languages")
@pytest.mark.parametrize(
    ("stated", "locale"),
    [("th_TH.UTF-8", "th"), ("vi", "vi"), ("km_KH.UTF-8", "en"), ("C.UTF-8", "en"), ("", "en")],
)
def test_the_console(monkeypatch: pytest.MonkeyPatch, stated: str, locale: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", stated)
    assert language() == locale
