"""Which of our languages a browser prefers (RFC 9110, section 12.5.4)."""

from locales.languages import match


def preferred(accept_language: str | None, offered: tuple[str, ...]) -> str:
    """`en-GB,en;q=0.9,ko;q=0.8` → `en`; the first offered language when none fits."""
    wanted: list[tuple[float, str]] = []
    for part in (accept_language or "").split(","):
        tag, _, parameter = part.strip().partition(";")
        quality = _quality(parameter)
        if quality > 0:
            wanted.append((quality, tag.strip()))
    # Of the same quality the first comes first.
    wanted.sort(key=lambda pair: -pair[0])
    return next(filter(None, (match(tag, offered) for _, tag in wanted)), offered[0])


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
