"""Services for the journeys, ranked by their meaning.

``PUT  /webhooks/gateway/services``   which there are, with their phrases; 202, they are learnt
``POST /webhooks/gateway/services``   which of them a text is about; see ``services.schema.json``

400 for a request that is not of the schema, 413 for one that is too large, 404 for a version that
was not told, or if there is no encoder here, 503 ``{"error"}`` while there is no answer yet or too
many texts wait for one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from rasa.core.processor import MessageProcessor
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as json_response

from nlu.channels.bodies import Bodies
from nlu.channels.vectors import Unready, find_encoder
from nlu.components.cascade import QUEUE, Cascade
from nlu.components.encoder import Encoder
from nlu.services import ServiceRanking
from nlu.settings import Settings

TOLD = Path(__file__).with_name("services.schema.json")
ASKED = Path(__file__).with_name("services_of.schema.json")
MAX_BODY = 512 * 1024
MOST = 4 * QUEUE
"""Texts that may wait at once: which office a petition goes to is worth a second."""
DIGITS = 4


class Asking:
    """Texts in the threads of the cascade, in the order of asking."""

    def __init__(self, ranking: ServiceRanking) -> None:
        self._ranking = ranking
        self._waiting = 0

    async def shares(
        self, version: str, text: str, cascade: Cascade, encoder: Encoder
    ) -> list[tuple[str, float]]:
        """Raises Unready: too many wait, or these services are not learnt yet."""
        if self._waiting >= MOST:
            raise Unready("busy", 503)
        self._waiting += 1
        try:
            vector = await cascade.in_threads(lambda: cascade.vector(encoder, text))
        finally:
            self._waiting -= 1
        shares = self._ranking.shares(version, vector)
        if shares is None:
            raise Unready(self._ranking.state, 503)
        return shares


def register(
    routes: Blueprint,
    processor_of: Callable[[Request], MessageProcessor | None],
    settings: Settings,
) -> ServiceRanking:
    ranking = ServiceRanking(settings.var / "services")
    asking = Asking(ranking)
    told, asked = Bodies(TOLD, MAX_BODY), Bodies(ASKED, MAX_BODY)

    @routes.put("/services")
    async def tell(request: Request) -> HTTPResponse:
        body, problem, status = told.read(request.body)
        if problem:
            return json_response({"error": problem}, status)
        try:
            cascade, encoder = find_encoder(processor_of(request))
        except Unready as failure:
            return json_response({"error": failure.error}, failure.status)
        if not ranking.knows(body["version"]):
            ranking.learn(body["version"], body["services"], cascade, encoder)
        return empty(202)

    @routes.post("/services")
    async def ask(request: Request) -> HTTPResponse:
        body, problem, status = asked.read(request.body)
        if problem:
            return json_response({"error": problem}, status)
        version, text = body["version"], body["text"]
        if not ranking.knows(version):
            return json_response({"error": "services"}, 404)
        try:
            shares = await asking.shares(version, text, *find_encoder(processor_of(request)))
        except Unready as failure:
            return json_response({"error": failure.error}, failure.status)
        best = [{"code": code, "share": round(share, DIGITS)} for code, share in shares]
        return json_response({"ranking": best})

    @routes.listener("after_server_stop")
    async def close(_app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
        await ranking.close()

    return ranking
