"""The route that every channel is posted to: nothing is acknowledged before it is safe.

403 not signed by the channel · 400 signed but senseless · 413 too large · 408 too slow
503 could not be stored: the channel delivers it again · 200 safe
"""

from collections.abc import Callable

from fastapi import APIRouter
from fastapi import Request as HttpRequest
from fastapi.responses import Response

from connectors.body import TooLarge, read
from connectors.contract import Channel, Event, Gateway, Refused, Request, Unreadable, Unverified

BODY_LIMIT = 1024 * 1024
BODY_SECONDS = 20.0

Count = Callable[[str, str], None]
"""(channel, reason) of a post that was refused."""


def routes(gateway: Gateway, channels: list[Channel], public_url: str, count: Count) -> APIRouter:
    """`public_url` is the address that the channels know, which signatures are made over."""
    router = APIRouter()
    for channel in channels:
        for path in channel.paths:
            _add(router, gateway, channel, path, public_url.rstrip("/"), count)
    return router


def _add(
    router: APIRouter, gateway: Gateway, channel: Channel, path: str, base: str, count: Count
) -> None:
    @router.post(path, include_in_schema=False)
    async def receive(request: HttpRequest) -> Response:
        try:
            body = await read(request.stream(), BODY_LIMIT, lambda _size: BODY_SECONDS)
        except TimeoutError:
            count(channel.name, "time")
            return Response(status_code=408, headers={"Connection": "close"})
        except TooLarge:
            count(channel.name, "size")
            return Response(status_code=413)
        query = request.url.query
        url = base + path + (f"?{query}" if query else "")
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            signed = Request(url, headers, body)
            channel.verify(signed)
            events = channel.parse(signed)
        except Unverified:
            count(channel.name, "signature")
            return Response(status_code=403)
        except (Unreadable, RecursionError):
            # The second: ten thousand brackets break the parser of JSON.
            count(channel.name, "form")
            return Response(status_code=400)
        for event in events:
            if not await take(gateway, channel, event):
                return Response(status_code=503, headers={"Retry-After": "5"})
        media_type, answer = channel.acknowledgement()
        return Response(answer, media_type=media_type)


async def take(gateway: Gateway, channel: Channel, event: Event) -> bool:
    """Whether the event is safe, or was refused for good and the person told so."""
    try:
        counts = await gateway.take(channel, event)
    except Refused as refused:
        if refused.reason == "busy":
            return False
        await channel.accepted(event, refused)
        return True
    await channel.accepted(event, None, counts=counts)
    return True
