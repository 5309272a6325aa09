"""What a correction is of: the parts of a draft, and the value that is given for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from actions.reading import topics
from actions.reading.corrections import values
from actions.reading.places import merging
from actions.reading.replies import plain, refusals

TEXTS = ("title", "content", "text")
"""Parts that hold a bit of everything."""
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True)
class Correction:
    code: str
    """Which part of the draft."""
    value: str | None
    """The new value in the person's words; None where it is only said to be wrong."""
    remove: bool = False
    """It is to be taken out."""
    also: tuple[str, ...] = ()
    """The codes of others that are to be taken out with it."""
    whole: bool = False
    """The value is written as it is: what was said is put in already."""


@dataclass(frozen=True)
class Draft:
    """What can be corrected: `parts` the patterns of names, `types` of questions, `given` what is
    held as shown, `options` the labels of a choice, each by code."""

    parts: Mapping[str, str]
    types: Mapping[str, str]
    given: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of_type(self, *types: str) -> str | None:
        """The first part of one of `types`."""
        return next((code for code in self.parts if self.types.get(code) in types), None)

    def holding(self, said: str) -> str | None:
        """The part that holds `said`; the title and the text hold a bit of everything."""
        found = [code for code, held in self.given.items() if values.alike(said, held)]
        return next((code for code in found if code not in TEXTS), None)

    def moved(self, wrong: str, right: str) -> Correction | None:
        """The place with `right` where it says `wrong`."""
        code = self.of_type("place")
        whole = merging.contrasted(self.given.get(code or "", ""), wrong, right)
        return None if code is None or whole is None else Correction(code, whole, whole=True)

    def counted(self, said: str) -> Correction | None:
        """The place with another number: "아니 4번이요"."""
        code = self.of_type("place")
        whole = merging.counted(self.given.get(code or "", ""), said)
        return None if code is None or whole is None else Correction(code, whole, whole=True)

    def choice(self, said: str) -> str | None:
        """The part with an option like `said`."""
        return next(
            (c for c, labels in self.options.items() if any(near(said, one) for one in labels)),
            None,
        )


def near(said: str, label: str) -> bool:
    """Whether two wordings of a state begin alike: 깜빡거려요, 깜빡여요."""
    one, other = plain.squeezed(said), plain.squeezed(label)
    if _HANGUL.search(one):
        return len(one) > 1 and (one[:2] == other[:2] or one in other)
    stems = ({word[:5] for word in plain.spaced(t).split() if len(word) > 3} for t in (said, label))
    return bool(set.intersection(*stems))


def value_of(said: str, draft: Draft, code: str) -> str | None:
    """The new value without what is not of it; None when there is none."""
    kept = re.sub(
        r"^(?:그게|그건|거기는|이건|사실은?|새로|정확히는?|원래)\s+", "", said.strip(" ,.!~…")
    )
    kind = draft.types.get(code)
    if _HANGUL.search(kept):
        kept = plain.bare(kept) if kind not in ("choice", "story") else _stated(kept)
        if kind == "date":
            kept = re.sub(r"(?:이)?부터(?:였네요|예요|였어요)?$|(?:이)?었?(?:심더|어요)$", "", kept)
    else:
        kept = re.sub(
            r"^(?:it'?s|it is|it was|its|that'?s|they are|it should be|it should say|"
            r"should be|must be|to|as|into|is|but)\s+",
            "", kept, flags=re.IGNORECASE,
        )  # fmt: skip
        kept = re.sub(r"\s+(?:please|instead|actually|thanks|now)$", "", kept, flags=re.IGNORECASE)
    kept = kept.strip(" ,.!~…\"“”'‘’")
    return None if not kept or refusals.skips(kept) else kept


def _stated(kept: str) -> str:
    return re.sub(r"(?:이에요|예요|입니다|임)$", "", kept) or kept


def correction(draft: Draft, code: str, said: str) -> Correction:
    return Correction(code, value_of(said, draft, code))


def fits(rest: str, draft: Draft, code: str) -> bool:
    """Whether what follows "the place is" can be a place: a sentence or a question is none."""
    value = value_of(rest, draft, code)
    if value is None or topics.is_question(rest) or len(value) > 60:
        return False
    kind = draft.types.get(code)
    forms = {"place": values.is_place, "date": values.is_day}
    if kind in forms:
        return forms[kind](value)
    if kind in ("person", "phone"):
        return values.form(value) == kind
    return (
        kind in ("choice", "category")
        and len(value) <= 20
        and not re.search(r"없|모르|몰라", value)
    )
