"""Wishes in English, as whole texts in small letters, words parted by one space."""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.wish_names import Name

_PLEASE = (
    "(?:please|pls|plz|can you|could you|would you|will you|can i|could i|may i|i want to|i wanna|"
    "i would like to|i d like to|i need to|i want you to|let me|let s|can we|could we|ok|okay|just|"
    "now|hey|hi|so|actually|no|then|well)"
)
_END = "(?: please| pls| now| thanks| thank you| right now| here| then| anymore| any more)*"
_THING = "(?:petition|complaint|case|report|request|application)"
_BODY = (
    "(?:human|person|agent|operator|representative|someone|somebody|staff|people|officer|rep|"
    "human being|counselor|counsellor|official|member of staff|staff member|live agent)"
)
_DATA = (
    "(?:data|information|info|chat|conversation|messages|history|records|details|account|"
    "chat history|personal data|personal information|private data|conversation history)"
)
_NOTICES = "(?:notifications?|notices?|alerts?|updates?|texts|messages|emails?|reminders?)"
_GONE = "(?:erase|delete|remove|forget|wipe|clear|destroy|discard)"
_EVERY = "(?:everything|all|anything|(?:all )?the (?:data|information|info)|whatever)"
_LEAVES = (
    "(?:(?:sorry|wait|hold on|one moment|just a (?:moment|second|sec)|oh|ok|okay|hey|well|thanks|"
    "i m|i am|i|we re|at work|busy|too|very|a bit|really|quite|right now|now|just now|driving|in "
    "a (?:meeting|class|hurry)|"
    "(?:i )?(?:have to|got to|ve got to|gotta|must|need to) (?:go|leave|run)(?: now)?|gotta run|"
    "no time(?: now| right now)?|"
    "something came up|so|and|but|not now|please save (?:it|this)|save (?:it|this)) )*"
)
"""Why somebody leaves now."""
_LATER = (
    "(?:later(?: on)?(?: today)?|another time|some other time|some other day|tomorrow|tonight|"
    "next time|"
    "this evening|in the evening|in a (?:bit|while|minute|moment|few minutes)|after (?:work|"
    "school|lunch|dinner|class)|"
    "in (?:an|one|two|\\d+) (?:hours?|minutes?)|when i (?:have|get|find) (?:more )?time|when i m "
    "(?:home|back|free)|"
    "when i get (?:home|back))"
)
_RESUMES = (
    "(?:i ll|i will|i d|i would|i|let me|can i|may i|could i|we ll|i want to|i d like to|i would "
    "like to|i m going to|"
    "i need to|i prefer to|i d rather|is it ok to|is it possible to)"
    " (?:just )?(?:finish|continue|do|complete|write|resume|go on|carry on|get back|come back|be "
    "back|return|"
    "pick up|fill|file|send|try|keep going)(?: (?:up|with|to|on|in|out))?"
    "(?: (?:it|this|that|the rest|the form|you|the petition|my petition|writing|and finish(?: "
    "it)?))?"
)
SURE: Mapping[Name, tuple[str, ...]] = {
    "erase": (
        f"(?:{_PLEASE} )*(?:erase|delete|remove|wipe|forget|clear|destroy) (?:all )?(?:of )?"
        f"(?:my|this|our|the) (?:whole |entire |own )?{_DATA}{_END}",
        f"(?:{_PLEASE} )*{_GONE}(?: {_EVERY})(?: that)?"
        f"(?: (?:you (?:have|know|stored|keep|saved|ve got|hold|got)(?: stored| saved| "
        f"collected)?))?"
        f"(?: (?:on|about|of) me| here)?(?: (?:that )?i (?:(?:have |ve )?(?:said|wrote|written|"
        f"sent|"
        f"told you|typed)))?(?: so far)?{_END}",
        f"(?:{_PLEASE} )*(?:{_GONE} )(?:all of it|it all|the lot){_END}",
        f"(?:{_PLEASE} )*forget (?:all )?(?:about )?(?:me|what i (?:said|wrote|told you)){_END}",
        f"(?:{_PLEASE} )*(?:get rid of|throw away|wipe out) (?:everything|all of it|it all|"
        f"(?:all )?my {_DATA}){_END}",
    ),
    "show_data": (
        f"(?:{_PLEASE} )*(?:show|give|send|tell|list|see|view)(?: me)?(?: all)?(?: of)? (?:my|the) "
        f"{_DATA}(?: (?:that )?you (?:have|keep|store|stored)(?: (?:on|about) me)?)?{_END}",
        r"what(?: data| information| info| personal data)? (?:do|did|have) you (?:have|store|"
        r"stored|know|"
        r"keep|kept|saved|save|collect|collected|got|hold)(?: stored| saved| on file)? (?:on|"
        r"about|of) me",
        r"what(?: data| information| info)(?: about| on| of) me (?:do|have) you (?:have|store|"
        r"stored|keep|saved)",
    ),
    "human": (
        f"(?:{_PLEASE} )*(?:talk|speak|chat|connect|transfer|get|put|reach|call|give)(?: me)?"
        f"(?: to| with| through to| over to)*(?: a| an| some| any| the)?(?: real| live| actual|"
        f" human)* {_BODY}"
        f"(?: instead| on the phone)?{_END}",
        f"(?:a |an )?(?:real|live|actual|human) (?:person|human|agent|operator|representative|"
        f"people){_END}",
        f"{_BODY} please|(?:i )?(?:want|need) (?:a |an )?(?:real |live |actual |"
        f"human )*{_BODY}{_END}|"
        f"(?:is there|are there) (?:a |any )?(?:real |human )?{_BODY}(?: there| here|"
        f" i can talk to)?",
    ),
    "status": (
        f"what(?: s| is)? ?(?:happened|happening|going on|the status|the state|up)(?: to| with|"
        f" of)? "
        f"(?:my|the) {_THING}(?: (?:that )?i (?:filed|sent|made|submitted))?{_END}",
        f"(?:{_PLEASE} )*(?:check|see|show|track|tell|view|look up|get|know|give)(?: me)?(?: the)?"
        f"(?: status (?:of|for|on))? ?(?:my|the) {_THING}(?: s)?(?: status)?{_END}",
        f"(?:is there )?(?:any )?(?:news|update|updates|answer|reply|word)(?: yet)? (?:on|about|"
        f"for|to|"
        f"regarding|from) (?:my|the) {_THING}(?: (?:that )?i (?:filed|sent|made|"
        f"submitted))?(?: yet)?{_END}",
        f"where(?: s| is) my {_THING}{_END}|how(?: s| is) my {_THING}(?: going| doing|"
        f" coming along)?|"
        f"(?:has|is|was) my {_THING} (?:been )?(?:answered|handled|processed|done|"
        f"finished)(?: yet)?|"
        f"(?:my )?(?:{_THING} )?status(?: check)?(?: please| of my {_THING})?",
    ),
    "help": (
        f"(?:{_PLEASE} )*(?:help|help me|help me out|assist me){_END}|i need (?:some )?help{_END}|"
        f"(?:show )?instructions",
        r"what (?:should|do|can|must|shall|am|would) i (?:supposed to |meant to |have to )?"
        r"(?:write|type|say|put|enter|do|fill in)(?: down| in)?(?: here| now| in here)?|"
        r"how (?:do|does|should|can) (?:i|this|it) (?:write|use|work|do|fill)(?: this| it|"
        r" in)?(?: here| out)?|"
        r"what do you want me to (?:write|say|do|type|put)(?: here)?|what to (?:write|do|say|"
        r"type)(?: here)?",
        r"i (?:don t|dont|do not|didn t) (?:understand|get|know)(?: it| this)?(?: (?:what|"
        r"how)(?: i (?:should|have to|need to|am "
        r"supposed to)| to)? (?:do|write|say|type|use|put|fill)(?: this| it| in)?)?(?: here| now)?",
    ),
    "stop": (
        f"(?:(?:{_PLEASE}|forget it|never mind|nevermind|i|i ll|i will|i would rather) )*"
        f"(?:stop|quit|cancel|exit|abort|leave|give up)"
        f"(?: here| this| it| the form| this form| the {_THING}| my {_THING}| writing|"
        f" filling(?: this)?(?: in| out)?)*{_END}",
        f"(?:(?:{_PLEASE}|sorry|actually|i think|i m afraid|oh) )*(?:(?:i|i ve|i have|we|we ve) )?"
        f"(?:just )?changed (?:my|our) minds?(?: (?:about|on) (?:this|it|that|the {_THING}|my "
        f"{_THING}|"
        f"filing(?: (?:it|this|a {_THING}))?))?{_END}",
        f"(?:(?:{_PLEASE}|sorry|actually) )*(?:on second thou?ghts?)(?: (?:no|never ?mind|forget "
        f"it|"
        f"leave it))?{_END}",
        f"(?:(?:{_PLEASE}|sorry|actually) )*(?:i (?:won t|will not|am not going to|m not going to) "
        f"(?:file|write|continue)(?: (?:it|this|that|a {_THING}|the {_THING}))?|call it off|"
        f"(?:pretend|act like) (?:this|it) never happened|scrap (?:it|this|that|the "
        f"{_THING})){_END}",
        f"forget it|never mind|nevermind|forget about it|i m done with this|"
        f"i (?:don t|dont|do not) want to (?:continue|go on|do this|write this|file (?:it|this|"
        f"a {_THING}|the {_THING})){_END}",
        f"{_LEAVES}(?:{_RESUMES} {_LATER}|(?:finish|continue|do) (?:it|this|that) {_LATER}|"
        f"brb|be right back|ttyl){_END}",
        f"(?:(?:sorry|ok|okay|oh) )*(?:(?:i )?(?:have to|ve got to|got to|gotta|must|need to) "
        f"(?:go|leave|run)(?: now)?|gotta run)"
        f"(?: {_LATER})?{_END}",
    ),
    "start_over": (
        f"(?:{_PLEASE} )*(?:start|begin|go back)(?: all| this| it| the form)?(?: over| again|"
        f" anew| afresh)?"
        f"(?: from (?:scratch|the (?:beginning|start|top))| to the (?:beginning|"
        f"start))(?: again)?{_END}",
        f"(?:{_PLEASE} )*(?:start|begin)(?: all| this| it)? (?:over|again|anew|"
        f"afresh)(?: again)?{_END}|(?:{_PLEASE} )*restart{_END}",
    ),
    "language": (
        f"(?:{_PLEASE} )*(?:change|switch|set|pick|choose|select)(?: (?:the|my|your))? "
        f"languages?(?: (?:settings?|to (?:english|korean)))?{_END}|"
        f"(?:{_PLEASE} )*(?:another|a different|other) language{_END}|language settings?",
        f"(?:(?:sorry|hi|hello|but) )*i (?:can t|cannot|can not|don t|dont|do not)(?: really| "
        f"even)? (?:speak|read|understand|know|write)"
        f"(?: (?:any|much))? (?:english|korean)(?: (?:english|korean) please)?{_END}",
        f"(?:(?:{_PLEASE}|do you|do we) )*(?:(?:speak|talk|use|switch|change|write|continue|"
        f"answer|reply|go|chat|respond)"
        f"(?: back)?(?: to me)?(?: (?:in|to|into))?|in|to) (?:english|"
        f"korean)(?: instead)?(?: language)?{_END}",
        "(?:english|korean)(?: language)? please",
    ),
    "notices": (
        f"(?:{_PLEASE} )*(?:unsubscribe|opt out|opt me out|unsubscribe me|sign me off)"
        f"(?: (?:from|of) (?:this|these|it|all|everything|(?:all |the |your |these "
        f")*{_NOTICES}))?{_END}",
        f"(?:{_PLEASE} )*(?:don t|dont|do not) (?:text|message|email|contact|notify|write to) "
        f"me{_END}|"
        f"(?:{_PLEASE} )*(?:no more|enough) {_NOTICES}{_END}|"
        f"(?:{_PLEASE} )*(?:take|remove) me (?:off|from) (?:the|your|this) (?:mailing )?list{_END}|"
        f"(?:{_PLEASE} )*stop (?:contacting|writing to|spamming|bothering) me{_END}",
        f"(?:{_PLEASE} )*(?:change|update|edit|manage|open|see|show|adjust)(?: my| the)* {_NOTICES}"
        f"(?: (?:settings?|preferences|options))?{_END}",
        f"(?:{_PLEASE} )*(?:turn|switch) (?:on|off)(?: all| my| the)* {_NOTICES}{_END}|"
        f"(?:{_PLEASE} )*(?:turn|switch)(?: all| my| the)* {_NOTICES} (?:on|off){_END}",
        f"(?:{_PLEASE} )*stop (?:(?:sending|texting|messaging|emailing|notifying)(?: me)?"
        f"(?: (?:any|more|these|the|all|so many))*(?: {_NOTICES})?|(?:the|all|my|"
        f"these) {_NOTICES}){_END}",
        f"(?:{_PLEASE} )*(?:send|get|receive|have)(?: me)?(?: my| the)* {_NOTICES} (?:by|via|"
        f"to my|on|at) "
        f"(?:e ?mail|text|sms|phone|telegram)(?: instead)?{_END}",
    ),
}  # fmt: skip
