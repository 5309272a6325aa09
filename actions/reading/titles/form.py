"""How a piece of a story is formed: whole or torn from a sentence, long, of how many clauses."""

from __future__ import annotations

import re

from actions.reading.titles.pieces import LEFT, Piece
from actions.reading.titles.polish import leads_on

_VERBAL = re.compile(
    r"(?:데|데도|지만|며|고|서|니까|므로|하여|되어|으나|거나|음|함|됨|요|다|때문에|해)$"
)
_OPEN = re.compile(r"(?:데도?|고|며|면서?|니까?|다가|하여|으나|지만|도록|려고|[어아해]서)$")
"""An end at which one waits for the rest."""
_WITH = re.compile(r"[가-힣](?:와|[을를]|에게|에서|으로)[.\s]*$")
"""A particle behind which a verb is missing."""
_LAW = re.compile(r"제\s?\d+\s?[조항호]|(?:처한다|아니한다|할\s수\s있다|하여야\s한다)$")
"""The text of a law."""
_JOINING = re.compile(
    r"(?:고|며|면서|[어아해]서|지만|는데|인데|니까|으나|하여(?!\s주)|되어(?!\s있)|면|때문에),?\s(?!있|싶|합니다)"
)
"""Where a clause within the piece ends."""
_SUPPOSES = re.compile(
    r"(?:[다라]면|(?<![었았였했셨졌됐렸])으면|[하되지]면|려면),?\s|혹시|만약|만일"
)
"""What holds only if something else does."""


def signs(piece: Piece, korean: bool, *, brief: bool) -> dict[str, float]:
    """By name, how much of each sign of its form the piece bears; `brief`: the story is short."""
    text = piece.text
    leads = leads_on(text)
    is_open = korean and hangs_open(piece) and not leads
    return {
        "begins": piece.begins,
        "ends": piece.ends,
        "cut": piece.cut,
        "left over": korean and not piece.begins and bool(LEFT.match(text)),
        "hangs": korean and (bool(_WITH.search(text)) or not (piece.ends or _VERBAL.search(text))),
        "open": (0.8 if text.endswith(("고", "며")) else 1) if is_open else 0,
        "led off": leads if korean and not piece.ends else 0,
        "much": min(2.5, max(0, len(text) - 38) / 10) if korean and not brief else 0,
        "clauses": 0 if brief else min(2, max(0, len(_JOINING.findall(text)) - 1)),
        "supposes": bool(_SUPPOSES.search(text)),
        "law": bool(_LAW.search(text)),
        "short": len(text) < (9 if korean else 14),
        "long enough": len(text) >= (16 if korean else 25),
    }


def hangs_open(piece: Piece) -> bool:
    """Whether it ends where one waits for the rest."""
    return not piece.ends and bool(_OPEN.search(piece.text))
