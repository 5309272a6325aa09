"""The report as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nlu.report.figures import Figures

LANGUAGE = {"ko": "Korean", "en": "English"}


def percent(share: float) -> str:
    return f"{share * 100:.1f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def ours(by_language: Mapping[str, Figures]) -> str:
    """The default model, a column a language."""
    figures = list(by_language.values())

    def row(name: str, values: Sequence[str]) -> list[str]:
        return [name, *values]

    rows = [
        row("sentences, in scope / out of scope",
            [f"{f.in_scope} / {f.out_of_scope}" for f in figures]),
        row("top-1, %", [percent(f.top_1) for f in figures]),
        row("top-3, %", [percent(f.top_3) for f in figures]),
        row("macro F1, %", [percent(f.macro_f1) for f in figures]),
        row("out-of-scope AUROC, %", [percent(f.auroc) for f in figures]),
        row("out of scope, not acted upon, %", [percent(f.held) for f in figures]),
        row("in scope, asked “did you mean”, %", [percent(f.asked) for f in figures]),
        row("in scope, rejected (three nearest offered), %",
            [percent(f.rejected) for f in figures]),
        row("in scope, acted upon wrongly, %", [percent(f.acted_wrong) for f in figures]),
        row("reached an encoder, in scope / out of scope, %",
            [f"{percent(f.encoded)} / {percent(f.encoded_out)}" for f in figures]),
        row("ms of the processor a message, p50 / p95, nothing cached",
            [f"{f.p50:.1f} / {f.p95:.1f}" for f in figures]),
    ]  # fmt: skip
    return table(["unseen sentences", *(LANGUAGE[name] for name in by_language)], rows)


def confusions(by_language: Mapping[str, Figures]) -> str:
    lines = []
    for language, figures in by_language.items():
        pairs = ", ".join(f"{a} → {b} {count}" for a, b, count in figures.confusions)
        lines.append(f"{LANGUAGE[language]}, the ten worst confusions: {pairs}.")
    return "\n\n".join(lines)


STAGES_HEAD = (
    "stages", "top-1 ko / en", "top-3", "AUROC", "not acted upon", "asked", "rejected",
    "at an encoder", "ms p50", "ms p95", "out of fold top-1 / AUROC",
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
        both([f.asked for f in figures]),
        both([f.rejected for f in figures]),
        both([f.encoded for f in figures]),
        " / ".join(f"{f.p50:.1f}" for f in figures),
        " / ".join(f"{f.p95:.1f}" for f in figures),
        out_of_fold,
    ]


PUBLIC_HEAD = ("set", "sentences", "top-1", "AUROC", "not acted upon", "at an encoder", "ms p50")


def public_row(name: str, figures: Figures) -> list[str]:
    return [
        name,
        f"{figures.in_scope} / {figures.out_of_scope}",
        percent(figures.top_1),
        percent(figures.auroc),
        percent(figures.held),
        percent(figures.encoded),
        f"{figures.p50:.1f}",
    ]
