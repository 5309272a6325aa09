"""The section of BENCHMARKS.md about the search for answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

HEAD = """## Answers

Output of `python -m tests.bench.faq`: 240 questions that were written from the list of topics
alone, before the wordings of the entries (three a topic and language: one in everyday words, one
with typing errors), and 120 about other things, against the entries that ship, with the encoder of
a real dialogue process. In percent, Korean / English / both. *Morphemes* are kiwipiepy's; *endings*
cuts particles and endings off, without it.

| | right first | right among three | another one answers | other questions answered |
|---|---|---|---|---|
| goal | 95 | 99 | | at most 3 |"""
TIMES = """
Milliseconds of the processor for a question without the encoder:

| | 40 entries, p50 / p95 | 10,000 entries, p50 / p95 |
|---|---|---|
| goal | | / 10 |"""

Shares = tuple[float, float, float]
"""Korean, English, both."""


def text(rows: Mapping[str, Sequence[Shares]], times: Mapping[str, Sequence[str]]) -> str:
    """`rows`: a way of searching → the four columns of the first table; `times`: → of the
    second."""
    lines = [HEAD]
    for name, columns in rows.items():
        cells = [" / ".join(f"{share * 100:.1f}" for share in shares) for shares in columns]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines.append(TIMES)
    lines += [f"| {name} | {' | '.join(cells)} |" for name, cells in times.items()]
    return "\n".join(lines) + "\n"
