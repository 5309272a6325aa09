"""The parameters of a call: query, JSON, form or multipart, as Telegram takes them."""

from __future__ import annotations

import json
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from tests.kit.fakes.telegram_rules import bad

STRUCTURED = {
    "reply_markup", "reply_parameters", "allowed_updates", "commands", "scope",
    "link_preview_options",
}  # fmt: skip
"""What is JSON within a form."""


async def parameters(request: Request) -> dict[str, Any]:
    """Raises ApiError."""
    found: dict[str, Any] = dict(request.query_params)
    media_type = request.headers.get("content-type", "")
    body = await request.body()
    if media_type.startswith("application/json"):
        found |= _json(body)
    elif media_type.startswith("multipart/form-data"):
        found |= _multipart(media_type, body)
    else:
        found |= dict(parse_qsl(body.decode(), keep_blank_values=True))
    return {key: _value(key, value) for key, value in found.items()}


def _json(body: bytes) -> dict[str, Any]:
    found = json.loads(body)
    if not isinstance(found, dict):
        raise bad("can't parse request")
    return found


def _multipart(media_type: str, body: bytes) -> dict[str, Any]:
    head = f"content-type: {media_type}\r\n\r\n".encode()
    found: dict[str, Any] = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            found[name] = content if part.get_filename() else content.decode()
    return found


def _value(key: str, value: Any) -> Any:
    return json.loads(value) if key in STRUCTURED and isinstance(value, str) else value
