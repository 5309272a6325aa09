"""Codes and numbers by which people prove that a conversation or an address is theirs.

They are made from the turn that asks for them, so that a turn that is taken again makes the same;
what is stored of them is a keyed hash.
"""

from __future__ import annotations

from bot.core.crypto import Cipher
from bot.linking.commands import ALPHABET, LENGTH


def code(cipher: Cipher, turn: str, attempt: int) -> str:
    """A code with at least one digit. `attempt` gives another one, should it be taken."""
    step = 0
    while True:
        rest = int(cipher.digest("link code", turn, str(attempt), str(step)), 16)
        made = ""
        for _ in range(LENGTH):
            rest, place = divmod(rest, len(ALPHABET))
            made += ALPHABET[place]
        if any(c.isdigit() for c in made):
            return made
        step += 1


def number(cipher: Cipher, turn: str) -> str:
    """Six digits."""
    return f"{int(cipher.digest('link number', turn), 16) % 10**6:06d}"


def code_digest(cipher: Cipher, made: str) -> str:
    return cipher.digest("pass", made)


def number_digest(cipher: Cipher, contact_id: str, typed: str) -> str:
    """Fits only what this contact types."""
    return cipher.digest("link proof", contact_id, typed)
