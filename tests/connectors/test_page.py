"""The page, its files and its sentences, without a browser."""

import gzip
import re
from pathlib import Path

import httpx
import pytest

from connectors.webchat.language import preferred
from connectors.webchat.page import SCRIPT_KEYS
from tests.connectors.catalogue import sentences

WEB = Path(__file__).parents[2] / "connectors" / "webchat" / "static"


@pytest.mark.parametrize(
    ("query", "accept", "locale"),
    [
        pytest.param("", None, "ko", id="no preference"),
        pytest.param("", "en-US,en;q=0.9,ko;q=0.8", "en", id="browser"),
        pytest.param("?lang=ko", "en", "ko", id="link before browser"),
        pytest.param("?lang=<script>", "en", "en", id="not a language"),
    ],
)
async def test_the_page_speaks_the_language_asked_for(
    client: httpx.AsyncClient, query: str, accept: str | None, locale: str
) -> None:
    headers = {"Accept-Language": accept} if accept else {}
    answer = await client.get("/" + query, headers=headers)
    assert f'<html lang="{locale}">' in answer.text
    assert sentences(locale)["web.intro.title"] in answer.text
    assert "{{" not in answer.text
    assert "'unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("locale", "words"),
    [("ko", ("접수번호", "비밀번호", "적어 두세요")), ("en", ("receipt numbers", "PINs", "Note"))],
)
async def test_who_clears_is_told_to_note_the_numbers_first(
    client: httpx.AsyncClient, locale: str, words: tuple[str, ...]
) -> None:
    text = (await client.get(f"/?lang={locale}")).text
    asked = re.search(r'<p id="confirm-body">(.+?)</p>', text)
    assert asked is not None
    assert [word for word in words if word not in asked[1]] == []


async def test_nothing_is_inline_and_nothing_comes_from_elsewhere(
    client: httpx.AsyncClient,
) -> None:
    text = (await client.get("/")).text
    assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]*\ssrc=)", text)
    for address in re.findall(r'(?:src|href)="([^"]+)"', text):
        assert address.startswith(("/chat/assets/", "?lang=", "#"))
        if address.startswith("/"):
            assert (await client.get(address)).status_code == 200


async def test_a_file_is_sent_once(client: httpx.AsyncClient) -> None:
    first = await client.get("/chat/assets/chat.js")
    headers = {"If-None-Match": first.headers["etag"]}
    second = await client.get("/chat/assets/chat.js", headers=headers)
    assert (first.status_code, second.status_code, second.content) == (200, 304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/chat/assets/none.js",
        "/chat/assets/index.html",
        "/chat/assets/chat.png",
        "/chat/assets/..%2fcontract.py",
        "/chat/strings/fr.json",
        "/chat/strings/..%2f..%2fko.json",
    ],
)
async def test_nothing_else_is_served(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code in (404, 405)


@pytest.mark.parametrize("locale", ["ko", "en"])
async def test_the_script_gets_every_sentence(client: httpx.AsyncClient, locale: str) -> None:
    found = (await client.get(f"/chat/strings/{locale}.json")).json()
    script = "".join(path.read_text("utf-8") for path in WEB.glob("*.js"))
    assert set(re.findall(r'"(web\.[a-z_.]+)"', script)) <= set(found) == set(SCRIPT_KEYS)
    assert found["web.left"].count("{count}") == 1


def test_both_catalogues_say_the_same_things_calmly() -> None:
    korean, english = sentences("ko"), sentences("en")
    assert korean.keys() == english.keys()
    for key in korean:
        fields = [re.findall(r"{\w+}", text) for text in (korean[key], english[key])]
        assert fields[0] == fields[1], key
        assert "!" not in korean[key] + english[key]


def test_the_whole_page_is_small() -> None:
    files = [path.read_bytes() for path in WEB.iterdir() if path.suffix != ".png"]
    assert sum(len(gzip.compress(content)) for content in files) < 20_000


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "ko"),
        ("", "ko"),
        ("*", "ko"),
        ("fr,de;q=0.9", "ko"),
        ("EN-gb", "en"),
        ("en;q=0,ko;q=0.1", "ko"),
        ("ko;q=0.4,en;q=0.5", "en"),
        ("en;q=x", "ko"),
        (";;;,,,=", "ko"),
    ],
)
def test_preferred_language(header: str | None, language: str) -> None:
    assert preferred(header, ("ko", "en")) == language
