"""What of a story may be its title: sentences, and clauses of one that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from actions.reading.titles import announced, manner, words, words_english
from actions.reading.titles.polish import (
    LONGEST,
    cut,
    is_korean,
    letters,
    longest,
    polished,
    spoken,
)
from actions.reading.titles.stems import wishes

_END = re.compile(
    r"(?<=[!?。…])[\"'”’)]*\s+|(?<=[.])[\"'”’)]*" + words_english.UNBROKEN + r"\s+|"
    r"(?<=[.])\s+" + words_english.BEGINS + r"|(?<=[가-힣][.!?])(?=[가-힣])|\n+|[~ㅠㅜ]+\s+|"
    r"(?<=[가-힣])[.!?]{2,}(?=[가-힣(])|(?<=다\.)(?=\()|(?<=[가-힣)])\s[-–]\s(?=[가-힣])|\s+(?=안녕하[세십])|"
    r"(?<=[가-힣][.])(?=\d{1,2}[.)])|(?<=니다)\s+|(?<=[어아해예에네세져려나군게여]요)\s+|(?<=십시[오요])\s+|"
    r"(?<=[네어아해세]여)\s+|"
    r"(?<=[있없했였았었됐겠같않]음)\s+(?=[가-힣]{2})|"
    r"(?<=촉구\")\s|(?<=요청\")\s|(?<=건의\")\s|(?<=반대\")\s|"
    r"\s+(?=(?:\d{1,2}[.)]|[①-⑳]|\[[^\]]{1,12}\])\s)|\s(?:[-=_〓■▶●◆>~]{2,})\s|"
    r"\s+(?=제목\s*[:：])|\s?[■▶●◆□◇]\s?|\s[ㅇ※✱]\s?|\s?[ㆍ・]\s+"
)
_CLAUSE = re.compile(
    r"(?<=는데)\s+|(?<=은데)\s+|(?<=인데)\s+|(?<=데도)\s+|(?<=지만)\s+|(?<=으며)\s+|"
    r"(?<=하며)\s+|(?<=되며)\s+|(?<=으나)\s+|(?<=[하되였았었했됐]나)\s+|"
    r"(?<=[가-힣]고)(?<![다라냐자려리사광보창신최경권중]고)\s+(?!있|싶|나[서면]|말|계[시신]|보니|가고|오고)|"
    r"(?<=[어아해져혀려]서)\s+|(?<=니까)\s+|(?<=면서)\s+|(?<=더니)\s+|"
    r"(?<=므로)\s+|(?<=아니라)\s+|"
    r"(?<=하여)\s+|(?<=되어)\s+|(?<=인데요)\s+|(?<=는데요)\s+|(?<=구요)\s+|(?<=고요)\s+|"
    r"(?<=다가)\s+|[,;]\s+(?=[^\x00-\x7f]|(?:which|who|and|but|so|because|while|as|even|my|it|i|"
    r"we|he|she|they|the|nobody|please)\b)|\s[-–]\s|"
    r"\s+(?=(?:because|since|although|but|and (?:i|we|my|the|they|it|he|she)|so that|even "
    r"though|which)\b)",
    re.IGNORECASE,
)
_LED = 0.6
"""How surely the beginning of a sentence is the matter that says why its writer writes."""
_HEADING = re.compile(
    r"(?:제목|건명|민원명)\s*[:：]\s*$|^(?:제목|건명|민원명)\s*[:：]|^제목\s(?!없)(?=\S+\s\S)"
)
_JOINED = re.compile(r"(?:but|and|so)\b", re.IGNORECASE)
_AGAINST = re.compile(r"(?:지만|으나|는데도?|데도|불구하고|[하되였았]나)$")
LEFT = re.compile(
    r"[^\s\"'“‘]*(?:(?:하|되|있|없|믿|받|주|먹|오|가|치|리|지|았|었|였|했|됐)고|하며|되며|으며|거나|다가|라면|"
    r"으면|지만|는데|[어아해]서|하여|되어|바로잡아|다며|라며|위해서?|인해서?|때문에|통해서?|못하는|하는|되는|"
    r"있으면|라고|다고|제외한|포함한|비롯한|향한|통한|의한|따른|관련한|도록|려고|려면|는다는|한다는|된다는|"
    r"않고|않아|못하고|(?<=[가-힣]{2})하게|(?:생각|차원|입장|마음|의미)에서|으로써|로써|로서),?\s"
)
"""The rest of a clause whose beginning is not there."""
_FRESH = re.compile(
    r"(?:[을를]|에서|에게|[으]로|하고|으며|하며|면서|[어아해]서|지만|[는은]데|겪은|당한|니까|"
    r"[라다으]면|도록|때문에|에도|[,.])$"
)
"""Words behind which a phrase may begin."""


_CLAUSE_END = re.compile(
    r"(?:으며|하며|되며|이며|면서|[어아해여려]서|지만|[는은인]데도?|니까|[라다으]면|도록|때문에|으나|(?<![신광보창사최])고|므로|"
    r"[은는],?|에도|하여|되어|,)$"
)
"""Words behind which a clause may begin."""
_TOLD_OF = re.compile(r"(?<=[가-힣])(?:(?<![떠러])한|된|던|있는|없는|하는|되는|받은|당한)$")
"""Words that only tell more of the noun behind them."""
_STUB = re.compile(
    r".{1,15}?(?:도록|[던는은]데도?|뿐만\s아니라|아니라|(?<![사신광보])고|으며|[가-힣]며|면서|지만|으나|니까|더라도|"
    r"[았었했]다면|[으]?로서|로써|하자|되자|만한),?\s"
)
"""The end of a clause, a few characters long, before what is whole."""
_LEAST = 14
"""Characters of an end that says something by itself."""


@dataclass(frozen=True)
class Piece:
    """A sentence, or clauses of one that stand side by side."""

    text: str
    sentence: int
    at: int
    begins: bool
    ends: bool
    cut: bool = False
    heads: bool = False
    """The writer's own title."""
    announced: float = 0.0
    """What the writer says to write about."""
    wishes: bool = False
    """What follows it in the sentence is a wish."""
    turns: bool = False
    """Told against what was said before."""


def sentences(text: str) -> list[str]:
    return _split(_END, text)


def pieces(text: str) -> Iterator[Piece]:
    at = 0
    for number, sentence in enumerate(sentences(text)):
        at = text.find(sentence, at)
        wish = wishes(sentence)
        for piece in _of(sentence, number, at):
            yield replace(piece, wishes=True) if wish and not piece.ends else piece


def _of(sentence: str, number: int, at: int) -> Iterator[Piece]:
    said = spoken(sentence)
    if not letters(said):
        return
    heads = bool(_HEADING.search(sentence[:12]))
    turns = bool(manner.TURN.match(sentence))
    if len(polished(said)) <= longest(said):
        yield Piece(said, number, at, True, True, heads=heads, turns=turns)
    elif heads:
        yield Piece(_heading(said), number, at, True, True, heads=True)
    yield from _announced(said, number, at)
    yield from _runs(said, number, at, turns, bool(announced.LEADS.match(sentence)))


def _heading(said: str) -> str:
    """The writer's own title where what follows it stands on the same line."""
    found = words.HEADING_END.search(said[12:LONGEST])
    return said[: 12 + found.end()] if found else cut(said)


def _announced(said: str, number: int, at: int) -> Iterator[Piece]:
    found = announced.matter(said) if is_korean(said) else None
    if found is None:
        return
    what, surely = found
    begins = said.startswith(what)
    if len(polished(what)) <= LONGEST:
        yield Piece(what, number, at, begins, True, announced=surely)
        return
    parts = what.split()
    starts = [n for n in range(1, len(parts) - 2) if _FRESH.search(parts[n - 1])]
    for n in starts[-2:]:
        yield Piece(" ".join(parts[n:]), number, at, False, True, announced=surely)
    for part, fresh in _tails(what):
        yield Piece(part, number, at, False, True, cut=not fresh, announced=surely)


def _runs(sentence: str, number: int, at: int, turns: bool, led: bool) -> Iterator[Piece]:
    """Clauses of a sentence, alone and with those beside them, as far as a title holds them."""
    clauses = _split(_CLAUSE, sentence)
    whole = len(sentence) <= longest(sentence)
    if len(clauses) > 1 and len(polished(sentence)) > longest(sentence):
        yield from _parts(sentence, number, at, True, True, turns)
    start = 0
    for first, clause in enumerate(clauses):
        start = sentence.find(clause, start)
        end = start
        for last in range(first, min(len(clauses), first + 5)):
            end = sentence.find(clauses[last], end) + len(clauses[last])
            said = spoken(sentence[start:end])
            begins = first == 0 or bool(_JOINED.match(clause))
            ends = last == len(clauses) - 1
            if (whole and begins and ends) or not letters(said):
                continue
            if len(polished(said)) <= longest(said):
                turned = turns if first == 0 else bool(_AGAINST.search(clauses[first - 1]))
                announces = _LED if led and first == 0 else 0.0
                yield Piece(
                    said, number, at + start, begins, ends, announced=announces, turns=turned
                )
            elif first == last:
                yield from _parts(said, number, at + start, begins, ends, turns)
        start += 1


def _parts(
    said: str, number: int, at: int, begins: bool, ends: bool, turns: bool
) -> Iterator[Piece]:
    """A part of what is too long: its end in Korean, where the verb is; else from a "
    "verb of change."""
    said = polished(said)
    if is_korean(said):
        for part, fresh in _tails(said):
            yield Piece(part, number, at, False, ends, cut=not fresh, turns=turns)
        return
    yield Piece(cut(said), number, at, begins, ends, cut=True)
    phrase = _begun(said)
    if len(phrase) >= 40:
        yield Piece(phrase, number, at, begins, ends, cut=True)
    for verb in list(words_english.ACTING.finditer(said))[:4]:
        yield Piece(_begun(said[verb.start() :]), number, at, False, ends, cut=True)


def _begun(said: str) -> str:
    """As much of it as fits, to the end of a phrase where there is one."""
    most = longest(said)
    if len(said) <= most:
        return said
    ended = [m.start() for m in words_english.PHRASE_END.finditer(said[:most])]
    return said[: ended[-1]] if ended and ended[-1] >= 30 else cut(said)


def _tails(said: str) -> Iterator[tuple[str, bool]]:
    """The longest end that fits, and those that begin where a clause or a phrase does."""
    parts = said.split()
    fits = [n for n in range(1, len(parts)) if len(" ".join(parts[n:])) <= LONGEST]
    if not fits:
        yield cut(said), False
        return
    fresh = next((n for n in fits if _FRESH.search(parts[n - 1])), None)
    clauses = [n for n in fits if _CLAUSE_END.search(parts[n - 1])][:2]
    clauses += [n for n in fits if _TOLD_OF.search(parts[n - 1])][:1]
    for n in dict.fromkeys(n for n in (fits[0], fresh, *clauses) if n is not None):
        kept = " ".join(parts[n:])
        while " " in kept and (words.POINTING.match(kept) or LEFT.match(kept)):
            kept = kept.partition(" ")[2]
        stub = _STUB.match(kept)
        if stub and len(kept) - stub.end() >= _LEAST:
            kept = kept[stub.end() :]
        if n not in clauses or len(kept) >= _LEAST:
            yield kept, n in clauses or bool(stub)


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in pattern.split(text) if part and part.strip()]
