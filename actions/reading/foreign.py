"""What is written in a language that is not spoken here, or asks for another one: never an answer
to an open question, but for a name or a place; a text is taken if the person says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from actions.base import placeholders
from actions.base.foreign import wishes
from actions.base.foreign.heard import Foreign, heard
from actions.base.foreign.letters import UNKNOWN
from actions.dialogue.message import Message
from actions.dialogue.question import FREE, Question
from actions.dialogue.readings import Language, OtherLanguage, Reading
from actions.reading.commands import command
from actions.reading.read import literal
from locales import LANGUAGES

_NAME, _WORDS = 30, 4
_CLOSE = {"zh": 6, "ja": 10, "th": 18, "km": 18, "my": 20}
"""Characters and words of a name, of somebody or of a place; fewer where words are not parted."""
_ENDS = re.compile(r"[.!?…。！？؟।၊។;]")
_SPEAKS = re.compile(
    r"[我你您他她们們吗嗎呢吧这這那哪谁什么麼没沒给給请請怎不]|"
    r"(?:^|\b)(?:да|нет|не|ага|ок|ні|так|тийм|үгүй|ҳа|йўқ|что|как|где|кто|почему|зачем|потом|"
    r"знаю|хочу|"
    r"можно|нельзя|спасибо|привет|здравствуйте|согласен|согласна|удалить|отправить|подождите|"
    r"конечно|"
    r"ладно|хорошо|khong|không|vâng|dạ|chào|được|đồng ý|có|muốn|gì|nào|sao|tidak|ya|saya|belum|"
    r"bukan|"
    r"hindi|opo|oo|po|ano|paano|yo'q|ha|kerak|oui|non|merci|bonjour|comment|sí|hola|gracias|"
    r"cómo)(?:\b|$)|"
    r"(?:です|ます|ません|ました|ない|ください|下さい|たい|はい|いいえ|ええ|うん|だめ|いや|ね|"
    r"よ|か)$|^(?:ノー|ハイ)$|"
    r"ไม่|ใช่|ครับ|ค่ะ|คะ|อยาก|ตกลง|สวัสดี|อะไร|ทำไม|"
    r"^(?:是|是的|对|對|好|好的|可以|可|否|有|無|无|同意|确定|確定|取消|删除|刪除|发送|發送|"
    r"你好|谢谢|謝謝|再见|反對|贊成)$|"
    r"^(?:نعم|لا|أجل|موافق|غير موافق|احذف|أرسل|انتظر|شكرا|مرحبا|بله|خیر|ہاں|نہیں)$|"
    r"(?:^|\s)(?:हाँ|नहीं|जी|ठीक|हुन्छ|हुँदैन|छ|छैन|हो|होइन|हैन|नमस्ते|না|হ্যাঁ|নেই|ඔව්|නෑ|නැහැ|බෑ|"
    r"එපා)(?:\s|$)"
)
"""What nobody is called: words of sentences, a yes, a no, a greeting."""


def hear(message: Message) -> Foreign | None:
    """What `message` is, if it is neither Korean nor English nor any language that is offered, or
    asks for one."""
    if message.choice is not None or message.command is not None or command(message.text):
        return None
    found = heard(placeholders.ANY.sub(" ", message.text))
    if found is None:
        return None
    spoken = LANGUAGES.match(found.tag)
    if spoken is None:
        return found
    return replace(found, tag=spoken) if found.wish else None


def read(message: Message, question: Question, notes: Mapping[str, object]) -> Reading | None:
    """What it means as a reply to `question`, if it is in another language or asks for one; None
    where it is read as any other. `notes` of the draft hold the text that was said before: whoever
    says it again wants it taken."""
    found = message.foreign
    if found is None or _is_answer(message, found, question):
        return None
    if found.wish and LANGUAGES.match(found.tag) is not None:
        return Language(found.tag)
    said = str(notes.get("asked") or "")
    if question.type in FREE and said and not found.wish and said.endswith(message.text):
        return literal(replace(message, text=said), question)
    return OtherLanguage()


def kept(text: str, notes: Mapping[str, object]) -> str:
    """What is to be taken if the person says so: `text`, behind what was said in such a language
    before."""
    said = str(notes.get("asked") or "")
    known = heard(said) if said else None
    return text if known is None or known.written is None else f"{said}\n{text}"


def _is_answer(message: Message, found: Foreign, question: Question) -> bool:
    """Whether it may be what is asked for: a name, or the bare name of a language."""
    if found.danger:
        return False
    if found.wish:
        return bool(question.type in FREE or question.choices) and wishes.is_bare(message.text)
    text = message.text.strip()
    short = len(text) <= _CLOSE.get(found.tag, _NAME) and len(text.split()) <= _WORDS
    named = question.type in ("person", "place") and found.tag != UNKNOWN
    return named and short and not _ENDS.search(text) and not _SPEAKS.search(text.casefold())
