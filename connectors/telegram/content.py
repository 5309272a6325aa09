"""What a message in a private chat says: text, command, place, file, or what we cannot use."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message, Update
from telegram.ext.filters import StatusUpdate

from connectors import pieces
from connectors.contract import AutoReply, Event, FileRef, InboundMessage, Place, Resume
from connectors.telegram import commands
from connectors.telegram.context import GROUP, Me, message_of
from connectors.telegram.text import LIMIT, units

LONG = 4000
"""Units from which on a text may have been cut by the client that sent it."""
UNUSABLE = (
    ("sticker", "telegram.sticker"),
    ("voice", "telegram.voice"),
    ("audio", "telegram.voice"),
    ("video_note", "telegram.video"),
    ("video", "telegram.video"),
    ("animation", "telegram.video"),
    ("contact", "telegram.contact"),
    ("poll", "telegram.poll"),
    ("dice", "telegram.dice"),
)
"""(attribute of the message, key of the answer), in the order of looking: a GIF also has a
document."""


def events(me: Me, update_id: int, message: Message) -> Sequence[Event]:
    if message.text is not None:
        return [_text(me, update_id, message, message.text)]
    for attribute, key in UNUSABLE:
        if getattr(message, attribute):
            return [AutoReply(message_of(me, update_id, message), key)]
    if message.location is not None:
        place = Place(message.location.latitude, message.location.longitude)
        return [message_of(me, update_id, message, place=place)]
    file = _file(message)
    if file is not None:
        return [_with_file(me, update_id, message, file), *_caption(me, update_id, message)]
    if StatusUpdate.ALL.filter(Update(update_id, message=message)):
        return []
    return [AutoReply(message_of(me, update_id, message), "telegram.other")]


def edited(me: Me, update_id: int, message: Message) -> Sequence[Event]:
    """What was typed is changed afterwards. A live location that moves is no such thing."""
    if message.location is not None:
        return []
    return [AutoReply(message_of(me, update_id, message), "telegram.edited")]


def _text(me: Me, update_id: int, message: Message, text: str) -> Event:
    typed = commands.typed(text)
    if typed is None:
        return message_of(me, update_id, message, text=text, more=_more(text))
    command = commands.find(typed.name)
    if command is None:
        return _unknown(message_of(me, update_id, message), typed.name)
    behind = commands.behind(command, typed.rest)
    meant = message_of(me, update_id, message, text=behind, command=command.name)
    if command.name == commands.START and _is_token(typed.rest):
        return Resume(meant, typed.rest)
    return meant


def _more(text: str) -> str | None:
    """What stands between a text and the next one, where Telegram has cut it or it says so itself:
    clients cut where there is no more room, or at a blank shortly before."""
    size = units(text)
    if size < LONG:
        return pieces.more(text)
    return "" if size >= LIMIT else pieces.joint(text)


def _is_token(payload: str) -> bool:
    return payload != GROUP and commands.PAYLOAD.fullmatch(payload) is not None


def _unknown(message: InboundMessage, name: str) -> AutoReply:
    near = commands.nearest(name)
    if near is None:
        return AutoReply(message, "telegram.command.unknown")
    return AutoReply(message, "telegram.command.near", {"command": f"/{near.name}"})


def _file(message: Message) -> FileRef | None:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        name = f"photo-{largest.file_unique_id}.jpg"
        return FileRef(largest.file_id, name, "image/jpeg", largest.file_size)
    if message.document is not None:
        document = message.document
        name = document.file_name or f"file-{document.file_unique_id}"
        media_type = document.mime_type or "application/octet-stream"
        return FileRef(document.file_id, name, media_type, document.file_size)
    return None


def _with_file(me: Me, update_id: int, message: Message, file: FileRef) -> Event:
    if file.size is not None and file.size > me.file_limit:
        megabytes = me.file_limit // 1_000_000
        return AutoReply(
            message_of(me, update_id, message), "telegram.too_big", {"limit": megabytes}
        )
    return message_of(me, update_id, message, file=file)


def _caption(me: Me, update_id: int, message: Message) -> Sequence[Event]:
    """A text of its own; it is no command, whatever it begins with."""
    if not message.caption:
        return []
    own = f"{update_id}:caption"
    return [message_of(me, update_id, message, text=message.caption, external_id=own)]
