"""The report as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from nlu.report.chains import LEAST, Chain, name
from nlu.report.figures import Figures

LANGUAGE = {"ko": "Korean", "en": "English"}


def percent(share: float) -> str:
    return f"{share * 100:.1f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


GOALS: Mapping[str, tuple[str, Callable[[Figures], str]]] = {
    "sentences, in scope / out of scope": ("", lambda f: f"{f.in_scope} / {f.out_of_scope}"),
    "right first (accuracy), %": ("≥ 93", lambda f: percent(f.top_1)),
    "right among the first three, %": ("≥ 98", lambda f: percent(f.top_3)),
    "macro F1, %": ("", lambda f: percent(f.macro_f1)),
    "out-of-scope AUROC, %": ("", lambda f: percent(f.auroc)),
    "out of scope, not acted upon, %": ("≥ 95", lambda f: percent(f.held)),
    "in scope, right at once, %": ("", lambda f: percent(f.at_once)),
    "in scope, asked “did you mean”, %": ("≤ 8", lambda f: percent(f.asked)),
    "in scope, rejected (three nearest offered), %": ("≤ 5", lambda f: percent(f.rejected)),
    "in scope, acted upon wrongly, %": ("", lambda f: percent(f.acted_wrong)),
    "reached an encoder, in scope / out of scope, %": (
        "", lambda f: f"{percent(f.encoded)} / {percent(f.encoded_out)}",
    ),
    "ms of the processor a message, p50 / p95, nothing cached": (
        "≤ 4 / 40", lambda f: f"{f.p50:.1f} / {f.p95:.1f}",
    ),
}  # fmt: skip


def unseen(ours: Mapping[str, Figures], stock: Mapping[str, Figures]) -> str:
    """A column a language, beside those of stock Rasa if it was measured."""
    head = [LANGUAGE[name] for name in ours] + [f"stock, {LANGUAGE[name]}" for name in stock]
    rows = [
        [label, goal, *(show(f) for f in [*ours.values(), *stock.values()])]
        for label, (goal, show) in GOALS.items()
    ]
    return table(["unseen sentences", "goal", *head], rows)


def confusions(by_language: Mapping[str, Figures]) -> str:
    lines = []
    for language, figures in by_language.items():
        pairs = ", ".join(f"{a} → {b} {count}" for a, b, count in figures.confusions)
        lines.append(f"{LANGUAGE[language]}, the ten worst confusions: {pairs}.")
    return "\n\n".join(lines)


STAGES_HEAD = (
    "stages", "right first ko / en", "first three", "AUROC", "not acted upon", "right at once",
    "asked", "rejected", "at an encoder", "ms p50", "ms p95", "out of fold: first / AUROC",
)  # fmt: skip


def stages_row(name: str, by_language: Mapping[str, Figures], out_of_fold: str) -> list[str]:
    figures = list(by_language.values())

    def both(values: Sequence[float]) -> str:
        return " / ".join(percent(value) for value in values)

    return [
        name,
        both([f.top_1 for f in figures]),
        both([f.top_3 for f in figures]),
        both([f.auroc for f in figures]),
        both([f.held for f in figures]),
        both([f.at_once for f in figures]),
        both([f.asked for f in figures]),
        both([f.rejected for f in figures]),
        both([f.encoded for f in figures]),
        " / ".join(f"{f.p50:.1f}" for f in figures),
        " / ".join(f"{f.p95:.1f}" for f in figures),
        out_of_fold,
    ]


def at_once(by_language: Mapping[str, Figures]) -> float:
    """The mean of the languages."""
    return sum(f.at_once for f in by_language.values()) / len(by_language)


def verdict(deserved: Chain, configured: Chain) -> str:
    agrees = "agrees" if deserved == configured else f"says otherwise: {name(configured)}"
    return (
        f"A stage that brings less than {LEAST:.0%} of the wishes “right at once” is not in the "
        f"default. By these figures the default is {name(deserved)}; config.yml {agrees}."
    )


PUBLIC_HEAD = (
    "set", "sentences", "right first / AUROC", "planned", "DIET", "not acted upon",
    "at an encoder", "ms p50",
)  # fmt: skip


def public_row(name: str, figures: Figures, planned: str, diet: str) -> list[str]:
    return [
        name,
        f"{figures.in_scope} / {figures.out_of_scope}",
        f"{percent(figures.top_1)} / {percent(figures.auroc)}",
        planned,
        diet,
        percent(figures.held),
        percent(figures.encoded),
        f"{figures.p50:.1f}",
    ]
