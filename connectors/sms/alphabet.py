"""What a character costs in each alphabet of text messages.

gsm7    the 128 characters of GSM 03.38, and ten more that cost two
ucs2    everything else: UTF-16, two units beyond the basic plane (most emoji)
euckr   what Korea's own gateways take: CP949, one byte for ASCII, two for Hangul
auto    gsm7 if the whole text can be written in it, else ucs2, as international providers choose
"""

from __future__ import annotations

from typing import Literal

Alphabet = Literal["auto", "gsm7", "ucs2", "euckr"]

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")


def gsm_cost(character: str) -> int:
    """Septets: 1, 2, or 0 for what is not in GSM-7."""
    if character in _BASIC:
        return 1
    return 2 if character in _EXTENDED else 0


def ucs2_cost(character: str) -> int:
    """UTF-16 units."""
    return 2 if character > "\uffff" else 1


def euckr_cost(character: str) -> int:
    """Bytes of CP949, or 0 for what it does not hold."""
    if character < "\x80":
        return 1
    try:
        return len(character.encode("cp949"))
    except UnicodeEncodeError:
        return 0


def is_gsm(text: str) -> bool:
    return _BASIC.issuperset(text) or all(gsm_cost(c) for c in text)


def unencodable(text: str, alphabet: Alphabet) -> tuple[str, ...]:
    """The characters, each once and in their order, that `alphabet` does not hold."""
    if alphabet == "gsm7":
        return tuple(dict.fromkeys(c for c in text if not gsm_cost(c)))
    if alphabet == "euckr":
        return tuple(dict.fromkeys(c for c in text if not euckr_cost(c)))
    return ()
