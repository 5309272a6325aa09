"""What an officer writes to one person, looked at for the numbers of others before it goes out."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.privacy.fold import fold
from bot.privacy.found import never, personal

_PUBLIC_MAIL = re.compile(r"@(?:[a-z0-9-]+\.)*(?:go\.kr|korea\.kr|mil\.kr)\s*$", re.IGNORECASE)
_MOBILE = re.compile(r"(?:\+?(?:00)?82)?0?1[016-9]\d{7,8}")


class Found(NamedTuple):
    """`kind` as in `placeholders.KINDS`; `text` as it was written."""

    kind: str
    text: str


def third_party_numbers(text: str) -> tuple[Found, ...]:
    """Numbers in an answer that may be somebody's own, in their order: of residents, passports,
    cards, licences, accounts, cars, mobile telephones, and e-mail addresses.

    Numbers of offices stay out of it: land lines, service numbers, addresses under go.kr. So do
    receipts, laws, dates and amounts. A name or an address is not found.
    """
    folded = fold(text)
    spans = {(start, end): kind for start, end, kind in personal(folded, content=True)}
    for start, end, kind in never(text):
        if all(end <= taken[0] or taken[1] <= start for taken in spans):
            spans[start, end] = kind
    found = (Found(kind, text[start:end]) for (start, end), kind in sorted(spans.items()))
    return tuple(one for one in found if one.kind != "pin" and not _public(one))


def _public(found: Found) -> bool:
    if found.kind == "email":
        return bool(_PUBLIC_MAIL.search(fold(found.text)))
    if found.kind != "phone":
        return False
    digits = re.sub(r"\D", "", fold(found.text))
    spelled = not re.fullmatch(r"[\d\s().+\-/·,*~]+", fold(found.text))
    return not (spelled or _MOBILE.fullmatch(digits))
