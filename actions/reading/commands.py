"""Words that mean the same in every state, exactly as a person may type them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from actions.base.folded import folded
from locales import LANGUAGES
from locales.asking import phrases
from locales.languages import Language

Command = Literal[
    "go_back", "cancel", "start_over", "talk_to_human", "help", "repeat", "done", "skip",
    "affirm", "deny", "language",
]  # fmt: skip

_WORDS: dict[Command, str] = {
    "go_back": "이전|이전으로|이전으로 가기|이전 질문|뒤로|뒤로 가기|뒤로가|뒤로 가줘|back|go back|"
    "previous|previous question",
    "cancel": "그만|그만할래요|그만할래|그만할게요|그만둘래요|그만두기|취소|취소할래요|취소할게요|"
    "취소해 주세요|취소해줘|중단|종료|cancel|stop|quit|exit|cancel please|please cancel|quit form|"
    "quit the form|quit this form|leave the form",
    "start_over": "처음|처음으로|처음부터|처음부터 다시|처음으로 가기|다시 시작|새로 시작|"
    "start over|restart|start again|begin again|from the beginning",
    "talk_to_human": "상담원|상담사|상담원 연결|상담원 연결해 주세요|상담사 연결|상담원이요|사람|"
    "사람이랑 얘기할래요|agent|human|operator|representative|talk to a human|talk to a person",
    "help": "도움말|도움|사용법|help|help me|?|??",
    "repeat": "다시|다시요|다시 말해 주세요|다시 말해줘|다시 한번|한 번 더|뭐라고요|repeat|again|"
    "say again|say that again|repeat that|pardon",
    "done": "다 썼어요|다 썼어|다 썼습니다|다 적었어요|다 적었습니다|다 썼음|끝|끝이에요|끝났어요|"
    "완료|이상|이상입니다|이상이에요|여기까지|여기까지요|다 보냈어요|다 보냈어|다 보냈습니다|"
    "1|all sent|sent everything|i sent everything|i've sent everything|"
    "done|i'm done|i am done|finished|"
    "that's all|that is all|that's it|that is it",
    "skip": "건너뛰기|건너뛸게요|건너뛸래요|넘어가기|넘어갈게요|패스|생략|없음|없어요|없습니다|"
    "모름|몰라|몰라요|모르겠어|모르겠어요|모르겠습니다|잘 몰라요|잘 모르겠어요|잘 모르겠습니다|"
    "기억 안 나요|기억이 안 나요|안 적을래요|skip|skip it|skip this|none|pass|n/a|i don't know|"
    "don't know|not sure|no idea",
    "affirm": "네|예|넵|넹|응|어|ㅇ|ㅇㅇ|ㅇㅋ|맞아요|맞습니다|맞아|그래요|그래|좋아요|네 맞아요|"
    "네 좋아요|동의|동의해요|동의합니다|네 동의해요|네 보내 주세요|yes|y|yeah|yep|ok|okay|sure|"
    "right|correct|yes please|i agree|agree",
    "deny": "아니요|아니오|아뇨|아니|아니에요|ㄴㄴ|싫어요|안 돼요|틀려요|no|n|nope|no thanks|"
    "no thank you|wrong|not right|disagree",
}

_TRIM = " \t\r\n.,!~…。！、·\"'“”‘’"


@lru_cache(maxsize=16)
def plain(text: str) -> str:
    """`text` to compare by: width, case, spaces, invisible and final characters do not count.

    >>> plain(" 처음 으로!! ")
    '처음으로'
    """
    kept = (
        c for c in folded(text) if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf")
    )
    word = "".join(kept).strip(_TRIM)
    return word if not word.strip("?") else word.rstrip("?" + _TRIM)


_COMMANDS: dict[str, Command] = {
    plain(word): command for command, words in _WORDS.items() for word in words.split("|")
}


def command(text: str) -> Command | None:
    """The command that `text` is, if it is nothing else."""
    return _COMMANDS.get(plain(text)) or ("language" if language(text) else None)


def language(text: str) -> str | None:
    """The language that `text` asks for, if it says nothing else."""
    return _languages(LANGUAGES.choices).get(plain(text))


@lru_cache(maxsize=8)
def _languages(offered: tuple[Language, ...]) -> Mapping[str, str]:
    return {plain(phrase): one.tag for one in offered for phrase in phrases(one)}
