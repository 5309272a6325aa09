"""Every address that we answer is known here, and who may call it."""

from __future__ import annotations

from typing import Any, cast

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from actions.portal.api import auth
from actions.portal.api.routes import KEYED, PUBLIC
from bot.knowledge import routes as faq_routes
from bot.knowledge.service import Knowledge
from connectors import webchat
from connectors.contract import Gateway

KEYS = {auth.caller, auth.client, auth.officer}
"""What a portal's endpoint depends on when it asks for a key."""

OPEN_TO_ALL = {
    ("GET", "/"),
    ("GET", "/v1/health"),
    ("GET", "/chat/strings/{locale}.json"),
    ("GET", "/chat/assets/{name}"),
    ("OPTIONS", "/chat/{path:path}"),
    # Begins a session, or renews the one that is presented.
    ("POST", "/chat/session"),
    ("GET", "/webhooks/rest/"),
    # Rasa's shape: without the token a sender only claims a name, and owns no case.
    ("POST", "/webhooks/rest/webhook"),
    # deep-chat brings its session in the body, or gets a new one.
    ("POST", "/webhooks/deepchat"),
    ("OPTIONS", "/webhooks/deepchat"),
    # What anybody may be told.
    ("GET", "/v1/faq"),
    ("GET", "/v1/faq/{name}"),
    ("GET", "/portal/v1/faq"),
    ("GET", "/portal/v1/faq/{name}"),
}
BY_SESSION = {
    ("DELETE", "/chat/session"),
    ("POST", "/chat/messages"),
    ("GET", "/chat/stream"),
    ("POST", "/chat/shown"),
    ("POST", "/chat/files"),
    ("POST", "/chat/handover"),
}


def endpoints() -> list[APIRoute]:
    chat = webchat.routes(cast(Gateway, object()), webchat.WebchatSettings(session_key=b"k" * 32))
    faq = faq_routes.routes(cast(Knowledge, object()))
    routes: list[Any] = [*PUBLIC.routes, *KEYED.routes, *chat.routes, *faq.routes]
    return [route for route in routes if isinstance(route, APIRoute)]


def dependencies(dependant: Dependant) -> set[Any]:
    found = {dependant.call}
    for inner in dependant.dependencies:
        found |= dependencies(inner)
    return found


def name(route: APIRoute) -> list[tuple[str, str]]:
    return [(method, route.path) for method in sorted(route.methods or ())]


@pytest.mark.parametrize("route", endpoints(), ids=lambda r: f"{sorted(r.methods)} {r.path}")
def test_asks_who_is_calling_or_is_open_on_purpose(route: APIRoute) -> None:
    calls = dependencies(route.dependant)
    asks = bool(calls & KEYS) or any(getattr(c, "__name__", "") == "owner" for c in calls)
    for method_and_path in name(route):
        assert asks == (method_and_path not in OPEN_TO_ALL), method_and_path


def test_the_lists_name_what_exists() -> None:
    found = {one for route in endpoints() for one in name(route)}
    assert (OPEN_TO_ALL | BY_SESSION) - found == set()
