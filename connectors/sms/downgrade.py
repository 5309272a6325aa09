"""Typographic characters become plain ones before anything is counted, so that one curly quote
does not make a message cost twice.

Hangul stays as it is (composed: NFC). The joiner of an emoji sequence stays too, because without it
one family is shown as three people; everywhere else what has no width goes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import regex

from connectors.sms.alphabet import Alphabet, euckr_cost, gsm_cost, is_gsm

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣", "-"),
        "…": "...",
        **dict.fromkeys("\u2028\u2029\u0085\v\f", "\n"),
        **dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    }
)
_IN_EMOJI = (
    r"(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})"
    r"|(?<=\p{Emoji})[\ufe0e\ufe0f]"
    r"|(?<=\U0001f3f4[\U000e0020-\U000e007e]*)[\U000e0020-\U000e007f]"
)
"""Joiners, selectors and tags that are part of a picture."""
_WIDTHLESS = regex.compile(
    rf"(?:{_IN_EMOJI})(*SKIP)(*FAIL)|[\p{{Cc}}--\n]|[\p{{Cf}}\u034f\ufe00-\ufe0f]", regex.V1
)
_GSM_SIGNS = {
    **dict.fromkeys("·•‣▪●", "-"),
    **dict.fromkeys("₩￦", "KRW "),
    "→": "->",
    "←": "<-",
    "×": "x",
    "÷": "/",
    "©": "(c)",
    "®": "(R)",
    "™": "TM",
    "²": "2",
    "³": "3",
    "½": "1/2",
    "№": "No.",
    "※": "*",
}
"""What stands for a sign in a text that could be GSM-7 but for it."""
_KOREAN_SIGNS = {"₩": "￦", "•": "·", "‣": "·", "▪": "·", "©": "(c)"}
_LETTERS = str.maketrans(
    {
        **dict(zip("ĐĦıŁŊØŦđħłŋøŧÐðı", "DHiLNOTdhlnotDdi", strict=True)),
        "Œ": "OE",
        "œ": "oe",
        "Æ": "AE",
        "æ": "ae",
        "ß": "ss",
        "Þ": "Th",
        "þ": "th",
    }
)
_MARK = regex.compile(r"\p{M}")
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]")
_SPACES = regex.compile(r" {2,}| +(?=\n)|(?<=\n) +|^ +| +$")
_REPLACEMENT = "?"


def plain(text: str) -> str:
    """The same words without typographic characters; lines end with \\n."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _WIDTHLESS.sub("", text.translate(_PLAIN)))


def downgrade(text: str, alphabet: Alphabet = "auto") -> tuple[str, int]:
    """`text` as it is counted and sent, and how many graphemes (gsm7, euckr) have no stand-in and
    became "?": a name in another script must not keep an answer back. In EUC-KR letters lose
    accents that it does not hold, and pictures are left out.
    """
    text = plain(text)
    if alphabet == "auto":
        return _narrowed(text), 0
    if alphabet == "ucs2":
        return text, 0
    narrow, signs = (gsm_cost, _GSM_SIGNS) if alphabet == "gsm7" else (euckr_cost, _KOREAN_SIGNS)
    replaced = 0
    written: list[str] = []
    for grapheme in regex.findall(r"\X", text):
        stand_in = grapheme if all(map(narrow, grapheme)) else _stand_in(grapheme, signs, narrow)
        replaced += stand_in is None
        written.append(_REPLACEMENT if stand_in is None else stand_in)
    shown = "".join(written)
    if "" in written:
        shown = _SPACES.sub(lambda spaces: " " if _inside(spaces) else "", shown)
        if not shown.strip():
            return _REPLACEMENT, 1
    return shown, replaced


def _narrowed(text: str) -> str:
    """GSM-7 if only signs stand in its way, else as it is."""
    if is_gsm(text):
        return text
    signs = "".join(_GSM_SIGNS.get(c, c) for c in text)
    return signs if is_gsm(signs) else text


def _stand_in(grapheme: str, signs: dict[str, str], narrow: Callable[[str], int]) -> str | None:
    """What is written for `grapheme`: "" for a picture, None when there is nothing."""
    if grapheme in signs:
        return signs[grapheme]
    bare = _MARK.sub("", unicodedata.normalize("NFKD", grapheme)).translate(_LETTERS)
    if bare and all(map(narrow, bare)):
        return str(bare)
    return "" if _PICTURE.search(grapheme) else None


def _inside(spaces: regex.Match[str]) -> bool:
    """Whether there is something on both sides in the same line."""
    before, after = spaces.start(), spaces.end()
    text = spaces.string
    return before > 0 and after < len(text) and "\n" not in (text[before - 1], text[after])
