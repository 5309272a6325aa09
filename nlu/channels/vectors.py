"""Vectors of texts for the gateway's search, from the encoder that reads messages.

``POST /webhooks/gateway/vectors``   ``vectors.schema.json``, request and response

400 for a request that is not of the schema, 413 for one that is too large, 404 if there is no
encoder here, 503 ``{"error"}`` while it is loaded or while too many questions wait for it.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rasa.core.processor import MessageProcessor
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw
from sanic.response import json as json_response

from nlu.channels.bodies import Bodies
from nlu.components.cascade import QUEUE, Cascade
from nlu.components.encoder import Encoder
from nlu.logs import log
from nlu.understanding import classifier_of

SCHEMA = Path(__file__).with_name("vectors.schema.json")
MAX_BODY = 512 * 1024
"""64 texts of 2,000 characters have 384,000 bytes in Hangul."""
DIGITS = 6
"""After the point: an encoder in 4 bits is not that exact."""


class Unready(Exception):
    """No vectors now; ``error`` is a short name and ``status`` the one of HTTP."""

    def __init__(self, error: str, status: int) -> None:
        super().__init__(error)
        self.error = error
        self.status = status


class Encoding:
    """Texts in the threads of the cascade, which take what waits for them in order.

    One text is a citizen's question and waits like a message. Of all batches together one text is
    in the threads at a time: a message waits for one text at most, whatever a batch holds.
    """

    def __init__(self) -> None:
        self._batches = asyncio.Lock()
        self._questions = 0

    async def rows(self, cascade: Cascade, encoder: Encoder, texts: Sequence[str]) -> list[str]:
        """Each vector as a JSON array, which is written in the threads, too.

        Raises:
            Unready: a question that would wait too long.
        """
        if len(texts) > 1:
            async with self._batches:
                return [await _row(cascade, encoder, text) for text in texts]
        if self._questions >= QUEUE:
            raise Unready("busy", 503)
        self._questions += 1
        try:
            return [await _row(cascade, encoder, texts[0])]
        finally:
            self._questions -= 1


def register(routes: Blueprint, processor_of: Callable[[Request], MessageProcessor | None]) -> None:
    bodies = Bodies(SCHEMA, MAX_BODY)
    encoding = Encoding()

    @routes.post("/vectors")
    async def vectors(request: Request) -> HTTPResponse:
        body, problem, status = bodies.read(request.body)
        if problem:
            return json_response({"error": problem}, status)
        started = time.perf_counter()
        try:
            cascade, encoder = find_encoder(processor_of(request))
            rows = await encoding.rows(cascade, encoder, body["texts"])
        except Unready as failure:
            return json_response({"error": failure.error}, failure.status)
        ms = round((time.perf_counter() - started) * 1000, 1)
        log("vectors").info("vectors", extra={"fields": {"texts": len(rows), "ms": ms}})
        name = json.dumps(f"{encoder.name}@{encoder.version}")
        body = f'{{"encoder":{name},"vectors":[{",".join(rows)}]}}'
        return raw(body.encode(), content_type="application/json")


def find_encoder(processor: MessageProcessor | None) -> tuple[Cascade, Encoder]:
    """The encoder of the deepest stage that has one. Not before all are loaded or given up: with
    a deeper one that comes later, all vectors would have to be made again.

    Raises:
        Unready: no model or encoder is loaded yet, or there is none.
    """
    if processor is None:
        raise Unready("not_ready", 503)
    classifier = classifier_of(processor)
    cascade = None if classifier is None else classifier.cascade
    if cascade is None:
        raise Unready("no encoder", 404)
    if any(one.state in ("waiting", "loading") for one in cascade.encoders):
        raise Unready("not_ready", 503)
    encoders = [one.get() for one in cascade.encoders]
    found = next((one for one in reversed(encoders) if one is not None), None)
    if found is None:
        raise Unready("no encoder", 404)
    return cascade, found


async def _row(cascade: Cascade, encoder: Encoder, text: str) -> str:
    def encode() -> str:
        vector = cascade.vector(encoder, text)
        return json.dumps([round(value, DIGITS) for value in vector.tolist()])

    return await cascade.in_threads(encode)
