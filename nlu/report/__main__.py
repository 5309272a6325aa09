"""`python -m nlu.report [--stock] [--public]`: a section of BENCHMARKS.md, as nlu/.rasa/report.md.

Trains everything that it compares from the sentences in nlu/data; ``--stock`` adds Rasa's default
pipeline, which takes half an hour once, ``--public`` the public sets where they are.
"""

from __future__ import annotations

import argparse
import sys

from nlu.report.chains import CHAINS, Chain, deserved, name
from nlu.settings import NLU_ROOT, export_defaults

REPORT = NLU_ROOT / ".rasa" / "report.md"
HEADING = """## Understanding

Output of `make nlu-report`: sentences that nobody saw who wrote the training data. *Stock*: Rasa's
default pipeline with DIET (25 epochs) on the same data; its class for what means nothing to us
counts as a rejection, as its threshold does."""


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m nlu.report", description=__doc__)
    options.add_argument("--stock", action="store_true", help="with Rasa's default pipeline")
    options.add_argument("--public", action="store_true", help="with the public sets")
    chosen = options.parse_args()
    export_defaults()
    parts = [HEADING, *_unseen(with_stock=chosen.stock)]
    if chosen.public:
        parts += _public()
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    _note(f"written: {REPORT}")


def _unseen(*, with_stock: bool) -> list[str]:
    # Imported here: the environment must be set before numpy is there.
    from nlu.components.encoder import load_encoder
    from nlu.report import real, sentences, stock, text
    from nlu.report.cascades import trained
    from nlu.report.figures import measure

    learned = list(sentences.ours(*sentences.LANGUAGES))
    rows = {language: sentences.unseen(language) for language in sentences.LANGUAGES}
    _note("training")
    ours = trained(learned, CHAINS[-1])
    figures, lines = {}, []
    for chain in CHAINS:
        _note(f"reading: {name(chain)}")
        read, quality = ours.chain(chain)
        figures[chain] = {language: measure(read, part) for language, part in rows.items()}
        apart = f"{text.percent(quality.top_1)} / {text.percent(quality.auroc)}"
        mark = " (default)" if chain == _configured() else ""
        lines.append(text.stages_row(f"{name(chain)}{mark}", figures[chain], apart))
    rival = {}
    if with_stock:
        _note("stock Rasa; this takes long the first time")
        rival = stock.figures(learned, rows)
    intents = len({row.intent for row in learned}) - 1
    shares = {chain: text.at_once(by_language) for chain, by_language in figures.items()}
    default = figures[_configured()]
    _note("first messages that people really wrote")
    read, _ = ours.chain(_configured())
    firsts = real.section(read, load_encoder(_configured()[-1]))
    return [
        f"{len(learned)} training sentences, {intents} intents, one model for both languages.",
        text.unseen(default, rival),
        text.confusions(default),
        *firsts,
        "### What each stage brings",
        text.table(text.STAGES_HEAD, lines),
        text.verdict(deserved(shares), _configured()),
    ]


def _public() -> list[str]:
    from nlu.report import sentences, text
    from nlu.report.cascades import trained
    from nlu.report.figures import measure

    title = "### Public sets, the same component"
    if not sentences.PUBLIC.exists():
        return [title, f"Not here ({sentences.PUBLIC})."]
    rows = []
    for public in sentences.PUBLIC_SETS:
        _note(f"public set: {public.name}")
        ours = trained(public.learn(), _configured())
        beside = {CHAINS[0]: ("", ""), _configured(): (public.planned, public.diet)}
        for chain, others in beside.items():
            read, _ = ours.chain(chain)
            figures = measure(read, public.test())
            rows.append(text.public_row(f"{public.name}, {name(chain)}", figures, *others))
    return [title, text.table(text.PUBLIC_HEAD, rows)]


def _configured() -> Chain:
    import yaml

    content = yaml.safe_load((NLU_ROOT / "config.yml").read_text(encoding="utf-8"))
    return tuple(stage["encoder"] for stage in content["pipeline"][0]["stages"])


def _note(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
