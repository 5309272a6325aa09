"""Which of our languages a browser prefers (RFC 9110, section 12.5.4)."""


def preferred(accept_language: str | None, offered: tuple[str, ...]) -> str:
    """`en-GB,en;q=0.9,ko;q=0.8` → `en`; the first offered language when none fits."""
    ranked: list[tuple[float, str]] = []
    for part in (accept_language or "").split(","):
        tag, _, parameter = part.strip().partition(";")
        language = tag.partition("-")[0].lower()
        if language in offered:
            ranked.append((_quality(parameter), language))
    wanted = [(quality, language) for quality, language in ranked if quality > 0]
    return max(wanted, key=lambda pair: pair[0])[1] if wanted else offered[0]


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
