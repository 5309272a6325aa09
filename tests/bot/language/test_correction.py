"""What was typed in the wrong keyboard mode, in initials, without spaces or with letters held."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading import commands as journeys
from bot.knowledge import seed as knowledge_seed
from bot.knowledge.content import PlainTerm
from bot.knowledge.lexicon import KnownWords
from bot.knowledge.versions import EVERY, KnowledgeVersions
from bot.language import commands
from bot.language.correction import LIMIT, command, correct
from bot.language.keyboard import to_hangul, to_latin
from bot.language.lexicon import load
from bot.linking import commands as link_commands
from locales import LANGUAGES
from locales.asking import phrases
from tests.bot import faq_entries
from tests.bot.faq_entries import put, put_terms
from tests.bot.turn.test_statements import recorded
from tests.kit.core.core import Core, GatedDatabase, MovableClock, ask, make_settings, offer

TURNED = {
    "keys-noun": ("wjsdlqtlsrh", "전입신고"),
    "keys-first-letter-large": ("Wjsdlqtlsrh", "전입신고"),
    "keys-caps-lock": ("WJSDLQTLSRH", "전입신고"),
    "keys-sentence": ("wjsdlqtlsrh djEjgrp gody?", "전입신고 어떻게 해요?"),
    "keys-ending": ("durnjsdmf dlfgdjqjfuTdjdy", "여권을 잃어버렸어요"),
    "keys-broken-light": ("rkfhemd rhwkd skTdjdy", "가로등 고장 났어요"),
    "keys-greeting": ("dkssudgktpdy", "안녕하세요"),
    "keys-please": ("ehdhkwntpdy", "도와주세요"),
    "keys-please-crying": ("ehdhkwntpdybb", "도와주세요ㅠㅠ"),
    "keys-beside-english": ("hi dkssudgktpdy", "hi 안녕하세요"),
    "keys-without-spaces": ("wjsdlqtlsrhdjEjgrpgody", "전입신고 어떻게해요"),
    "keys-passport-without-spaces": ("durnjswoqkfrmqdjEjgrpgody", "여권재발급 어떻게해요"),
    "keys-punctuation": ("(wjsdlqtlsrh)", "(전입신고)"),
    "keys-noise": ("cmdrksthdma", "층간소음"),
    "keys-parking": ("qnfqjqwnck tlsrh", "불법주차 신고"),
    "keys-beside-a-placeholder": ("⟦phone:1⟧ wjsdlqtlsrh", "⟦phone:1⟧ 전입신고"),
    "keys-beside-a-number": ("wjsdlqtlsrh 2026-03-02", "전입신고 2026-03-02"),
    "reverse-help": ("ㅗ디ㅔ", "help"),
    "reverse-help-me": ("ㅗ디ㅔ ㅡㄷ", "help me"),
    "reverse-passport": ("ㅔㅁㄴ네ㅐㄳ", "passport"),
    "reverse-passport-apart": ("ㅔㅁㄴ네ㅐㄱㅅ", "passport"),
    "reverse-status": ("ㄴㅅㅁ션", "status"),
    "reverse-petition": ("ㅔㄷ샤샤ㅐㅜ", "petition"),
    "reverse-hello": ("ㅗ디ㅣㅐ", "hello"),
    "reverse-cancel": ("ㅊ뭋디", "cancel"),
    "reverse-sentence": ("ㅑ ㅣㅐㄴㅅ ㅡㅛ ㅔㅁㄴ네ㅐㄱㅅ", "i lost my passport"),
    "initials": ("ㅈㅇㅅㄱ", "전입신고"),
    "initials-in-a-sentence": ("ㅈㅇㅅㄱ 방법", "전입신고 방법"),
    "initials-passport": ("ㅇㄱㅈㅂㄱ", "여권재발급"),
    "initials-thanks": ("ㄱㅅㅎㄴㄷ", "감사합니다"),
    "initials-help": ("ㄷㅇㅁ", "도움말"),
    "held-vowel": ("도와주세요오오오", "도와주세요"),
    "held-yes": ("네에에", "네"),
    "held-greeting": ("안녕하세요오", "안녕하세요"),
    "held-help": ("heeelp", "help"),
    "held-end": ("helpppp", "help"),
    "held-twice": ("helllloooo", "hello"),
    "held-good": ("goood morning", "good morning"),
    "held-please": ("pleaseee", "please"),
    "spaces-how": ("전입신고어떻게해요", "전입신고 어떻게해요"),
    "spaces-passport": ("여권재발급어떻게해요", "여권재발급 어떻게해요"),
    "spaces-want": ("전입신고방법알려주세요", "전입신고 방법 알려주세요"),
    "spaces-english": ("passportrenewal", "passport renewal"),
    "spaces-help-me": ("helpme", "help me"),
    "decomposed": (unicodedata.normalize("NFD", "전입신고"), "전입신고"),
    "decomposed-sentence": (
        unicodedata.normalize("NFD", "여권을 잃어버렸어요"),
        "여권을 잃어버렸어요",
    ),
}
SAME = (
    """
dog|cat|hi|ㅋㅋㅋ|ㅋㅋㅋㅋㅋㅋ|ㅎㅎㅎ|ㅠㅠ|ㅜㅜㅜ|ㅇㅋ|ㄱㅅ|ㄱㄱ|ㄴㄴ|ㅇㅇ|ㅅㅂㄴ|김철수
박지은|남궁민수|John Smith|Kim Chulsoo|Newman|Anderson|Johnson|Rody|110 Sejong-daero
세종대로 110|서울특별시 강남구 테헤란로 152|부산광역시 해운대구 우동|iphone|iPhone|KakaoTalk
SK telecom|LG|BTS|COVID|wifi|www.gov.kr|hong@example.com|1AA-2611-0000571K|010-1234-5678
⟦phone:1⟧|⟦pin:1⟧ ⟦receipt:2⟧|2026-03-02|1,200만원|12가3456|전입신고|여권을 잃어버렸어요
여권 재발급 받고 싶어요|가로등이 고장났어요|I lost my passport|my street light is broken
businessman|railroad|reporter|homeless|someone|dork|하하하하|ㅏㅏㅏ|asdf|qwerty|zzz|!!!|...
😀|네|응|DJ|dj|ㅔ|/restart|/help|faq|e-mail|O-ring|ABC마트|3층 소음|the the|soon|book
전입신고하고싶어요|신청했습니다|죄송하지만|얼마입니까|영업신고서|정보시스템
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize(("typed", "meant"), TURNED.values(), ids=TURNED.keys())
def test_is_understood_as(typed: str, meant: str) -> None:
    assert correct(typed).nlu_text == meant
    assert correct(typed).changed


@pytest.mark.parametrize("typed", SAME)
def test_stays_as_it_is(typed: str) -> None:
    assert (correct(typed).nlu_text, correct(typed).changed) == (typed, False)


@given(
    st.text(alphabet="abdeghilmnoprstuwyEQRTㅗ디ㅔㅠㅋㅈㅇ여권전입신고요오 0⟦⟧:-.?", max_size=40)
)
def test_the_result_stays(text: str) -> None:
    once = correct(text).nlu_text
    assert correct(once).nlu_text == once


@given(st.lists(st.sampled_from(sorted(load().korean | load().english)), max_size=12))
def test_known_words_stay(chosen: list[str]) -> None:
    text = " ".join(chosen)
    assert not correct(text).changed


@given(st.from_regex(r"\A[0-9A-Za-z⟦⟧:@._-]*[0-9⟦@][0-9A-Za-z⟦⟧:@._-]*\Z"))
def test_numbers_and_placeholders_stay(text: str) -> None:
    assert not correct(text).changed
    assert text in correct(f"{text} wjsdlqtlsrh").nlu_text


@given(st.text(alphabet="qwertyuiopasdfghjklzxcvbnmQWERTOP", max_size=30))
def test_keys_come_back(typed: str) -> None:
    assert to_latin(to_hangul(typed)) == typed


def test_a_story_is_left_alone() -> None:
    story = "wjsdlqtlsrh " * (LIMIT // 10)
    assert not correct(story).changed


def exact_words() -> list[str]:
    """Of the journeys and of the gateway, as long as they are words of one alphabet."""
    found = {one for group in journeys._WORDS.values() for one in group.split("|")}
    for group in (commands._MISSED, commands._MORE, link_commands._ISSUE):
        found.update(group)
    found.update(one.casefold() for language in LANGUAGES.choices for one in phrases(language))
    letters = (one for one in found if one.replace(" ", "").replace("'", "").isalpha())
    return sorted(one for one in letters if not set(one) & set("ㄱㄴㅇㅋ"))


@pytest.mark.parametrize("word", exact_words())
def test_every_exact_word_is_one_of_ours(word: str) -> None:
    compact = commands.plain(word).replace(" ", "")
    assert compact in load().commands or compact in ("어", "더", "넹", "y", "n")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rmaks", "그만"),
        ("Rmaks", "그만"),
        ("RMAKS", "그만"),
        ("cjdma", "처음"),
        ("cjdmaqnxj ektl", "처음부터 다시"),
        ("dlwjs", "이전"),
        ("tkdekadnjs", "상담원"),
        ("duddjfh", "영어로"),
        ("ekdma", "다음"),
        ("dldjgkrl", "이어하기"),
        ("ㅗ디ㅔ", "help"),
        ("ㄴ새ㅔ", "stop"),
        ("ㅊ뭋디", "cancel"),
        ("ㅠㅁ차", "back"),
        ("ㅛㄷㄴ", "yes"),
        ("두히ㅑ노", "english"),
        ("sp", "네"),
    ],
)
def test_commands(typed: str, meant: str) -> None:
    assert command(typed) == meant


@pytest.mark.parametrize(
    "typed", ["help", "그만", "dj", "rmaks wjsdlqtlsrh", "", "1", "ㅠㅠ", "ㅇㅇ", "book"]
)
def test_no_commands(typed: str) -> None:
    assert command(typed) is None


def test_the_titles_of_the_answers_are_known_words() -> None:
    unknown = []
    for entry in knowledge_seed.read_entries():
        for locale in ("ko", "en"):
            title = entry.title(locale)
            unknown += [title] if correct(title).changed else []
    assert unknown == []


@pytest.fixture
async def core(tmp_path: Path) -> AsyncIterator[Core]:
    core = Core(make_settings(tmp_path))
    yield core
    await core.settle()
    core.close()


def asked(core: Core) -> dict[str, Any]:
    return core.dialogue.asked[-1]


@pytest.mark.parametrize("account", ["webchat", "telegram"])
async def test_only_understanding_reads_it(core: Core, account: str) -> None:
    await core.say("wjsdlqtlsrh djEjgrp gody", account=account)
    assert asked(core)["text"] == "wjsdlqtlsrh djEjgrp gody"
    assert asked(core)["nlu_text"] == "전입신고 어떻게 해요"
    assert asked(core)["metadata"]["locale"] == "ko"


async def test_nothing_is_said_of_what_is_plain(core: Core) -> None:
    await core.say("전입신고 어떻게 해요")
    assert asked(core)["nlu_text"] is None


async def test_personal_data_is_masked_as_ever(core: Core) -> None:
    await core.say("wjsdlqtlsrh 010-1234-5678")
    assert asked(core)["nlu_text"] == "전입신고 ⟦phone:1⟧"


@pytest.mark.parametrize("kind", ["text", "story", "place", "person", "choice", "date"])
async def test_a_command_in_every_state(core: Core, kind: str) -> None:
    core.dialogue.answers["민원"] = [ask("제목", kind)]
    await core.say("민원")
    await core.say("rmaks")
    assert asked(core)["text"] == "그만"


async def test_a_syllable_may_be_a_title(core: Core) -> None:
    core.dialogue.answers["민원"] = [ask("제목")]
    await core.say("민원")
    await core.say("sp")
    assert asked(core)["text"] == "sp"


async def test_a_choice_is_found_by_its_title(core: Core) -> None:
    core.dialogue.answers["민원"] = [offer("보낼까요", "yes", "no")]
    await core.say("민원")
    await core.say("whgdkdy")
    assert (asked(core)["kind"], asked(core)["choice"]) == ("choice", "yes")


async def test_the_language_is_switched(core: Core) -> None:
    await core.say("안녕하세요")
    await core.say("duddjfh")
    assert await core.say("안녕하세요")
    assert asked(core)["metadata"]["locale"] == "en"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("rmqxkddl?", "급탕이?", id="a term, in the other mode"),
        pytest.param("급탕어떻게해요", "급탕 어떻게해요", id="a term, without spaces"),
        pytest.param("woskswldnjsrma", "재난지원금", id="a title, in the other mode"),
        pytest.param("재난지원금신청방법", "재난지원금 신청 방법", id="a title, without spaces"),
        pytest.param("ㅁㅁㄱㅇㅁㄱㅏ", None, id="nothing that is known"),
        pytest.param("ㅁㄴ흎우ㅅ", None, id="nor in English"),
        pytest.param("ㅁㅔㅐㄴ샤ㅣㅣㄷ", "apostille", id="an English title"),
    ],
)
async def test_what_staff_add_is_known_within_a_second(
    core: Core, typed: str, meant: str | None
) -> None:
    await core.say(typed)
    assert asked(core)["nlu_text"] is None
    put_terms(core.database, PlainTerm(term="급탕", plain="더운물", locale="ko"))
    put(core.database, faq_entries.entry("relief", "재난지원금", "Apostille"))
    core.clock.move(EVERY)
    await core.say(typed)
    assert asked(core)["nlu_text"] == meant


async def test_it_is_asked_for_no_more_than_twice_a_second(core: Core) -> None:
    await core.say("안녕하세요")
    with recorded(core.database) as statements:
        await core.say("급탕이요")
    assert not [text for text, _ in statements if "knowledge_versions" in text]
    core.clock.move(EVERY)
    with recorded(core.database) as statements:
        await core.say("급탕이요")
    assert len([text for text, _ in statements if "knowledge_versions" in text]) == 1
    assert not [text for text, _ in statements if "faq_entries" in text or "FROM terms" in text]


async def test_words_stay_known_while_the_database_is_away(database: GatedDatabase) -> None:
    put_terms(database, PlainTerm(term="급탕", plain="더운물", locale="ko"))
    clock = MovableClock()
    words = KnownWords(database, KnowledgeVersions(database, clock))
    assert (await words.now()).is_korean("급탕")
    clock.move(EVERY)
    database.close()
    assert (await words.now()).is_korean("급탕")
    other = KnownWords(database, KnowledgeVersions(database, clock))
    assert await other.now() is load()
