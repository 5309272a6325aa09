"""What languages are called by those who ask for them: in Korean, in English, elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

KOREAN: Mapping[str, str] = {
    "ko": "한국어|한국말|우리말|한글",
    "en": "영어|잉글리[시쉬]",
    "zh": "중국어|중국말",
    "vi": "베트남어|베트남말|월남어|월남말",
    "ja": "일본어|일본말",
    "ru": "러시아어|러시아말",
    "th": "태국어|태국말",
    "id": "인도네시아어|인도네시아말|인니어",
    "mn": "몽골어|몽골말|몽고어|몽고말",
    "ne": "네팔어|네팔말",
    "uz": "우즈벡어|우즈벡말|우즈베크어|우즈베키스탄어|우즈베키스탄말",
    "km": "캄보디아어|캄보디아말|크메르어",
    "my": "미얀마어|미얀마말|버마어",
    "bn": "벵골어|벵갈어|방글라어|방글라데시어|방글라데시말",
    "si": "스리랑카어|스리랑카말|[싱신]할라어",
    "fil": "필리핀어|필리핀말|타갈로그어?|따갈로그어?",
    "ar": "아랍어|아랍말|아라비아어",
    "es": "스페인어|스페인말",
    "fr": "프랑스어|프랑스말",
}
ENGLISH: Mapping[str, str] = {
    "ko": "korean",
    "en": "english",
    "zh": "chinese|mandarin|cantonese",
    "vi": "vietnamese",
    "ja": "japanese",
    "ru": "russian",
    "th": "thai",
    "id": "indonesian|bahasa",
    "mn": "mongolian",
    "ne": "nepali|nepalese",
    "uz": "uzbek",
    "km": "khmer|cambodian",
    "my": "burmese|myanmar",
    "bn": "bengali|bangla",
    "si": "sinhala|sinhalese|sri lankan",
    "fil": "tagalog|filipino|pilipino",
    "ar": "arabic",
    "es": "spanish",
    "fr": "french",
}
ELSEWHERE: Mapping[str, str] = {
    "ko": "韩语|韓語|韩国话|韓國話|韩文|韓文|韓国語|tiếng hàn|tieng han|корейск|по-корейски|"
    "ภาษาเกาหลี|bahasa korea|солонгос|कोरियन|koreys|កូរ៉េ|ကိုရီးယား|কোরিয়|কোরীয়|කොරියානු|"
    "koreano|الكورية|coreano|coréen",
    "en": "英语|英語|英文|tiếng anh|tieng anh|английск|по-английски|ภาษาอังกฤษ|bahasa inggris|"
    "англи|अङ्ग्रेजी|अंग्रेजी|ingliz|инглиз|អង់គ្លេស|အင်္ဂလိပ်|ইংরেজি|ඉංග්‍රීසි|ingles|الإنجليزية|"
    "الانجليزية|inglés|anglais|english",
    "zh": "中文|汉语|漢語|普通话|普通話|中国語|tiếng trung|китайск|ภาษาจีน|bahasa mandarin",
    "vi": "越南语|越南語|越南话|ベトナム語|tiếng việt|tieng viet|вьетнамск|ภาษาเวียดนาม",
    "ja": "日语|日語|日文|日本語|tiếng nhật|японск|ภาษาญี่ปุ่น",
    "ru": "俄语|俄語|俄文|ロシア語|tiếng nga|русск|по-русски|ภาษารัสเซีย|орос|rus tili|rus tilida",
    "th": "泰语|泰語|泰文|タイ語|tiếng thái|тайск|ภาษาไทย",
    "id": "印尼语|印尼語|インドネシア語|tiếng indonesia|индонезийск|bahasa indonesia",
    "mn": "蒙古语|蒙古語|蒙语|モンゴル語|tiếng mông cổ|монгол",
    "ne": "尼泊尔语|尼泊爾語|ネパール語|непальск|नेपाली",
    "uz": "乌兹别克语|ウズベク語|узбек|o'zbek|ўзбек",
    "km": "柬埔寨语|高棉语|カンボジア語|クメール語|tiếng khmer|tiếng campuchia|кхмерск|ខ្មែរ",
    "my": "缅甸语|緬甸語|ミャンマー語|ビルマ語|бирманск|မြန်မာ",
    "bn": "孟加拉语|ベンガル語|бенгальск|বাংলা",
    "si": "僧伽罗语|シンハラ語|сингальск|සිංහල",
    "fil": "菲律宾语|他加禄语|タガログ語|フィリピン語|филиппинск|tagalog|filipino",
    "ar": "阿拉伯语|アラビア語|арабск|العربية|árabe|arabe",
    "es": "西班牙语|スペイン語|испанск|español|espagnol",
    "fr": "法语|法語|フランス語|французск|français|francés",
}
