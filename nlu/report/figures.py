"""What is measured of a reader of sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score

from nlu.report.sentences import OUT, Row


@dataclass(frozen=True)
class Seen:
    """One sentence as it was read: the three nearest intents, and what was done with it."""

    names: Sequence[str]
    confidence: float
    rejected: bool
    asked: bool
    encoded: bool
    milliseconds: float


@dataclass(frozen=True)
class Figures:
    """Shares, of in-scope sentences unless said otherwise; times are of the processor, cold."""

    in_scope: int
    out_of_scope: int
    top_1: float
    top_3: float
    macro_f1: float
    auroc: float
    held: float
    """Of the out-of-scope sentences, those not acted upon without asking."""
    at_once: float
    """Acted upon rightly, without asking."""
    asked: float
    rejected: float
    acted_wrong: float
    encoded: float
    encoded_out: float
    p50: float
    p95: float
    confusions: Sequence[tuple[str, str, int]]


def measure(read: Callable[[str], Seen], rows: Sequence[Row]) -> Figures:
    """``rows`` have in-scope and out-of-scope sentences."""
    seen = [read(row.text) for row in rows]
    inside = [(row.intent, s) for row, s in zip(rows, seen, strict=True) if row.intent != OUT]
    outside = [s for row, s in zip(rows, seen, strict=True) if row.intent == OUT]
    truth, best = [name for name, _ in inside], [_first(s) for _, s in inside]
    wrong = Counter(pair for pair in zip(truth, best, strict=True) if pair[0] != pair[1])
    times = [s.milliseconds for s in seen]
    acted = [(name, s) for name, s in inside if not (s.rejected or s.asked)]
    return Figures(
        in_scope=len(inside),
        out_of_scope=len(outside),
        top_1=_share(name == first for name, first in zip(truth, best, strict=True)),
        top_3=_share(name in s.names for name, s in inside),
        macro_f1=float(f1_score(truth, best, labels=sorted(set(truth)), average="macro")),
        auroc=float(roc_auc_score([row.intent != OUT for row in rows], _confidences(seen))),
        held=_share(s.rejected or s.asked for s in outside),
        at_once=sum(name == _first(s) for name, s in acted) / len(inside),
        asked=_share(s.asked for _, s in inside),
        rejected=_share(s.rejected for _, s in inside),
        acted_wrong=sum(name != _first(s) for name, s in acted) / len(inside),
        encoded=_share(s.encoded for _, s in inside),
        encoded_out=_share(s.encoded for s in outside),
        p50=float(np.median(times)),
        p95=float(np.quantile(times, 0.95)),
        confusions=[(a, b, count) for (a, b), count in wrong.most_common(10)],
    )


def _first(seen: Seen) -> str:
    return seen.names[0] if seen.names else ""


def _confidences(seen: Sequence[Seen]) -> list[float]:
    return [s.confidence for s in seen]


def _share(flags: object) -> float:
    values = [bool(flag) for flag in flags]  # type: ignore[attr-defined]
    return sum(values) / len(values)
