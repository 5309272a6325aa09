"""Bodies of requests: JSON of a schema, or a refusal that repeats nothing of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from jsonschema_rs import Draft202012Validator


class Bodies:
    """Of one route."""

    def __init__(self, schema: Path, most: int) -> None:
        """``most``: bytes."""
        self._validator = Draft202012Validator(orjson.loads(schema.read_bytes()))
        self._most = most

    def read(self, body: bytes) -> tuple[dict[str, Any], str, int]:
        """The body, or what is wrong with it and the status that says so; never a value of it."""
        if len(body) > self._most:
            return {}, "too large", 413
        try:
            # It refuses half of a surrogate pair, which is no text and cannot be stored.
            read = orjson.loads(body)
            error = next(self._validator.iter_errors(read), None)
        except ValueError:
            return {}, "not JSON in UTF-8", 400
        if error is not None:
            where = "/".join(str(part) for part in error.instance_path) or "body"
            return {}, f"{where}: {error.schema_path[-1]}", 400
        return read, "", 200
