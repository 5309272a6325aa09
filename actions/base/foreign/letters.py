"""Which language a text is in by its letters: what is written in no Hangul and no Latin letters."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNKNOWN = "und"
"""The tag of a language that we have no sentence in."""
KNOWN = r"\x00-\u024f\u0300-\u036f\u1100-\u11ff\u1e00-\u1eff\u2000-\u2bff\u3000-\u303f\u3130-\u318f"
"""Latin letters, Hangul that is no syllable, marks and signs."""
_ANY = re.compile(rf"[^{KNOWN}\uac00-\ud7a3\ufe00-\uffff\U00010000-\U0010ffff]")
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_LATIN = re.compile("[a-z\u00c0-\u024f\u1e00-\u1eff]")
_SCRIPTS: Mapping[str, re.Pattern[str]] = {
    "han": re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff]"),
    "kana": re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]"),
    "ru": re.compile("[\u0400-\u052f]"),
    "th": re.compile("[\u0e01-\u0e4e]"),
    "km": re.compile("[\u1780-\u17d3]"),
    "my": re.compile("[\u1000-\u1049\u1050-\u109f]"),
    "bn": re.compile("[\u0980-\u09e3\u09f0-\u09ff]"),
    "si": re.compile("[\u0d80-\u0dff]"),
    "ne": re.compile("[\u0900-\u0963\u0970-\u097f]"),
    "ar": re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]"),
    UNKNOWN: re.compile(
        "[\u0370-\u03ff\u0530-\u05ff\u0700-\u074f\u0780-\u07bf\u0a00-\u0d7f\u0e80-\u0fff"
        "\u10a0-\u10ff\u1200-\u139f]"
    ),
}
"""By the language that is named for it: Devanagari by Nepali, which most who come here speak."""
_FEWEST = {"kana": 2, "ru": 2, UNKNOWN: 2}
"""Letters of what is no face, such as (ツ) or (;´Д`), and no unit."""
_WORDS = {"han": 0.5, "kana": 0.3}
_LETTER, _SYLLABLE, _NAME = 0.25, 0.4, 0.1
"""What a letter of a script is of a word: of most, of Hangul, of a Latin name or title."""
_OF_JAPAN = re.compile(
    "[届込働気駅売円広転図続観検験権帰戦仮価伝労単厳収変対専帯応悪恵戻払抜択拠拡挙楽歩毎沢浄済渋"
    "満焼獣発県経絵総緑縄聴脳蔵覚覧訳証説読譲賛軽辺逓遅鉄鉱銭録陥険隠隣雑霊静頼顔駆騒黒齢畑峠枠]"
)
_OF_CHINA = re.compile("[我你您他她们們吗嗎呢吧啊这這那哪谁什么麼没沒给給请請怎很把]")
"""Characters of sentences that no name and no Korean word is written with."""
_MIXED = re.compile("[\u4e00-\u9fff][\uac00-\ud7a3]")
_PAST_DIGITS = re.compile(r"(?<=\d)\s*[年月日時时分]")
_MONGOLIAN = re.compile(
    "[өү]|аа|ээ|уу(?![вд])|\\b(?:байна|байгаа|юм|юу|бэ|вэ|би|бид|сайн|надад|тийм|гэж|гэсэн|хийх|"
    "хэрэгтэй|болох|өгөх|авах|монгол\\w*|яах|хаана|хэзээ|яагаад|тусла\\w*)\\b"
)
_KAZAKH = re.compile("[әңұһі]")
_UZBEK = re.compile(
    "[ўқғҳ]|\\b(?:менга|мени|менинг|керак|учун|билан|бор|йук|салом|ассалому|рахмат|"
    "ёрдам|иш|канча|кандай|каерда|бермади|бермаяпти|мумкин|узбек\\w*)\\b"
)


def are_other(text: str) -> bool:
    """Whether letters that are neither Latin nor Korean stand in `text`."""
    return _ANY.search(text) is not None


def tag(text: str, *, english: bool) -> str | None:
    """The language of `text`, which is folded; None where most of it is Korean, or English, as it
    is said to be of its Latin words."""
    text = _PAST_DIGITS.sub("", text)
    counts = {name: len(letters.findall(text)) for name, letters in _SCRIPTS.items()}
    words = {name: count * _WORDS.get(name, _LETTER) for name, count in counts.items()}
    hangul, latin = len(HANGUL.findall(text)), len(_LATIN.findall(text))
    ours = hangul * _SYLLABLE + latin * (_LETTER if english else _NAME)
    if sum(words.values()) <= ours:
        return None
    name = max(words, key=lambda name: words[name])
    if counts["han"] or name == "kana":
        return _of_east(text, counts, name)
    if counts[name] < _FEWEST.get(name, 1):
        return None
    return _cyrillic(text) if name == "ru" else name


def _of_east(text: str, counts: Mapping[str, int], name: str) -> str | None:
    """Chinese or Japanese, or a Korean word in Chinese letters with its ending."""
    if name not in ("han", "kana"):
        return _cyrillic(text) if name == "ru" else name
    if counts["kana"] and counts["kana"] + counts["han"] > 1:
        return "ja"
    if not counts["han"] or (_MIXED.search(text) and not _OF_CHINA.search(text)):
        return None
    return "ja" if _OF_JAPAN.search(text) else "zh"


def _cyrillic(text: str) -> str:
    if _KAZAKH.search(text):
        return "ru"
    if _UZBEK.search(text):
        return "uz"
    return "mn" if _MONGOLIAN.search(text) else "ru"
