"""Where one field carries both words and pressed buttons, as Rasa's clients have it."""

from connectors.contract import CHOICE_PREFIX, CHOICE_TOKEN


def spoken(message: str) -> tuple[str | None, str | None]:
    """(text, choice): one of them. `choice:k3J…` is a pressed button, all else is text."""
    token = message.removeprefix(CHOICE_PREFIX)
    if token != message and CHOICE_TOKEN.fullmatch(token):
        return None, token
    return message, None
