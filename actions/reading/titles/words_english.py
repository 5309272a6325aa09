"""What the words of an English petition tell: trouble, a wish, a greeting, who writes."""

from __future__ import annotations

import re

TROUBLE = re.compile(
    r"\b(?:broken|out|leak\w*|block\w*|crack\w*|damag\w*|smell\w*|stink\w*|nois\w*|loud|dark|"
    r"danger\w*|unsafe|flood\w*|dump\w*|"
    r"rubbish|trash|garbage|sewage|pothole\w*|hole|torn|missing|fell|fallen|slip\w*|trip\w*|"
    r"hurt|cut|injur\w*|skipp\w*|late|"
    r"refus\w*|rude|ignor\w*|unpaid|owe\w*|illegal\w*|fraud|abuse\w*|crime|attack\w*|"
    r"discriminat\w*|unfair\w*|wrong\w*|"
    r"cannot|can't|cant|won't|didn't|not|no|never|nobody|nothing|fail\w*|lack\w*|suffer\w*|"
    r"waste\w*|pollut\w*|flicker\w*|"
    r"stuck|overflow\w*|faded|dirty|rats?|graffiti|parked|waited|heard nothing|until \d|too|"
    r"denied|deteriorat\w*|threat\w*|risk\w*|hazard\w*|expensive|unacceptable|racist|hate|"
    r"worse|cruel\w*|harm\w*|dying|death\w*|killed|stolen)\b",
    re.I,
)
CHANGE = re.compile(
    r"\b(?:ban|stop|end|abolish|repeal|reform|change|allow|let|make|introduce|create|build|fund|"
    r"funding|provide|give|increase|reduce|"
    r"lower|raise|extend|require|restore|remove|repair|fix|investigate|release|protect|review|"
    r"recognis\w*|recogniz\w*|legali[sz]\w*|"
    r"cancel|prevent|replace|support|save|bring|keep|grant|set|issue|scrap|establish|deport|"
    r"impose|implement|amend|declare|punish\w*|educat\w*|teach\w*|include|prohibit\w*|"
    r"explain|order|"
    r"reopen\w*|open|banning|cut (?:the|this|these)|apologi\w*|apology|prosecute|condemn|"
    r"enforce|turn|put|reinstate|"
    r"should|must|need\w*|call on|calls on|urge|ask|petition|request\w*|demand\w*|want|would "
    r"like)\b",
    re.I,
)
GREETING = re.compile(
    r"^(?:to whom it may concern[\s,.!:]+|dear(?: [\w.'’]+){1,4}[,!:]\s+|"
    r"(?:hi|hello|hey|dear (?:sir|madam|all|mr\.? \w+|ms\.? \w+)(?: or madam)?|good "
    r"(?:morning|afternoon|evening)|please|so|well|and|but|also|"
    r"however|therefore|firstly|thanks|thank you)(?: there| all| everyone)?\b[\s,.!:]*)+",
    re.I,
)
SELF = re.compile(
    r"^(?:my name is|i am (?:a|an|the|\d+)|i'm (?:a|an|the|\d+)|i live|i work|we are (?:a|the)|"
    r"as (?:a|an) )\b",
    re.I,
)
ABOUT_WRITING = re.compile(
    r"\b(?:sign (?:this|the)|this petition|read this|more details|see (?:here|link)|https?|www|"
    r"thank you|thanks|i am writing|"
    r"i'm writing|for example|what do i pay|please (?:help|do something))\b",
    re.I,
)

ASKS_LEAD = re.compile(
    r"^(?:(?:we|i)(?:,? the (?:people|undersigned),?)?\s+)?(?:(?:would like|want|wish|call on|"
    r"calls on|urge|ask|petition|request|demand|"
    r"am asking|are asking)\s+)(?:(?:you|the (?:uk |us |u\.s\. )?(?:government|parliament|"
    r"president|congress|administration))\s+)?(?:to|that)\s+|"
    r"^(?:(?:we|i) (?:believe|think|feel) (?:that )?|it(?:'|’)?s time (?:that )?(?:we|"
    r"to) |it is time (?:that )?(?:we|to) |"
    r"this petition (?:is|was|aims|asks|calls)(?: set in motion| here| meant)? (?:to|"
    r"for) |(?:i|we) would like |request to |"
    r"immediately )|"
    r"^(?:can|could|would) you (?:please )?|^there (?:is|are) (?=\w)",
    re.IGNORECASE,
)
"""What leads an English wish in."""

DANGLING = re.compile(
    r"(?:\s+(?:the|a|an|to|of|and|or|in|at|for|with|by|on|from|that|this|my|our|their|is|are|"
    r"has|have|be))+$",
    re.I,
)
"""Words at which no cut title ends."""

ACTING = re.compile(
    r"\b(?:(?<=to )|(?<=should )|(?<=also )|(?<=must )|(?<=please )|(?<=from )|(?<=in )|"
    r"(?<=of )|(?<=been )|(?<=by ))(?:ban(?:ning)?|stop(?:ping)?|billing|bill|"
    r"speak(?:ing)? out|denied|refus(?:ed|ing)|end(?:ing)?|"
    r"impos(?:e|ing)|allow(?:ing)?|clos(?:e|ing)|protect(?:ing)?|fund(?:ing)?|provid(?:e|ing)|"
    r"remov(?:e|ing)|repair(?:ing)?|fix(?:ing)?|restor(?:e|ing)|reduc(?:e|ing)|increas(?:e|ing)|"
    r"introduc(?:e|ing)|mak(?:e|ing)|educat(?:e|ing)|teach(?:ing)?|punish(?:ing)?|"
    r"investigat(?:e|ing)|prevent(?:ing)?|prohibit(?:ing)?|releas(?:e|ing)|blocking|leaking|"
    r"overflowing|parked|dumped|broken|damaged)\b",
    re.I,
)
"""A verb with which a shorter title may begin."""

PHRASE_END = re.compile(
    r",? (?=(?:which|who|that|so|because|and|but|when|while|as|after)\b)|[,;:.(]"
)

RANT = re.compile(
    r"\b(?:ridiculous|unbelievable|what the (?:hell|heck|f\w*)|are you (?:kidding|serious|joking)|"
    r"sick (?:and tired|to death|of)|fed up|had enough|disgrac\w*|pathetic|useless|a joke|"
    r"what (?:do|am) i pay\w*|my taxes|for god'?s sake|wtf|omg|oh my god|come on|shame on|how dare|"
    r"who do i have to|do something|nobody cares)\b",
    re.I,
)
"""An outburst: how angry somebody is, seldom at what."""

_ROADS = ("St", "Ave", "Rd", "Dr", "Blvd", "Ln", "Ct", "Pl", "Hwy")
_SHORTENED = (*_ROADS, "No", "Mr", "Mrs", "Ms", "Jr")
UNBROKEN = r"(?<!\b[A-Z]\.)" + "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED)
"""No sentence ends at the full stop of "W." or "St."."""
BEGINS = r"(?=(?:It|The|There|They|I|We|This|That|Please|He|She|My|Our|Thank|Thanks|Can|Why)\b)"
"""Words with which a sentence begins behind any full stop."""
