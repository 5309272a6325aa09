"""The page at `/`, its files and its sentences. Nothing on it comes from another address."""

import hashlib
import html
import re
from importlib.resources import files
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from connectors.contract import Gateway
from connectors.webchat.language import preferred
from connectors.webchat.problems import Problem
from connectors.webchat.settings import WebchatSettings
from locales import LANGUAGES
from locales.languages import match

MEDIA_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
SCRIPT_KEYS = (
    "web.name",
    "web.you",
    "web.writing",
    "web.unsent",
    "web.retry",
    "web.chosen",
    "web.choices",
    "web.choices_label",
    "web.offline",
    "web.queue_full",
    "web.left",
    "web.over",
    "web.cleared",
    "web.new_session",
    "web.failed",
    "web.hidden",
    "web.new_tab",
    "web.renewed",
)
"""What the script says by itself. `{count}` and `{choices}` are left for it to fill in."""


class Asset(NamedTuple):
    content: bytes
    media_type: str
    tag: str


def assets() -> dict[str, Asset]:
    """The page's files by name. Read once, when the routes are made."""
    found: dict[str, Asset] = {}
    for file in (files("connectors.webchat") / "static").iterdir():
        media_type = MEDIA_TYPES.get(file.name.rpartition(".")[2])
        if media_type:
            content = file.read_bytes()
            found[file.name] = Asset(
                content, media_type, f'"{hashlib.sha256(content).hexdigest()[:16]}"'
            )
    return found


def render(template: str, gateway: Gateway, locale: str, settings: WebchatSettings) -> str:
    """Fills `{{web.key}}` from the catalogue, and what depends on language and settings."""
    own = {"lang": locale, "accept": ",".join(settings.accept)}
    # Of ours, not texts: the page asks for a link to a channel only where one can be had.
    marks = {
        "handover": ' data-handover="1"' if settings.links("") else "",
        "languages": " ".join(_link(tag) for tag in settings.locales if tag != locale),
    }

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name in marks:
            return marks[name]
        return html.escape(own[name] if name in own else gateway.text(name, locale))

    return re.sub(r"\{\{([a-z_.]+)\}\}", fill, template)


def _link(tag: str) -> str:
    """The page in another language, called by its own name: the way back for someone who cannot
    read this one."""
    name = LANGUAGES[tag].name if tag in LANGUAGES else tag
    return f'<a href="?lang={tag}" lang="{tag}" hreflang="{tag}">{html.escape(name)}</a>'


def add_page(router: APIRouter, gateway: Gateway, settings: WebchatSettings) -> None:
    template = (files("connectors.webchat") / "static" / "index.html").read_text("utf-8")
    served = assets()

    @router.get("/", include_in_schema=False)
    async def page(request: Request) -> Response:
        accepted = preferred(request.headers.get("accept-language"), settings.locales)
        locale = match(request.query_params.get("lang"), settings.locales) or accepted
        headers = {**SECURITY_HEADERS, "Cache-Control": "no-cache", "Vary": "Accept-Language"}
        return HTMLResponse(render(template, gateway, locale, settings), headers=headers)

    @router.get("/chat/strings/{locale}.json")
    async def strings(locale: str) -> Response:
        if locale not in settings.locales:
            raise Problem(404, "web.error.missing")
        marks = {"count": "{count}", "choices": "{choices}"}
        found = {key: gateway.text(key, locale, **marks) for key in SCRIPT_KEYS}
        return JSONResponse(found, headers={"Cache-Control": "no-cache"})

    @router.get("/chat/assets/{name}", include_in_schema=False)
    async def asset(request: Request, name: str) -> Response:
        file = served.get(name)
        if file is None:
            raise Problem(404, "web.error.missing")
        headers = {"ETag": file.tag, "Cache-Control": "no-cache", **SECURITY_HEADERS}
        if request.headers.get("if-none-match") == file.tag:
            return Response(status_code=304, headers=headers)
        return Response(file.content, media_type=file.media_type, headers=headers)
