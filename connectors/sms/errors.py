"""What can be wrong with a text for a text message.

SendError
└── Undeliverable
    └── Unencodable   characters that the alphabet does not hold and that nothing can stand for
"""

from __future__ import annotations

import unicodedata

from connectors.errors import Undeliverable


class Unencodable(Undeliverable):
    """`characters` are those, each once; the message names them for whoever writes the text."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        super().__init__("unencodable")
        self.characters = characters

    def __str__(self) -> str:
        return ", ".join(
            f"U+{ord(c):04X} {unicodedata.name(c, 'CONTROL')}" for c in self.characters
        )
