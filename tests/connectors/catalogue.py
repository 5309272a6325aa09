"""The web catalogue as the gateway would read it."""

from pathlib import Path

from babel.messages.pofile import read_po

LOCALES = Path(__file__).parents[2] / "locales"


def sentences(locale: str) -> dict[str, str]:
    with (LOCALES / locale / "LC_MESSAGES" / "web.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, locale=locale) if m.id and m.string}
