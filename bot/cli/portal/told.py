"""The sentences that the citizen will read, rendered for the officer before they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actions.portal.core.schemas import OfficerCaseOut
    from bot.cli.console import Console

_RULE = "─" * 40


def show(console: Console, case: OfficerCaseOut, event: str, answer: str | None) -> None:
    """To whom it goes, and the notice of `event` in the citizen's language."""
    text = notice(case, event, answer)
    values = {
        "receipt": case.receipt,
        "service": {"i18n": case.service},
        "title": " ".join(case.title.split()),
        "way": {"key": f"link.channel.{_known(case.channel)}", "values": {}},
    }
    console.fail("cli.portal.told.whom", **values)
    console.fail_plainly(f"{_RULE}\n{text}\n{_RULE}")
    if case.channel == "sms":
        segments, units = _messages(text)
        console.fail("cli.portal.told.sms", count=segments, units=units)
    else:
        console.fail("cli.portal.told.length", count=len(text))


def notice(case: OfficerCaseOut, event: str, answer: str | None) -> str:
    """The sentences that the dialogue will make of this step, on the channel of the filing."""
    from actions.answers.case_news import sentences
    from bot.core.clock import system_clock
    from bot.texts.catalogue import Catalogue
    from locales import moments

    news: dict[str, Any] = {
        "reference": case.receipt,
        "service": case.service,
        "agency": case.agency,
        "portal_state": case.state_label,
        "submitted_at": case.submitted_at.isoformat(),
        "changed_at": moments.iso(system_clock()),
        "answer": answer,
    }
    texts = Catalogue.load()
    locale = case.locale if case.locale in texts.locales else texts.locales[-1]
    return "\n\n".join(
        texts.value({"key": key, "values": values}, locale, case.channel)
        for key, values in sentences(news, event)
    )


def _known(channel: str) -> str:
    from bot.linking.labels import NAMED

    return channel if channel in NAMED else "other"


def _messages(text: str) -> tuple[int, int]:
    """Messages and units of a text message; where the gateway's alphabet lacks a letter, as the
    network would send it."""
    from bot.core.settings import load
    from connectors.sms.errors import Unencodable
    from connectors.sms.segments import count

    try:
        counted = count(text, load().sms.alphabet)
    except Unencodable:
        counted = count(text)
    return counted.segments, counted.units
