"""First messages that people really wrote: what they want, and which service it is for.

The messages stay where they are (``../shared/data/real``); their labels are another hand's
(``tests/sets/real/labels.yml``), and nothing learns from these rows.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import yaml

from nlu.components.encoder import Encoder
from nlu.report.figures import Seen
from nlu.report.text import LANGUAGE, percent, table
from nlu.services import Ranking
from nlu.settings import PROJECT_ROOT

REAL = PROJECT_ROOT.parent / "shared" / "data" / "real"
LABELS = PROJECT_ROOT / "tests" / "sets" / "real" / "labels.yml"
SERVICES = PROJECT_ROOT / "actions" / "portal" / "data" / "services"
REST = "other"
JOURNEYS = {
    "petition": ("file_petition",),
    "proposal": ("file_proposal", "join_discussion"),
    "waste_report": ("report_budget_waste",),
    "document": ("request_document", "file_business_document"),
    "disclosure": ("request_information", "search_data", "search_procurement"),
    "status": ("check_status", "add_to_case"),
    "question": ("ask_faq", "explain_term", "find_service", "object_to_decision"),
    "human": ("talk_to_human", "send_sos"),
    "small_talk": ("greet", "thank", "goodbye", "give_feedback", "bot_challenge", "help"),
}
"""The intents that begin each journey of the labels."""
HEAD = ("first messages", "Korean", "English")


@dataclass(frozen=True)
class First:
    """``journeys`` and ``services``: those that are right, the best first."""

    language: str
    text: str
    journeys: Sequence[str]
    services: Sequence[str]


def section(read: Callable[[str], Seen], encoder: Encoder) -> list[str]:
    """Nothing to learn from, and nothing without ``../shared``."""
    title = "### First messages that people really wrote"
    if not REAL.exists():
        return [title, f"Not here ({REAL})."]
    rows = list(firsts())
    columns = [
        _figures([r for r in rows if r.language == name], read, encoder) for name in LANGUAGE
    ]
    lines = [[label, *(column[label] for column in columns)] for label in columns[0]]
    note = (
        "What the classifier and the ranking of services say by themselves; what a conversation"
        " makes of it is measured by `tests/actions`. Several readings may be right."
    )
    return [title, note, table(HEAD, lines)]


def firsts() -> Iterator[First]:
    """The labelled rows, in the order of the files."""
    labels = {one["id"]: one for one in yaml.safe_load(LABELS.read_text(encoding="utf-8"))}
    for path in sorted(REAL.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if (label := labels.get(row["id"])) is not None:
                    text = row["title"] or row["text"]
                    yield First(path.name[:2], text, label["journeys"], label["category"])


def _figures(
    rows: Sequence[First], read: Callable[[str], Seen], encoder: Encoder
) -> dict[str, str]:
    seen = [read(row.text) for row in rows]
    wanted = [{i for j in row.journeys for i in JOURNEYS[j]} for row in rows]
    pairs = list(zip(wanted, seen, strict=True))
    long = [s for row, s in zip(rows, seen, strict=True) if len(row.text) >= 40]
    times = [s.milliseconds for s in seen]
    right = sum(s.names[:1] != [] and s.names[0] in w for w, s in pairs)
    return {
        "messages": str(len(rows)),
        "fitting intent first, %": _share(right, len(rows)),
        "among the first three, %": _share(
            sum(bool(w & set(s.names)) for w, s in pairs), len(rows)
        ),
        "below the threshold, of those from 40 characters on, %": _share(
            sum(s.rejected for s in long), len(long)
        ),
        "reached an encoder, %": _share(sum(s.encoded for s in seen), len(rows)),
        "ms of the processor a message, mean / p95": (
            f"{np.mean(times):.1f} / {np.quantile(times, 0.95):.1f}"
        ),
        **_services([row for row in rows if row.services], encoder),
    }


def _services(rows: Sequence[First], encoder: Encoder) -> dict[str, str]:
    ranking = ranking_of(phrases(), encoder)
    orders = [[code for code, _ in ranking.shares(encoder.encode([r.text])[0])] for r in rows]
    pairs = list(zip(rows, orders, strict=True))
    first = sum(order[0] in row.services for row, order in pairs)
    three = sum(bool(set(order[:3]) & set(row.services)) for row, order in pairs)
    offered = sum(bool({*order[:2], REST} & set(row.services)) for row, order in pairs)
    return {
        "petitions with a service": str(len(rows)),
        "right service first, %": _share(first, len(rows)),
        "among the first three, % ": _share(three, len(rows)),
        "among the two and the rest that are offered, %": _share(offered, len(rows)),
    }


def phrases() -> Mapping[str, Sequence[str]]:
    """What the portal of the checkout has people say of each service, as the dialogue is told."""
    found = {}
    for path in sorted(SERVICES.glob("*.yml")):
        service: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        said = [phrase for part in service["phrases"].values() for phrase in part]
        found[service["code"]] = [*dict.fromkeys([*said, *service["title"].values()])]
    return found


def ranking_of(told: Mapping[str, Sequence[str]], encoder: Encoder) -> Ranking:
    labels = [code for code, said in told.items() for _ in said]
    return Ranking.fit(encoder.encode([text for said in told.values() for text in said]), labels)


def _share(part: int, whole: int) -> str:
    return percent(part / whole) if whole else "–"
