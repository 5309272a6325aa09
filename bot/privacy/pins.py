"""Digits that may be the PIN of a receipt: by the word before them, by a receipt that is near, or
because eight digits are all that was written."""

from __future__ import annotations

import re

from bot.privacy.fold import INVISIBLE

LENGTH = 8
_GAP = rf"[ \t.\-/{INVISIBLE}]"
_RUN = re.compile(rf"(?<![A-Za-z0-9])(?<!\d[-.,])\d(?:{_GAP}{{0,3}}\d){{3,11}}(?!\d)")
_PLAIN = re.compile(r"\d{4}[ -]?\d{4}|\d\d(?:[ -]\d\d){3}|\d(?:[ -]\d){7}")
_UNIT = re.compile(r"\s?(?:원|만|억|천|건|명|개|%|won|년|월|일(?!\d)|,\d)")
_OTHER_UNIT = re.compile(r"\s?(?:번지|번길|번|길|로|동|호|층|시|분|미터|m\b|km|층|대|쪽|조|항)")
_DATE = re.compile(r"(?:19|20)\d\d[-./ ]?(?:0?[1-9]|1[0-2])[-./ ]?(?:0?[1-9]|[12]\d|3[01])")
_YEARS = re.compile(r"1\d{3}|20\d\d|2100")
_SERVICE = re.compile(r"1[568]\d\d-\d{4}|0\d{1,2}[-.) ]{1,3}\d{3,4}[-. ]{1,3}\d{4}")
_NAMED = re.compile(
    r"(?:핀 ?번호|핀|비밀 ?번호|비번|암호|패스워드|확인 ?번호|\bpin(?: ?번호| code| number)?"
    r"|\bpass(?:word|code))(?:이|가|은|는|을|를|도| is|'s)?[ :=(]{0,3}"
    rf"(?P<value>\d(?:{_GAP}{{0,3}}\d){{3,11}})(?![\d,])",
    re.IGNORECASE,
)
_FEW_LETTERS = 15


def named(text: str, folded: str) -> list[tuple[int, int]]:
    """Digits behind a word such as 비밀번호."""
    return [
        match.span("value")
        for match in _NAMED.finditer(text)
        if not _UNIT.match(folded, match.end("value"))
    ]


def near(text: str, folded: str, *, exact: bool) -> list[tuple[int, int]]:
    """Every run of 4 to 12 digits that is no date, year, amount or telephone number; only those of
    eight digits where `exact`, in which other numbers are content."""
    found = []
    for match in _RUN.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if exact and len(digits) != LENGTH:
            continue
        if not _other(match, folded, digits):
            found.append(match.span())
    return found


def alone(text: str, folded: str) -> list[tuple[int, int]]:
    """Eight digits with few words around them: a receipt may have come before, or come next."""
    if sum(c.isalpha() for c in folded) > _FEW_LETTERS:
        return []
    found = near(text, folded, exact=True)
    return [
        (start, end)
        for start, end in found
        if _PLAIN.fullmatch(folded, start, end) and not _DATE.fullmatch(folded, start, end)
    ]


def _other(match: re.Match[str], folded: str, digits: str) -> bool:
    written = match[0]
    if _UNIT.match(folded, match.end()):
        return True
    if len(digits) == LENGTH:
        halves = digits[:4], digits[4:]
        years = all(map(_YEARS.fullmatch, halves)) and halves[0] < halves[1]
        dated = not written.isdigit() and bool(_DATE.fullmatch(written))
        return dated or (years and not written.isdigit()) or bool(_SERVICE.fullmatch(written))
    if _OTHER_UNIT.match(folded, match.end()) or _SERVICE.fullmatch(written):
        return True
    return bool(len(digits) == len("2026") and _YEARS.fullmatch(digits)) or bool(
        not written.isdigit() and _DATE.match(written)
    )
