"""What Telegram refuses, in its own words: HTML, lengths, keyboards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TEXT_LIMIT = 4096
BUTTONS_LIMIT = 100
ROW_LIMIT = 8
CALLBACK_BYTES = 64
TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("code",), "code"),
    **dict.fromkeys(("pre",), "pre"),
    **dict.fromkeys(("a",), "text_link"),
    **dict.fromkeys(("tg-spoiler",), "spoiler"),
    **dict.fromkeys(("blockquote",), "blockquote"),
}
_TOKEN = re.compile(r"<(/?)([a-zA-Z-]*)([^>]*)(>?)|&(?:(lt|gt|amp|quot)|#(\d+)|#x([0-9a-f]+));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class ApiError(Exception):
    def __init__(self, code: int, text: str, **parameters: Any) -> None:
        super().__init__(text)
        self.code = code
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": str(self),
        }
        return found | ({"parameters": self.parameters} if self.parameters else {})


def bad(text: str) -> ApiError:
    return ApiError(400, f"Bad Request: {text}")


@dataclass(frozen=True)
class Formatted:
    text: str
    entities: tuple[Mapping[str, Any], ...] = ()


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(text: str) -> Formatted:
    """Raises ApiError as Telegram does for tags that it does not know, close or match."""
    out = ""
    open_tags: list[tuple[str, int]] = []
    entities: list[dict[str, Any]] = []
    last = 0
    for match in _TOKEN.finditer(text):
        out += text[last : match.start()]
        last = match.end()
        if match[0].startswith("&"):
            code = match[6] and int(match[6]) or match[7] and int(match[7], 16)
            out += _NAMED[match[5]] if match[5] else chr(int(code or 0))
            continue
        place = len(text[: match.start()].encode())
        if match[1]:
            entities.append(_end(match[2].lower(), open_tags, place, units(out)))
        else:
            open_tags.append((_start(match, place), units(out)))
    if open_tags:
        raise _entities(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return Formatted(out + text[last:], tuple(e for e in entities if e["length"]))


def _entities(why: str) -> ApiError:
    return bad(f"can't parse entities: {why}")


def _start(match: re.Match[str], place: int) -> str:
    name = match[2].lower()
    if name not in TAGS:
        raise _entities(f'Unsupported start tag "{name}" at byte offset {place}')
    if not match[4]:
        raise _entities(f"Unclosed start tag at byte offset {place}")
    return name


def _end(name: str, open_tags: list[tuple[str, int]], place: int, here: int) -> dict[str, Any]:
    if not open_tags:
        raise _entities(f"Unexpected end tag at byte offset {place}")
    expected, begun = open_tags.pop()
    if name != expected:
        raise _entities(
            f'Unmatched end tag at byte offset {place}, expected "</{expected}>", found "</{name}>"'
        )
    return {"type": TAGS[name], "offset": begun, "length": here - begun}


def check_text(params: Mapping[str, Any]) -> Formatted:
    """The text of a message as people will see it. Raises ApiError."""
    raw = str(params.get("text") or "")
    mode = str(params.get("parse_mode") or "").lower()
    if mode not in {"", "html"}:
        raise bad("unsupported parse_mode")
    found = parse_html(raw) if mode == "html" else Formatted(raw)
    shown = found.text.strip()
    if not shown:
        raise bad("message text is empty")
    if units(shown) > TEXT_LIMIT:
        raise bad("message is too long")
    cut = units(found.text) - units(found.text.lstrip())
    moved = tuple({**e, "offset": max(0, e["offset"] - cut)} for e in found.entities)
    return Formatted(shown, moved)


def check_markup(markup: Any, *, private: bool) -> dict[str, Any] | None:
    """Raises ApiError."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    for rows in (markup.get("inline_keyboard"), markup.get("keyboard")):
        buttons = [button for row in rows or () for button in row]
        if len(buttons) > BUTTONS_LIMIT or any(len(row) > ROW_LIMIT for row in rows or ()):
            raise bad("reply markup is too long")
        for button in buttons:
            _check_button(button, private)
    if len(markup.get("input_field_placeholder") or "") > 64:
        raise bad("input field placeholder is too long")
    return markup


def _check_button(button: Any, private: bool) -> None:
    if isinstance(button, dict) and not button.get("text"):
        raise bad("text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data") if isinstance(button, dict) else None
    if data is not None and not 1 <= len(data.encode()) <= CALLBACK_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if isinstance(button, dict) and button.get("request_location") and not private:
        raise bad("location can be requested in private chats only")
