"""What every route of the web chat checks first: the caller's origin, the size of the body and the
time it takes."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope

from connectors.body import Allowed, TooLarge, read
from connectors.contract import Gateway, Refused
from connectors.webchat.language import preferred
from connectors.webchat.problems import Problem, problem
from connectors.webchat.settings import WebchatSettings


class Slow(Problem):
    """A body that took too long."""


class LimitedRequest(Request):
    """Reads a body up to `limit` bytes and stops there, whatever its length claims to be; and only
    while it comes as fast as `allowed` says, else it is `slow`, the key of a sentence."""

    def __init__(
        self, scope: Scope, receive: Receive, limit: int, allowed: Allowed, slow: str
    ) -> None:
        super().__init__(scope, receive)
        self._limit, self._allowed, self._slow = limit, allowed, slow

    async def body(self) -> bytes:
        if not hasattr(self, "_body"):
            claimed = self.headers.get("content-length", "")
            if claimed.isdigit() and int(claimed[:12]) > self._limit:
                raise Problem(413, "web.error.large")
            try:
                self._body = await read(self.stream(), self._limit, self._allowed)
            except TooLarge:
                raise Problem(413, "web.error.large") from None
            except TimeoutError:
                raise Slow(408, self._slow) from None
        return self._body


def check_origin(request: HTTPConnection, settings: WebchatSettings) -> str | None:
    """The foreign origin that may read the answer, or None for our own page and programs.

    Only the host is compared for our own: TLS may end at a proxy. Raises Problem.
    """
    origin, host = request.headers.get("origin"), request.headers.get("host")
    if origin is None:
        return None
    if not same_origin_or_listed(origin, host, settings):
        raise Problem(403, "web.error.origin")
    return origin if origin in settings.origins else None


def same_origin_or_listed(origin: str, host: str | None, settings: WebchatSettings) -> bool:
    try:
        own = urlsplit(origin).netloc == host
    except ValueError:  # `http://[`, which no browser sends
        own = False
    return own or origin in settings.origins


def share(response: Response, origin: str | None) -> Response:
    if origin is not None:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Vary"] = "Origin"
    return response


def guarded(
    gateway: Gateway,
    settings: WebchatSettings,
    limit: int,
    allowed: Allowed | None = None,
    slow: str = "web.error.slow",
) -> type[APIRoute]:
    """A route class: origin, bodies up to `limit` bytes that come in time, every refusal as a
    problem document."""
    in_time = allowed or (lambda _size: settings.body_seconds)

    class GuardedRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
            answer = super().get_route_handler()

            async def handle(request: Request) -> Response:
                locale = preferred(request.headers.get("accept-language"), settings.locales)
                origin = None
                try:
                    origin = check_origin(request, settings)
                    response = await answer(
                        LimitedRequest(request.scope, request.receive, limit, in_time, slow)
                    )
                except (Problem, Refused, RequestValidationError, HTTPException) as error:
                    response = problem(gateway, locale, error)
                return share(response, origin)

            return handle

    return GuardedRoute


def preflight(request: Request, settings: WebchatSettings) -> Response:
    """The answer to a browser's CORS question about /chat/…"""
    headers: dict[str, Any] = {
        "Access-Control-Allow-Methods": "GET, POST, DELETE",
        "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
        "Access-Control-Max-Age": "600",
    }
    return share(Response(status_code=204, headers=headers), check_origin(request, settings))
