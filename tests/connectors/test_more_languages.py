"""A third language where people meet it: the page, its sentences, the menu, tags of channels."""

from __future__ import annotations

import re

import httpx
import pytest
from telegram import User

from connectors.sms.numbers import zone
from connectors.telegram.context import locale_of
from connectors.telegram.profile import _apps
from connectors.webchat.language import preferred
from locales import LANGUAGES
from tests.connectors.memory_gateway import MemoryGateway

pytestmark = pytest.mark.usefixtures("more_languages")


async def test_the_page_offers_every_other_language(client: httpx.AsyncClient) -> None:
    page = (await client.get("/", headers={"Accept-Language": "fr, vi-VN;q=0.9, ko;q=0.1"})).text
    assert '<html lang="vi">' in page
    links = re.findall(r'<a href="\?lang=(\S+)" lang="\1" hreflang="\1">([^<]+)</a>', page)
    assert links == [("ko", "한국어"), ("en", "English"), ("th", "ไทย")]


@pytest.mark.parametrize(("asked", "locale"), [("th", "th"), ("th-TH", "th"), ("km", "ko")])
async def test_a_link_to_the_page(client: httpx.AsyncClient, asked: str, locale: str) -> None:
    assert f'<html lang="{locale}">' in (await client.get("/", params={"lang": asked})).text


@pytest.mark.parametrize(("locale", "status"), [("vi", 200), ("km", 404)])
async def test_what_the_script_says(client: httpx.AsyncClient, locale: str, status: int) -> None:
    assert (await client.get(f"/chat/strings/{locale}.json")).status_code == status


@pytest.mark.parametrize(
    ("stated", "locale"), [("vi-VN", "vi"), ("th", "th"), ("km", None), ("fr", None), (None, None)]
)
async def test_the_language_of_a_message(
    client: httpx.AsyncClient,
    gateway: MemoryGateway,
    session: str,
    stated: str | None,
    locale: str | None,
) -> None:
    body = {"message_id": "0123456789abcdef", "text": "a", "locale": stated}
    headers = {"Authorization": f"Bearer {session}"}
    assert (await client.post("/chat/messages", json=body, headers=headers)).status_code == 202
    assert gateway.inbox[-1].locale == locale


@pytest.mark.parametrize(
    ("header", "locale"),
    [("th-TH,th;q=0.9", "th"), ("km,vi;q=0.5", "vi"), ("fr", "ko"), ("en-GB;q=0.2,th;q=0.3", "th")],
)
def test_what_a_browser_prefers(header: str, locale: str) -> None:
    assert preferred(header, LANGUAGES.offered) == locale


@pytest.mark.parametrize(
    ("code", "locale"),
    [("vi", "vi"), ("th-th", "th"), ("ko", "ko"), ("pt-br", "en"), ("km", "en"), ("", None)],
)
def test_the_language_of_a_telegram_app(code: str, locale: str | None) -> None:
    assert locale_of(User(1, "Amy", is_bot=False, language_code=code)) == locale


def test_the_menu_of_a_telegram_app() -> None:
    assert _apps() == {"": "en", "ko": "ko", "en": "en", "th": "th", "vi": "vi"}


def test_where_nothing_is_known_the_agencys_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINMUNGO_TIME_ZONE", "Asia/Bangkok")
    assert zone("+8000000") == "Asia/Bangkok"
    assert zone("+821012345678") == "Asia/Seoul"
