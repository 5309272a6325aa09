"""Words by which a danger is over, or is spoken of in general, and those by which it is now."""

from __future__ import annotations

KOREAN = (
    r"재?작년(?!부터)|지난(?:달|주|해|번|겨울|여름|봄|가을|[0-9]+월|"
    r"[월화수목금토일]요일)(?!.{0,2}부터)|"
    r"[0-9몇한두세네일이삼사오육칠팔구십수]+(?:년|달|개월|주일?|일|해)전(?!부터)|예전(?!남친|남편|"
    r"여친|애인|에사귀)|옛날|그당시|"
    r"당시에?|"
    r"어제(?!부터)|그저께|그제|엊그제|[0-9]+년[0-9]+월|(?:당|그)했었|학창시절|어릴때|어렸을때|"
    r"처벌|형량|법(?:을|좀|개정|안을?|이너무)|강화|예방|방지|판결|재판|가해자|피의자|진상|책임자|"
    r"기사를|뉴스|산재|"
    r"사건|의혹|수사|조사해|보상|합의금|대책|돌아가[셨신]|숨졌|숨진|희생|한을풀|사망|참사|유가족|"
    r"하는사람이많|사고가잦|자주(?:나|일어)|"
    r"청원|억울|신고했는데|상담(?:전화|번호|소|은|을|센터)|어느기관|봉사|자원"
)
KOREAN_NOW = (
    r"지금|방금|아까|막(?:뛰|때|들)|현재|오늘|빨리|얼른|살려|도와(?:줘|주)|어떡|어떻게해|우짜|"
    r"고있[어는습음다]|"
    r"(?:와|보내|불러)주(?:세|이)|부터|못쉬|안쉬|안깨|고싶"
)
ENGLISH = (
    r"\b(?<!since )last (?:year|month|week|summer|winter|spring|fall|autumn|monday|tuesday|"
    r"wednesday|thursday|"
    r"friday|saturday|sunday|january|may|june|july)\b|"
    r"\b(?:years?|months?|weeks?|days) ago\b|\b(?<!since )yesterday\b|\b(?<!since )(?:in|on|"
    r"since) (?:19|20)[0-9]{2}\b|"
    r"\b(?:in|on|last) (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday)\b|\bused to\b|\bfor years\b|"
    r"\bback then\b|\bprevious(?:ly)?\b|"
    r"\b(?:sentenc\w+|laws?|court|investigat\w+|inquest|verdict|ban|banned|petition|justice|"
    r"accountab\w+|compensation|"
    r"legislation|penalt\w+|in the news|news|policy|campaign|statistics|records?|report number|"
    r"case number|complain about|"
    r"victims of|hotline|helpline|crisis line|volunteer|government|council|barriers?|every (?:day|"
    r"night|evening|week))\b"
)
ENGLISH_NOW = (
    r"\bi m (?:only |just )?(?:a )?(?:kid|child|[5-9]|1[0-7])\b|\b(?:now|right now|tonight|"
    r"currently|just|please (?:help|hurry|send|come)|help me|hurry|"
    r"still (?:behind|here|outside|in|breathing)|"
    r"outside my|he s here|at the moment)\b|\b(?:is|are|s|re|m|am) \w+ing\b|\b(?:can t|won t|"
    r"not) (?:breathe?|wake|stop)"
)
