"""Words of languages of other scripts as they are spelled in Latin letters on a telephone, and
endings of words by which a language in Latin letters is told."""

from __future__ import annotations

import re
from collections.abc import Mapping

SURE: Mapping[str, str] = {
    "ja": """
        sumimasen arigatou arigato kudasai gozaimasu gozaimashita onegai onegaishimasu desu desuka
        doko itsu watashi kyuuryou kyuryou kyuuryo kyuryo gaikokujin touroku nakushita urusai
        urusakute urusakatta hikkoshi juusho jusho koujou kaisha yachin tasukete wakarimasen
        konnichiwa konbanwa nandesuka shiharai kekkon byouin denwa jitensha
    """,
    "ru": """
        chto gde kogda pochemu skolko mne menya nuzhno mozhno zarplata zarplatu zarplaty zarplati
        pomogite pozhaluysta pozhalujsta pojaluysta spasibo privet zdravstvuyte zdravstvuite rabota
        rabotu rabotayu rabote delat platyat platit platili dayut poteryal poteryala vizu viziti
        pasport kuda sosedi shumyat ulitse rebenka rebenok registratsiya strahovka strahovku
        strakhovka strakhovku kartu prodlit oformit ochen seychas segodnya vchera mesyats mesyaca
        mesyatsa nachalnik direktor kvartira kvartiru dogovor uvolili skazhite podskazhite
    """,
    "mn": """
        baina bainaa bnaa yaaj haana hezee yagaad tsalin tsalingaa tsalingiin ogohgui uguhgui
        ogsongui avaagui sungah sungalt viziin vizee gesen gesiin bolohuu boloh heregtei medehgui
        unemleh unemlehee hogoo ajil ajliin ajlaas delguur tuslaarai tuslah bayarlalaa burtgel
        burtgeliin hurdan huuhed huuhdee tsetserleg emneleg daatgal gudamj gerel
    """,
    "zh": """
        qingwen zenme zenmeban weishenme nihao xiexie gongzi qianzheng meiyou keyi bangzhu duoshao
        shenme laoban zhongwen huzhao dizhi linju laji
    """,
    "th": """
        sawasdee sawatdee khrap krub krab khob khun phom ngan mai-dai tham-ngan yu-nai
    """,
}
PERHAPS: Mapping[str, str] = {
    "ja": "moratte imasen wa ga wo ni ka no mada kyou ashita gomi biza dou nani hai dame machi",
    "ru": "ne kak viza na u moy moya moi ya est yest ili da net dom doma uzhe by zhe karta sadik "
          "mes god po za dlya ot let platu eto",
    "mn": "yum bn viz ve uu mongol sain bi chi bid sar udur hog yah we bol ene ter deer nad nadad",
    "zh": "wo ni ta le ma bu mei hao nali nar ren shi de zai you fa",
    "th": "kha kap mai dai tee nai chan krap yang visa",
}  # fmt: skip
ALSO: Mapping[str, str] = {
    "ja": "no",
    "ru": "on no ya",
    "mn": "we yum",
    "zh": "you ma",
    "th": "yang",
}
ENDINGS: Mapping[str, re.Pattern[str]] = {
    "uz": re.compile(
        r"\w{2,}(?:yapti(?:mi)?|yapman|yapmiz|yapsiz|moqchi(?:man)?|imni|ingizni|larni|larga|"
        r"lardan|aymiz|aydimi|"
        r"adimi|iladi|qilay|qilaman|xonaga|xonada|ishmayapti|olmayman|ganman)"
    ),
    "ja": re.compile(r"\w{2,}(?:[ei]mas(?:u|en)|mashita|masenka|masuka|mashitaka)"),
    "mn": re.compile(r"\w{2,}(?:hgui|sangui|songui|sengui|aagui|eegui|oogui)"),
    "ru": re.compile(r"\w{2,}(?:ayut|uyut|yayut|irovat|ovatsya|aetsya|yetsya)"),
    "fil": re.compile(
        r"(?:nag|mag|naka|maka)(?:pa|ba|ka|ta|sa|la)[a-z]{3,}|"
        r"(?:ipinag|pinag|pinapa|sinasa|tinata)[a-z]{3,}"
    ),
    "id": re.compile(
        r"(?:mem|men|meng|memper|diper)[a-z]{4,}(?:kan|i)|di[a-z]{4,}kan|[a-z]{3,}(?:annya|inya)"
    ),
}  # fmt: skip
"""Of whole words: what no English and no Korean word in Latin letters has."""
