"""The words of a story by their beginnings: what it comes back to is what it is about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence

from actions.reading.titles import manner, words, words_english

_VERB = re.compile(
    r"(?:니다|는데|은데|[어아해]서|하[고는여며]|했고|지만|면서|라고|다고|[던한할된될있없]|"
    r"[어아해]야|[어아]도|들은|있는|없는|되는|까지|부터)$"
)
_EVERYWHERE_SAID = (
    "저는 저희 저의 제가 우리 본인 자신 자기 사람 분들 국민 나라 국가 정부 대한 대통 "
    "누구 상대 모두 모든 "
    "그리 그런 그래 그러 그렇 그것 이것 이게 그게 무슨 말이 이런 이렇 이는 이를 이에 "
    "이번 이제 이미 이후 이상 이유 이야 이해 "
    "이어 이루 하지 하나 하는 하면 하루 하였 한다 한번 합니 할수 해당 해도 해주 현재 "
    "현실 지금 지난 최근 "
    "요즘 당시 처음 다음 매일 시간 동안 개월 년이 년에 월에 아직 계속 다시 바로 직접 "
    "함께 같이 같은 다른 "
    "여러 많은 많이 조금 작은 좋은 정도 가장 매우 너무 정말 제발 특히 물론 결국 실제 "
    "사실 전혀 아무 아니 "
    "아닌 얼마 어떤 어떻 어느 어디 무엇 가지 경우 상황 상태 결과 관련 내용 방법 부분 "
    "일부 대부 일반 또는 "
    "생각 마음 말을 글을 일을 일이 청원 간곡 주시 주십 도와 도움 필요 가능 안녕 문제 "
    "때문 대해 위해 인해 "
    "의해 통해 따라 라는 에서 등의 등을 것이 것은 것을 것으 있는 있다 있고 있어 있을 "
    "있으 있도 있게 있기 "
    "있었 있습 없습 없다 없고 없어 없이 없었 않고 않는 않은 않을 않으 않아 않았 되고 "
    "되지 되어 되었 안되 "
    "받고 받아 받을 들어 만들 알고 모르 살아 사는 돌아 나오 보내 보고 보면 못하 밖에 제대 힘들 "
    "that this with have from they their there which would about your been were what when people "
    "these those them then than also because should could will more most many much some such other "
    "into over only very just even being make need take like year years time does doing "
    "where while "
    "every after before each both our"
)
_EVERYWHERE = frozenset(word[:5] for word in _EVERYWHERE_SAID.split())


def stems(text: str) -> list[str]:
    """The beginnings of words, by which a word is known in all its forms."""
    korean = [word[:2] for word in re.findall(r"[가-힣]{2,}", text) if not _VERB.search(word)]
    english = [word.lower()[:5] for word in re.findall(r"[A-Za-z]{4,}", text)]
    return [stem for stem in korean + english if stem not in _EVERYWHERE]


def wishes(text: str) -> bool:
    """Whether a Korean sentence ends with a wish."""
    return bool(words.ASKED.search(text[-24:]))


class Common:
    """How often a story comes back to each of its words, and which it opens with."""

    def __init__(self, said: Sequence[str]) -> None:
        story, opening = " ".join(said), " ".join(said[:2])
        self.brief = len(story) < 200
        self.troubled = any(words.TROUBLE.search(one) and not wishes(one) for one in said)
        self.counts = Counter(stems(story))
        self.top = [stem for stem, count in self.counts.most_common(4) if count > 2]
        self._grave = Counter(words.GRAVE.findall(story))
        self._change = Counter(words.CHANGE.findall(story))
        self._change.update(_lower(words_english.CHANGE.findall(story)))
        turning = [number for number, one in enumerate(said) if manner.TURN.match(one)]
        self._background = {before for one in turning for before in (one - 1, one - 2)}
        self._background.difference_update(turning)
        self._opening = frozenset(stems(opening))

    def background(self, sentence: int) -> bool:
        """Whether what follows is told against it: "다행입니다. 하지만 …"."""
        return sentence in self._background

    def shared(self, known: Collection[str]) -> float:
        """How many of the words of the whole story `known` holds."""
        return sum(math.log2(self.counts[stem]) for stem in known if self.counts[stem] > 1)

    def topics(self, known: Collection[str]) -> int:
        """How many of the four words that come most often `known` holds."""
        return sum(1 for stem in self.top if stem in known)

    def opened(self, known: Collection[str]) -> float:
        """What part of `known` the story opens with."""
        return sum(stem in self._opening for stem in known) / max(1, len(known))

    def troubles(self, text: str) -> float:
        """How often the story comes back to the troubles it names."""
        return _weight(self._grave, set(words.GRAVE.findall(text)))

    def changes(self, text: str) -> float:
        """How often the story comes back to the changes it asks for."""
        known = {*words.CHANGE.findall(text), *_lower(words_english.CHANGE.findall(text))}
        return _weight(self._change, known)


def _lower(found: list[str]) -> list[str]:
    return [word.lower() for word in found]


def _weight(counts: Counter[str], known: set[str]) -> float:
    return sum(math.log2(counts[word]) for word in known if counts[word] > 1)
