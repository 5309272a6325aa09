"""From a channel's message to the row of the inbox: what is kept, how precisely, and how long."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import replace
from typing import Any

from actions.adapters.files import kind, problem, safe_name
from actions.base.network import network_of
from bot.conversations.prompt import Prompt
from bot.conversations.sender import NewMessage
from bot.core.crypto import Cipher
from bot.documents import Cleaned, cleaned
from bot.messages.pieces import PART
from bot.pictures import Broken, stripped
from bot.privacy.clean import clean
from bot.privacy.file_name import masked_name
from connectors.contract import FileRef, InboundMessage, Refused

ROUGH = 3
"""Decimals of a place that only has to be near something: about a hundred metres."""


def payload(message: InboundMessage) -> tuple[str, dict[str, Any]]:
    """Its kind (text, part, choice, file or place) and what is kept of it. Raises Refused."""
    common = {"channel": message.channel, "files": message.files}
    if message.introduced:
        common["introduced"] = True
    if message.choice is not None:
        return "choice", {**common, "choice": message.choice}
    if message.file is not None:
        file = message.file
        if file.content is not None:
            _check_content(file)
        name = masked_name(safe_name(file.name, file.media_type))
        kept = {"id": file.id, "name": name}
        return "file", {
            **common,
            "file": {**kept, "media_type": file.media_type, "size": file.size},
        }
    if message.place is not None:
        # What is kept is decided when the open question is known: `place`.
        return "place", common
    text = clean(message.text or "").text
    if message.command is not None:
        return "text", {**common, "text": text.strip(), "command": message.command}
    if not text.strip():
        raise Refused("empty", "system.empty")
    if message.more is not None:
        return PART, {**common, "text": text, "more": message.more}
    return "text", {**common, "text": text}


def said(message: InboundMessage, payload: dict[str, Any]) -> str:
    """What makes a message the same as another one: its text, its place, its very file."""
    if message.place is not None:
        return f"{message.place.latitude} {message.place.longitude}"
    content = b"" if message.file is None else message.file.content or b""
    plain = None if message.command else payload.get("text")
    return str(plain or (payload, hashlib.sha256(content).hexdigest()))


def _check_content(file: FileRef) -> None:
    """Raises Refused: what came with its content is looked at before it is kept."""
    refused = problem(file.media_type, file.name, len(file.content or b""), file.content)
    if refused is not None:
        raise Refused("file", f"system.file.{refused[0]}", refused[1])


def without_metadata(message: InboundMessage) -> tuple[InboundMessage, bool]:
    """The message with its file as it is stored, and whether names may still stand in that. Raises
    Refused for a photo that is broken."""
    file = message.file
    if file is None or file.content is None:
        return message, False
    try:
        found = clean_file(file.media_type, file.name, file.content)
    except Broken as error:
        raise Refused("file", "system.file.broken") from error
    kept = replace(file, content=found.content, size=len(found.content))
    return replace(message, file=kept), not found.whole


def clean_file(media_type: str, name: str, content: bytes) -> Cleaned:
    """A file's content without metadata; a document's may have to stay. Raises Broken."""
    found = kind(media_type, name)
    if found is None:
        return Cleaned(content)
    return cleaned(found.media_type, stripped(found.media_type, content))


def named(payload: dict[str, Any]) -> dict[str, Any]:
    """The payload of a file in which names still stand: its person is told."""
    return {**payload, "file": {**payload["file"], "named": True}}


def file(message: InboundMessage, kept: str) -> dict[str, Any]:
    """Of a file that is kept already, under this id."""
    _, values = payload(message)
    return {**values, "file": {**values["file"], "kept": kept}}


def place(message: InboundMessage, prompt: Prompt) -> dict[str, Any]:
    """Precise for the place of a case, rough for everything else (TG-21)."""
    where = message.place
    if where is None:
        raise Refused("empty", "system.empty")
    precise = (prompt.question or {}).get("type") == "place"
    digits = 6 if precise else ROUGH
    return {
        "channel": message.channel,
        "files": message.files,
        "latitude": round(where.latitude, digits),
        "longitude": round(where.longitude, digits),
    }


def too_long(text: str | None, prompt: Prompt) -> Refused | None:
    """What is told of a text that is longer than the open question takes."""
    length = len(clean(text or "").text)
    if length <= prompt.limit:
        return None
    return Refused("too_long", "system.too_long", {"limit": prompt.limit, "length": length})


def address_digest(cipher: Cipher, channel: str, address: str | None) -> str | None:
    """Names an address on a channel, whichever of our accounts it writes to."""
    return None if address is None else cipher.digest("address", channel, address)


def network_digest(cipher: Cipher, client: str | None) -> str | None:
    """Names the network of an IP address; None for what is none."""
    network = network_of(client)
    return None if network is None else cipher.digest("network", network)


def hint(address: str | None) -> str:
    """What a person may see of an address to know it again: the last four characters of a number,
    the beginning and the host of an e-mail."""
    if address is None:
        return ""
    name, at, host = address.partition("@")
    return f"{name[:2]}…@{host}" if at else f"…{address[-4:]}"


def sender(cipher: Cipher, message: InboundMessage, locale: str) -> NewMessage:
    """Who a message is from, and where an answer goes; what it says is filled in by those who keep
    it. `locale` is that of a message that names none."""
    address = message.address
    return NewMessage(
        account=message.account,
        contact=cipher.digest("contact", message.account, message.contact),
        external_id=message.external_id,
        conversation_id=str(uuid.uuid4()),
        turn="",
        kind="note",
        payload=b"",
        digest="",
        correlation="",
        locale=message.locale or locale,
        bound=message.trusted,
        channel=message.channel,
        address=address,
        address_digest=address_digest(cipher, message.channel, address),
        hint=hint(address),
        network=network_digest(cipher, message.client),
    )
