"""From what arrived to what the dialogue is asked: language, choice, personal data, in this order.

Nothing here waits for anything: a message, what was asked last and what the vault holds go in, and
a `TurnInput` comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from actions.adapters.portals import FIRST_PORTAL
from bot.conversations import press
from bot.conversations.press import Press
from bot.conversations.prompt import Prompt
from bot.language.commands import is_missed, is_more, is_settings, switch_language
from bot.language.correction import TWO_SET, command, correct, other_mode
from bot.language.detect import detect
from bot.language.lexicon import Words
from bot.linking import commands
from bot.linking.commands import Awaited, LinkCommand
from bot.linking.labels import channel as channel_label
from bot.linking.labels import place, say
from bot.messages import intake
from bot.messages.attachments import Received
from bot.messages.inbox import Claim
from bot.messages.pieces import PART
from bot.privacy.notice import news, notice
from bot.turn import near
from locales import LANGUAGES

CONTENT = frozenset({"text", "story", "place", "person"})


@dataclass(frozen=True)
class TurnInput:
    """`kind` is text, command, choice, system, or said by the gateway itself: language, expired
    (`label`), repeated (nothing), refused (a file), more, missed, link (`link_command`), resumed,
    joined, returned."""

    kind: str
    locale: str
    chosen: bool
    text: str = ""
    choice: str | None = None
    label: str = ""
    """What was chosen on a list that is no longer the newest, where it is known."""
    result: Mapping[str, Any] | None = None
    pin: str | None = None
    """Only with a receipt: shown once, never seen by the dialogue."""
    personal: Mapping[str, str] = field(default_factory=dict)
    """Placeholder → value of what was masked in this message."""
    notices: tuple[Mapping[str, Any], ...] = ()
    """What the person is told about masked numbers."""
    channel: str = "webchat"
    notice: tuple[str, str, str] | None = None
    """Portal, receipt number and event, when this is news of a case that nobody asked for."""
    command: str = ""
    """An entry of a channel's menu: `text` is what was written behind it."""
    link_command: LinkCommand | None = None
    """What is wanted with codes and numbers that continue a conversation elsewhere."""
    files: bool = False
    """The person could send a file where this was written."""
    introduced: bool = False
    """Who is speaking stands where this was written."""
    early: bool = False
    """It was written before the newest question was there."""
    hidden: int = 0
    """Characters that masking has taken away (or added, below 0): limits count what was typed."""
    corrected: str = ""
    """The text as it was meant, for understanding only; empty if that is what was typed."""
    tail: str = field(default="", repr=False)
    """The end of a story, as it was typed: see `near`."""
    gone: tuple[str, ...] = ()
    """Placeholders of files that are not kept any more: see `leftovers`."""


def interpret(
    claim: Claim,
    payload: Mapping[str, Any],
    prompt: Prompt,
    vault: Mapping[str, str],
    awaited: Awaited | None = None,
    words: Words | None = None,
) -> TurnInput:
    """What a stored message says; `awaited` is what we ourselves wait for from its sender, `words`
    are known beside those of the lists."""
    row = claim.conversation
    locale, chosen = str(row.locale), bool(row.locale_chosen)
    channel = str(row.channel if row.sent_to else payload.get("channel", "webchat"))
    if claim.inbound.kind == "system":
        return _system(payload, locale, chosen, channel)
    if claim.inbound.kind == "choice":
        pressed = press.by_button(str(payload["choice"]), prompt, claim.inbound.received_at)
        return _pressed(pressed, locale, chosen, channel)
    text = str(payload["text"])
    if payload.get("command"):
        return _command(str(payload["command"]), text, prompt, vault, (locale, chosen), channel)
    if locale in TWO_SET and not is_exact(prompt):
        text = _meant(text, prompt)
    kind = _own_command(claim, text)
    if kind is not None:
        return TurnInput(kind, locale, chosen, text=text, channel=channel)
    typed = _typed(claim, text, prompt)
    if typed is not None:
        return _pressed(typed, locale, chosen, channel)
    current = None if row.prompt_sealed is None else locale
    link_command = commands.parse(text, awaited)
    if link_command is not None:
        said_in = locale if chosen or current else detect(text, None, first=locale)
        return TurnInput("link", said_in, chosen, channel=channel, link_command=link_command)
    wished = switch_language(text)
    if is_settings(text):
        asked = _settings("", locale, chosen, channel)
        return replace(asked, text=text) if asked.kind == "language" else asked
    if wished is not None:
        return TurnInput("language", wished, True, text=text, channel=channel)
    found = _words(text, prompt, vault, words, (locale, chosen, current), channel)
    return replace(found, early=float(claim.inbound.received_at) < prompt.at)


def _command(
    name: str,
    behind: str,
    prompt: Prompt,
    vault: Mapping[str, str],
    language: tuple[str, bool],
    channel: str,
) -> TurnInput:
    """An entry of a channel's menu, with what was written behind it."""
    locale, chosen = language
    if name == "settings":
        return _settings(behind, locale, chosen, channel)
    words = _words(behind, prompt, vault, None, (locale, True, locale), channel)
    return replace(words, kind="command", chosen=chosen, command=name)


def _settings(behind: str, locale: str, chosen: bool, channel: str) -> TurnInput:
    """The language that is named, or the only one besides; of several the dialogue asks."""
    beside = LANGUAGES.beside(locale)
    wished = switch_language(f"/settings {behind}") or (beside[0] if len(beside) == 1 else None)
    if wished is None:
        return TurnInput("command", locale, chosen, channel=channel, command="settings")
    return TurnInput("language", wished, True, channel=channel)


def _words(
    text: str,
    prompt: Prompt,
    vault: Mapping[str, str],
    words: Words | None,
    language: tuple[str, bool, str | None],
    channel: str,
) -> TurnInput:
    """What is for the dialogue. `language`: which one, whether it was chosen, and what the text is
    taken for if it tells nothing."""
    locale, chosen, current = language
    masked = near.mask_after(text, prompt, vault)
    hidden = notice(news(masked.told, prompt.question, vault))
    meant = correct(masked.text, words, locale)
    return TurnInput(
        "text",
        locale if chosen or _is_content(prompt) else detect(meant.nlu_text, current, first=locale),
        chosen,
        text=masked.text,
        personal=masked.found,
        notices=(hidden,) if hidden else (),
        channel=channel,
        hidden=len(text) - len(masked.text),
        corrected=meant.nlu_text if meant.changed else "",
        tail=near.tail(masked, prompt),
    )


def _meant(text: str, prompt: Prompt) -> str:
    """A command that was typed in the wrong keyboard mode is that command in every state; a single
    syllable may be what a text, a place or a name consists of."""
    word = command(text)
    return text if word is None or (len(word) == 1 and _is_content(prompt)) else word


def _pressed(found: Press, locale: str, chosen: bool, channel: str) -> TurnInput:
    return TurnInput(
        found.kind, locale, chosen, choice=found.value, label=found.label, channel=channel
    )


def _typed(claim: Claim, text: str, prompt: Prompt) -> Press | None:
    at = float(claim.inbound.received_at)
    return press.by_text(text, prompt, at, early=at < prompt.at, meant=_choice)


def _choice(text: str, prompt: Prompt) -> str | None:
    """A title may be typed in the wrong keyboard mode, too."""
    value = prompt.by_text(text)
    if value is not None or not prompt.choices or is_exact(prompt):
        return value
    return next(filter(None, map(prompt.by_text, other_mode(text))), None)


def is_exact(prompt: Prompt) -> bool:
    """What is open cannot be undone: only what was really typed counts."""
    return bool((prompt.question or {}).get("exact"))


def interpret_received(claim: Claim, received: Received) -> TurnInput:
    """A file or a place: what stands for it is all that the dialogue gets to see."""
    row = claim.conversation
    return TurnInput(
        "text" if received.placeholder else "refused",
        str(row.locale),
        bool(row.locale_chosen),
        text=received.placeholder,
        personal=received.personal,
        notices=received.notices,
        channel=str(row.channel),
    )


def too_long(claim: Claim, payload: Mapping[str, Any], prompt: Prompt) -> TurnInput | None:
    """Of a text in several pieces, which were taken in whatever their length is together."""
    if claim.inbound.kind != PART:
        return None
    refused = intake.too_long(str(payload["text"]), prompt)
    if refused is None:
        return None
    row = claim.conversation
    told = {"say": refused.key, "values": dict(refused.values)}
    locale = row.locale if row.locale_chosen else detect(str(payload["text"]), row.locale)
    return TurnInput(
        "refused",
        str(locale),
        bool(row.locale_chosen),
        channel=str(row.channel),
        notices=(told,),
    )


def _system(payload: Mapping[str, Any], locale: str, chosen: bool, channel: str) -> TurnInput:
    result = payload["result"]
    if result["type"] == "returned":
        return TurnInput("returned", locale, chosen, channel=channel)
    if result["type"] in ("resumed", "joined"):
        return TurnInput(
            result["type"], locale, chosen, channel=channel, notices=(_linked(result),)
        )
    news = result["type"] == "case_changed"
    return TurnInput(
        "system",
        locale,
        chosen,
        result=result,
        pin=payload.get("pin"),
        channel=channel,
        notice=_notice(result) if news else None,
    )


def _notice(result: Mapping[str, Any]) -> tuple[str, str, str]:
    """Which case it is about, by portal and number, and what has become of it."""
    case: Mapping[str, Any] = result["case"]
    portal = str(case.get("portal", FIRST_PORTAL))
    return portal, str(case["reference"]), str(result["event"])


def _linked(result: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sentence about two channels that are now one conversation: for the channel that has
    joined it, or for the contact whose number or link was used."""
    name = str(result["channel"])
    if result["type"] == "resumed":
        return say("link.done", where=channel_label(name))
    return say("link.joined", where=place(name, str(result["hint"])))


def _own_command(claim: Claim, text: str) -> str | None:
    """The kind of turn that asks for replies which were held back ("more") or may be lost
    ("missed"); None where the conversation has none."""
    row = claim.conversation
    if row.held is not None and is_more(text):
        return "more"
    return "missed" if row.missed and is_missed(text) else None


def _is_content(prompt: Prompt) -> bool:
    """What is written into a petition tells nothing about the language of the conversation."""
    return (prompt.question or {}).get("type") in CONTENT
