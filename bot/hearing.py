"""From what arrived to what the dialogue is asked: language, choice, personal data, in this order.

Nothing here waits for anything: a message, what was asked last and what the vault holds go in, and
what is heard comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import link_words
from bot.attachments import Received
from bot.commands import is_missed, is_more, is_settings, switch_language
from bot.inbox import Claim
from bot.language import detect
from bot.link_labels import channel as channel_label
from bot.link_labels import place, say
from bot.link_words import Awaited, Wish
from bot.privacy import mask, notice
from bot.prompt import Prompt
from bot.rescue import command, other_mode, rescue
from bot.rescue_words import Words

SEOUL = ZoneInfo("Asia/Seoul")
CONTENT = frozenset({"text", "story", "place", "person"})


@dataclass(frozen=True)
class Heard:
    """`kind` is text, choice, system, or said by the gateway itself: language, expired, refused (a
    file), more, missed, link (`wish`), resumed, joined."""

    kind: str
    locale: str
    chosen: bool
    text: str = ""
    choice: str | None = None
    result: Mapping[str, Any] | None = None
    pin: str | None = None
    """Only with a receipt: shown once, never seen by the dialogue."""
    personal: Mapping[str, str] = field(default_factory=dict)
    """Placeholder → value of what was masked in this message."""
    notices: tuple[Mapping[str, Any], ...] = ()
    """What the person is told about masked numbers."""
    channel: str = "webchat"
    notice: tuple[str, str] | None = None
    """Receipt number and event, when this is news of a case that nobody asked for."""
    wish: Wish | None = None
    """What is wanted with codes and numbers that continue a conversation elsewhere."""
    files: bool = False
    """The person could send a file where this was written."""
    hidden: int = 0
    """Characters that masking has taken away (or added, below 0): limits count what was typed."""
    rescued: str = ""
    """The text as it was meant, for understanding only; empty if that is what was typed."""


def hear(
    claim: Claim,
    payload: Mapping[str, Any],
    prompt: Prompt,
    vault: Mapping[str, str],
    awaited: Awaited | None = None,
    words: Words | None = None,
) -> Heard:
    """What a stored message says; `awaited` is what we ourselves wait for from its sender, `words`
    are known beside those of the lists."""
    row = claim.conversation
    locale, chosen = str(row.locale), bool(row.locale_chosen)
    channel = str(row.channel if row.sent_to else payload.get("channel", "webchat"))
    if claim.inbound.kind == "system":
        return _system(payload, locale, chosen, channel)
    if claim.inbound.kind == "choice":
        value = prompt.by_token(str(payload["choice"]))
        kind = "expired" if value is None else "choice"
        return Heard(kind, locale, chosen, choice=value, channel=channel)
    text = _meant(str(payload["text"]), prompt)
    own = _own_command(claim, text)
    if own is not None:
        return Heard(own, locale, chosen, text=text, channel=channel)
    value = _choice(text, prompt)
    if value is not None:
        return Heard("choice", locale, chosen, choice=value, channel=channel)
    current = None if row.prompt_sealed is None else locale
    wish = link_words.wish(text, awaited)
    if wish is not None:
        said_in = locale if chosen or current else detect(text, None)
        return Heard("link", said_in, chosen, channel=channel, wish=wish)
    wished = switch_language(text)
    if is_settings(text):
        wished = "en" if locale == "ko" else "ko"
    if wished is not None:
        return Heard("language", wished, True, text=text, channel=channel)
    masked = mask(text, question=prompt.question, vault=vault)
    told = notice(masked.told)
    meant = rescue(masked.text, words)
    return Heard(
        "text",
        locale if chosen or _is_content(prompt) else detect(meant.nlu_text, current),
        chosen,
        text=masked.text,
        personal=masked.found,
        notices=(told,) if told else (),
        channel=channel,
        hidden=len(text) - len(masked.text),
        rescued=meant.nlu_text if meant.changed else "",
    )


def _meant(text: str, prompt: Prompt) -> str:
    """A command that was typed in the wrong keyboard mode is that command in every state; a single
    syllable may be what a text, a place or a name consists of."""
    word = command(text)
    return text if word is None or (len(word) == 1 and _is_content(prompt)) else word


def _choice(text: str, prompt: Prompt) -> str | None:
    """A title may be typed in the wrong keyboard mode, too."""
    value = prompt.by_text(text)
    if value is not None or not prompt.choices:
        return value
    return next(filter(None, map(prompt.by_text, other_mode(text))), None)


def hear_received(claim: Claim, received: Received) -> Heard:
    """A file or a place: what stands for it is all that the dialogue gets to see."""
    row = claim.conversation
    return Heard(
        "text" if received.placeholder else "refused",
        str(row.locale),
        bool(row.locale_chosen),
        text=received.placeholder,
        personal=received.personal,
        notices=received.notices,
        channel=str(row.channel),
    )


def _system(payload: Mapping[str, Any], locale: str, chosen: bool, channel: str) -> Heard:
    result = payload["result"]
    if result["type"] in ("resumed", "joined"):
        return Heard(result["type"], locale, chosen, channel=channel, notices=(_linked(result),))
    news = result["type"] == "case_changed"
    return Heard(
        "system",
        locale,
        chosen,
        result=result,
        pin=payload.get("pin"),
        channel=channel,
        notice=(str(result["case"]["reference"]), str(result["event"])) if news else None,
    )


def _linked(result: Mapping[str, Any]) -> Mapping[str, Any]:
    """Told by the channel that goes on, and to the one whose number or link was used."""
    name = str(result["channel"])
    if result["type"] == "resumed":
        return say("link.done", where=channel_label(name))
    return say("link.joined", where=place(name, str(result["hint"])))


def _own_command(claim: Claim, text: str) -> str | None:
    """A word about replies that were not sent, or may have been lost; only when there are any."""
    row = claim.conversation
    if row.held is not None and is_more(text):
        return "more"
    return "missed" if row.missed and is_missed(text) else None


def _is_content(prompt: Prompt) -> bool:
    """What is written into a petition tells nothing about the language of the conversation."""
    return (prompt.question or {}).get("type") in CONTENT


def request(claim: Claim, heard: Heard) -> dict[str, Any]:
    """The turn as the dialogue wants it (nlu/channels/turn.schema.json)."""
    metadata: dict[str, Any] = {
        "turn": claim.inbound.turn,
        "locale": heard.locale,
        "channel": heard.channel,
        "correlation": claim.inbound.correlation,
        "now": _seoul(claim.inbound.received_at),
        "cases": list(claim.references) if claim.conversation.bound else [],
        "notify": bool(claim.conversation.notify),
        "bound": bool(claim.conversation.bound),
        "files": heard.files,
        "hidden": heard.hidden,
        "first": claim.conversation.prompt_sealed is None,
    }
    if heard.result is not None:
        metadata["result"] = dict(heard.result)
    return {
        "conversation": claim.conversation.id,
        "turn": claim.inbound.turn,
        "kind": heard.kind,
        "text": heard.text,
        "nlu_text": heard.rescued or None,
        "choice": heard.choice,
        "metadata": metadata,
    }


def _seoul(moment: float) -> str:
    """The same however often the turn is taken: the time at which the message came."""
    return datetime.fromtimestamp(moment, UTC).astimezone(SEOUL).isoformat(timespec="seconds")


def result_request(
    asked: Mapping[str, Any], result: Mapping[str, Any], number: int
) -> dict[str, Any]:
    """The system turn that brings a look-up's result back, within the same turn of the inbox."""
    turn = f"{asked['turn']}:r{number}"
    metadata = {**asked["metadata"], "turn": turn, "result": dict(result)}
    return {
        **asked,
        "turn": turn,
        "kind": "system",
        "text": "",
        "choice": None,
        "metadata": metadata,
    }
