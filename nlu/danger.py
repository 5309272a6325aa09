"""Learn what danger sounds like: ``nlu/.venv/bin/python -m nlu.danger`` from the project's root.

Writes actions/base/danger_kinds/learnt.json from ``danger.yml`` and the sentences of data/nlu:
those of ``send_sos`` are danger, all others none. No set of tests is learnt from: they measure it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from actions.base import danger
from actions.base.danger_kinds import learnt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

ROOT = Path(__file__).parents[1]
KEPT = 12_000
KEPT_OF_A_KIND = 3_000
LIMITS = {"korean": -0.1, "english": 0.2}
"""What stands above counts: few of what is none do. Measured by people who are safe, not learnt."""
_ENTITY = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")

Row = tuple[str, str | None]
"""A text and the kind of its danger, "none", or nothing where the kind is not known."""


def main() -> None:
    rows = list(_rows())
    weights = _fit([text for text, _ in rows], [kind != "none" for _, kind in rows], KEPT)
    told = [(text, kind) for text, kind in rows if kind not in {"none", None}]
    kinds = {
        name: _fit([text for text, _ in told], [kind == name for _, kind in told], KEPT_OF_A_KIND)
        for name in sorted({str(kind) for _, kind in told})
    }
    learned = {"danger": weights, "kinds": kinds, **LIMITS}
    content = json.dumps(learned, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    learnt.FILE.write_text(content + "\n", encoding="utf-8")


def _rows() -> Iterator[Row]:
    for kind, texts in yaml.safe_load((ROOT / "nlu" / "danger.yml").read_text("utf-8")).items():
        yield from ((text, kind) for text in texts)
    for path in sorted((ROOT / "nlu" / "data" / "nlu").rglob("*.yml")):
        for block in (yaml.safe_load(path.read_text("utf-8")) or {}).get("nlu", ()):
            yield from _sentences(block)


def _sentences(block: dict[str, Any]) -> Iterator[Row]:
    for line in (block.get("examples") or "").splitlines() if "intent" in block else ():
        text = _ENTITY.sub(r"\1", line.strip()[2:]).strip()
        sos = block["intent"].startswith("send_sos")
        if text:
            yield text, danger.kind(text) if sos else "none"


def _fit(texts: Sequence[str], wanted: Sequence[bool], kept: int) -> dict[str, Any]:
    """Learnt twice: the second time from the letters that said most."""
    words: Iterable[str] | None = None
    for _ in range(2):
        counted = CountVectorizer(
            analyzer=_letters, binary=True, min_df=1 if words else 2, vocabulary=words
        )
        vectors: csr_matrix = normalize(counted.fit_transform(texts).astype(np.float64))
        model = LogisticRegression(C=30, max_iter=500)
        model.fit(vectors, np.array(wanted))
        names, said = counted.get_feature_names_out(), model.coef_[0]
        words = sorted(names[np.argsort(-np.abs(said))[:kept]])
    letters = {str(name): round(float(one), 2) for name, one in zip(names, said, strict=True)}
    return {"start": round(float(model.intercept_[0]), 3), "letters": letters}


def _letters(text: str) -> list[str]:
    said, spaced = danger.spoken(text)
    return sorted(learnt.letters_of(said, spaced))


if __name__ == "__main__":
    main()
