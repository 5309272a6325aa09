"""`python -m nlu.report [--stock] [--public]`: writes nlu/report.md.

Trains everything that it compares from the sentences in nlu/data; ``--stock`` adds Rasa's default
pipeline, which takes half an hour once, ``--public`` the public sets where they are.
"""

from __future__ import annotations

import argparse
import sys

from nlu.settings import NLU_ROOT, export_defaults

CHAINS = (("none",), ("none", "use"), ("none", "e5"), ("none", "use", "e5"))
NAMES = {"none": "n-grams", "use": "USE", "e5": "e5"}


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m nlu.report", description=__doc__)
    options.add_argument("--stock", action="store_true", help="with Rasa's default pipeline")
    options.add_argument("--public", action="store_true", help="with the public sets")
    chosen = options.parse_args()
    export_defaults()
    parts = [*_stages(with_stock=chosen.stock)]
    if chosen.public:
        parts += _public()
    path = NLU_ROOT / "report.md"
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    _note(f"written: {path}")


def _stages(*, with_stock: bool) -> list[str]:
    # Imported here: the environment must be set before numpy is there.
    from nlu.report import sentences, stock, text
    from nlu.report.cascades import trained
    from nlu.report.figures import measure

    learned = list(sentences.ours(*sentences.LANGUAGES))
    unseen = {language: sentences.unseen(language) for language in sentences.LANGUAGES}
    rows, default = [], {}
    _note("training")
    ours = trained(learned, CHAINS[-1])
    for chain in CHAINS:
        _note(f"reading: {', '.join(chain)}")
        read, quality = ours.chain(chain)
        figures = {language: measure(read, part) for language, part in unseen.items()}
        apart = f"{text.percent(quality.top_1)} / {text.percent(quality.auroc)}"
        name = ", then ".join(NAMES[stage] for stage in chain)
        if list(chain) == _configured():
            default, name = figures, f"**{name}** (default)"
        rows.append(text.stages_row(name, figures, apart))
    if with_stock:
        _note("stock Rasa; this takes long the first time")
        figures = stock.figures(unseen, sentences.digest(learned))
        rows.append(text.stages_row("stock Rasa (DIET, 100 epochs)", figures, "–"))
    intents = len({row.intent for row in learned}) - 1
    head = f"{len(learned)} training sentences, {intents} intents, one model for both languages."
    return [head, text.ours(default), text.confusions(default), text.table(text.STAGES_HEAD, rows)]


def _public() -> list[str]:
    from nlu.report import sentences, text
    from nlu.report.cascades import trained
    from nlu.report.figures import measure

    if not sentences.PUBLIC.exists():
        return [f"Public sets: not here ({sentences.PUBLIC})."]
    rows = []
    for public in sentences.PUBLIC_SETS:
        _note(f"public set: {public.name}")
        ours = trained(public.learn(), _configured())
        for chain in (["none"], _configured()):
            read, _ = ours.chain(chain)
            name = f"{public.name}, {', then '.join(NAMES[stage] for stage in chain)}"
            rows.append(text.public_row(name, measure(read, public.test())))
    return ["Public sets, the same component:", text.table(text.PUBLIC_HEAD, rows)]


def _configured() -> list[str]:
    import yaml

    content = yaml.safe_load((NLU_ROOT / "config.yml").read_text(encoding="utf-8"))
    return [stage["encoder"] for stage in content["pipeline"][0]["stages"]]


def _note(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
