"""What is said in English of a case that was just filed: patterns, with the words that may be left
beside them, and words that say nothing."""

from __future__ import annotations

from collections.abc import Mapping

from actions.reading.after_filing.topics import Topic

_THING = r"(?:petition|complaint|report|request|case|application|message|form|one|thing)"
_IT = (
    rf"(?:it|that|this|them|(?:my|the|that|this) (?:last |first |previous |new )?{_THING}"
    r"(?: (?:that )?(?:i|we)(?:'ve| have)? (?:just )?(?:sent|filed|made|submitted|wrote|reported|"
    r"put in))?)"
)
_MINE = (
    rf"(?:it|that|(?:my|the|that) (?:last |first |previous )?{_THING}(?: (?:that )?(?:i|we)(?:'ve|"
    r" have)? (?:just )?(?:sent|filed|made|submitted))?)"
)
_FACT = (
    r"(?:address|street|road|place|location|spot|number|house number|building|floor|postcode|zip|"
    r"district|"
    r"station|stop|exit|name|phone|phone number|email|date|time|day|title|text|category|detail|"
    r"details|side|"
    r"bus number|route|area|city|town|junction|corner)"
)
_WRONG = r"(?:wrong|incorrect|mistaken|mixed up|not right|off|a typo|mistake|misspelled|misspelt)"
_FIX = r"(?:change|correct|edit|update|amend|alter|put right|modify)"
_LOST = (
    r"(?:forgot|forgotten|forget|lost|lose|misplaced|don't remember|can't remember|"
    r"do not remember|don't have|"
    r"didn't (?:write|note|save|keep|get|see)|did not (?:write|note|save|keep)|never (?:wrote|"
    r"noted|saved)|don't know|"
    r"can't find|deleted|missed)"
)
_NUMBER = (
    r"(?:pin|pin code|pin number|password|passcode|pass code|receipt number|reference number|"
    r"reference|receipt|case number|code|number)"
)

_REST = (
    rf"(?: (?:{_IT}|the|of|for|with|to|about|now|here|me|by|did|does|do|is|go|goes|went|sent|get|"
    r"gets|"
    r"got|deal|deals|dealing|handle|handles|handling|look|looks|looking|at|after|into|call|ring|"
    r"phone|"
    r"can|i|and|them|responsible|charge|in|has|have|will|be|fix|fixes|come|comes|read|reads|"
    r"question|"
    r"answer|answers|care|take|takes|taking|end|up|going|talk|speak|receive|received|working|on))*"
)

FORMS: Mapping[Topic, Mapping[str, int]] = {
    "pin": {
        rf"what (?:was|is|were|are|'s) (?:my|the|that) {_NUMBER}(?: and (?:my |"
        rf"the )?{_NUMBER})?(?: again)?|what's (?:my|the) {_NUMBER}|"
        rf"{_LOST}(?: what)? (?:my|the|that|both|those|"
        rf"either) (?:\w+ )?{_NUMBER}s?(?: and (?:the )?{_NUMBER})?(?: (?:was|is|down|anywhere))*|"
        rf"(?:tell|give|send|show|resend|repeat)(?: me)? (?:my|the|that) {_NUMBER}(?! (?:of|"
        r"for)\b)(?: again| once more)?|"
        rf"(?:can i|could i|may i) (?:get|have|see) (?:my|the|that) {_NUMBER}(?: again| back)?|"
        rf"{_NUMBER} (?:again|reminder)|{_NUMBER}(?: please)? i (?:forgot|lost) it|where (?:is|"
        r"was|do i find|can i find|can i see) (?:my|"
        rf"the) {_NUMBER}": 2,
    },
    "another": {
        r"^(?:(?:and|oh|ok|okay|also|now|so|actually|hi|hello|please|yes|i|i'd|i've|have|got|want|"
        r"need|would|like|there's|to|report|file|for|is|can|do|just|thanks|it's|this|well|then|"
        r"next|here's) )*"
        r"(?:another|one more|a second|a different|a new (?=petition|complaint|report|issue|"
        r"problem)|some more|two more|a couple more) ?(?:(?:one|thing|petition|complaint|report|"
        r"issue|problem|matter|request|case))?"
        r"(?: (?:to|i want to|i'd like to|i need to) (?:report|file|tell|send|raise|make|add|"
        r"mention|submit|complain)(?: you| about)?)?(?: (?:please|pls|too|as well|thanks|now|"
        r"today))*$|"
        r"\b(?:report|file|send|submit|make|raise|start|write|complain about|have|got|"
        r"put in)(?: in)? (?:about )?(?:another|one more|something else|(?:a second|a new|"
        r"a different)(?= (?:petition|complaint|report|issue|problem|matter|request|case))|"
        r"something different|one other)"
        r"(?: (?:one|thing|petition|complaint|report|issue|problem|matter|request|"
        r"case))?(?: (?:as well|too|also|please|to report|to file))*|"
        r"\b(?:there's|there is) (?:also )?(?:another|one more|something else|"
        r"a second)(?: (?:one|thing|issue|problem|matter))?(?: (?:as well|too|also|"
        r"to report))*": 4,
        r"^(?:another|one more|new) (?:one|thing|petition|complaint|report|issue|problem)\b|"
        r"^something else\b|\b(?:report|file) (?:again|more)\b": 2,
    },
    "cancel": {
        rf"\b(?:cancel|withdraw|retract|revoke|undo|recall)(?: {_IT})?(?: back)?\b|"
        rf"\b(?:call off|scrap|drop|delete|remove|take back|pull) {_MINE}\b": 1,
        rf"\b(?:take|pull|get|call|send) {_IT} back\b|\bchanged my mind\b|"
        rf"\bdon't want (?:to (?:file|send|report|complain)|{_IT})(?: {_IT})?(?: any ?more)?\b|"
        rf"\b(?:forget|never mind) (?:about )?{_IT}\b|\bsent {_IT} by (?:mistake|accident)\b|"
        rf"\bdidn't mean to (?:send|file|report)(?: {_IT})?|\bpretend i never\b": 2,
        rf"\b(?:cancel|withdraw|retract|take back) {_IT}\b": 9,
    },
    "address": {
        r"\b(?:put|wrote|gave|typed|entered|told|sent|chose|picked|used|said|got|made|"
        r"have)(?: you| down| in)* (?:\w+ )?(?:the |a |my |an )?(?:wrong|incorrect|mistake|"
        rf"typo|error)(?: (?:in|with|about) (?:the |my )?)?(?: ?{_FACT})?": 5,
        rf"\b(?:the|my|that|its|wrong) (?:\w+ )?{_FACT}(?: (?:in|on|of|"
        rf"for) {_IT})?(?: i (?:gave|wrote|put|typed|sent)(?: you)?)? (?:is|was|'s|should|"
        rf"isn't|wasn't|has)(?: (?:be|have been|been|actually|really))*(?: {_WRONG}|"
        rf"(?<=should be)(?: \S+){{1,6}}|(?: not)? (?:number |no )?\d+\S*(?: not \S+)?|"
        r" not right)": 3,
        rf"\b(?:{_FIX}|fix(?! {_IT}\b)) (?:(?:the |my |that |a )(?:\w+ )?|where |"
        rf"what )?(?:{_FACT}|it is|i wrote|i said|i put|{_IT})(?: (?:is|in|on|of|for) {_IT})?": 3,
        rf"\b(?:wrong|incorrect) {_FACT}(?: {_FACT})?\b(?: (?:it's|it is|should be|"
        r"the right one)(?: \S+){1,5})?|\b(?:mistyped|misspelled|misspelt|mixed up|typo in|"
        r"mistake in|"
        rf"error in) (?:the |my )?(?:\w+ )?{_FACT}\b|\bit(?:'s| is) (?:actually |"
        r"really )?(?:not|at)(?: \S+){0,4} (?:not|but|it's|it is) ": 4,
        r"\bnot (?:number |no |at )?\S+(?: \S+)? (?:but|it's|it is) (?:number |at )?\S+|"
        r"^(?:sorry |oh |actually )*(?:number |no )?\d+\S* not (?:number |no )?\d+\S*$": 0,
    },
    "add": {
        r"\b(?:please )?add (?:that|this|it)(?: too| please| as well| to it)*$": 14,
        r"\b(?:want|wanted|like|need|can i|could i|let me)(?: to)? (?:also )?add (?:that|"
        r"one thing|something|this)\b": 18,
        r"\b(?:forgot|forgotten|meant|should have|neglected|didn't get) to (?:say|mention|add|"
        r"write|tell|include|attach|say that|give)(?: you)?\b|"
        r"\b(?:i left (?:something |one thing )?out|should have (?:said|mentioned|added|"
        r"told)|didn't (?:mention|say|include|attach))\b": 18,
        r"\b(?:add|attach|include|append|send|upload)(?: you)?(?: (?:a|an|the|some|my|more|"
        r"another|one more|also|extra|this|these))* ?(?:photos?|pictures?|pics?|videos?|files?|"
        r"documents?|details?|information|info|something|thing|things|note|number|phone number|"
        r"name|contact|email|text)"
        rf"(?: (?:to|for|with|about) {_IT}(?: \S+){{0,4}})?": 3,
        rf"\badd(?: \w+){{0,3}} to {_IT}(?: \S+){{0,7}}|\bone (?:more|"
        rf"other) thing about {_IT}(?: \S+){{0,7}}|\b(?:one more|another) (?:detail|fact|"
        r"photo)\b(?: \S+){0,7}|\b(?:something|a photo|photos|a picture|more|a detail|"
        rf"one thing) to add\b(?: \S+){{0,7}}|\bmore to say about {_IT}": 6,
    },
    "who": {
        r"\bwho(?:'s| is| will be| will| are|'ll| would|'ll be)?(?: (?:the|going to be|"
        r"going to|actually|exactly))* ?(?:dealing|deal|handling|handle|handles|looking|look|"
        r"looks|responsible|in charge|taking care|take care|working|officer|person|official|"
        r"contact|answer|answers|fix|fixes|doing|read|reads|do i (?:call|contact|ring|phone|"
        r"ask)|can i (?:call|contact|ring|phone|ask|talk|speak)|gets|got|is on|"
        rf"has)\b{_REST}": 1,
        r"\b(?:which|what) (?:office|department|agency|team|council|authority|officer|"
        rf"ministry|part of)\b{_REST}": 1,
        r"\b(?:where did (?:it|this|that) go|where was (?:it|this|that) sent|where has (?:it|this|"
        r"that) gone)\b(?: \S+){0,4}|"
        r"\b(?:phone number|number|contact|name)(?: \w+){0,2} (?:of|for) (?:the |whoever |"
        r"my )?(?:office|officer|person|department|agency|official|team|case)\b(?: \S+){0,4}|"
        r"\b(?:can|could|may) i (?:talk to|speak to|call|ring|phone|contact) (?:them|someone|"
        r"the office|"
        r"the officer|him|her)\b(?: \S+){0,4}": 3,
    },
    "when": {
        r"\bhow (?:long|soon|many days|much longer|many weeks)\b(?: (?:until|till|before|will|"
        r"does|do|is|would|should|can|it|this|that|i|we|you|they|take|takes|hear|get|have|to|"
        r"wait|be|for|expect|back|answer|an|a|reply|response|fixed|repaired|something|from|"
        r"anything|someone|somebody|come|comes|usually|normally|probably|the|need|must|fix|"
        r"till|go))*": 1,
        r"\b(?:when|by when|what day|what date)(?:'s|'ll)? (?:will|do|does|can|is|are|should|"
        r"might|could|am|the)? ?(?:i|it|this|that|they|you|someone|somebody|anyone|we|"
        r"the (?:answer|reply|result|response|office)|an answer|a reply|answer)\b(?: (?:be|"
        r"get|hear|come|and|fix|expect|know|going|to|fixed|repaired|done|answered|back|from|"
        r"have|an|a|the|answer|reply|response|due|it|this|that|here|ready|expected|looked|at|"
        r"out|sorted|dealt|with|sort|you|them|something|anything|arrive|solved|resolved|"
        r"finished|take|look))*": 2,
        r"\bwill (?:it|this|that|i|they|someone|somebody)(?: \w+){1,4} (?:this|next) (?:week|"
        r"month)|\bwill (?:it|this|that) take (?:long|a long time|weeks|months)|\b(?:any idea|"
        r"do you know) when\b(?: \S+){0,4}|\bwhat's the (?:deadline|due date)|\bdue date\b": 2,
    },
    "still_broken": {
        r"\b(?:it|this|that|they|the \w+(?: \w+)?)(?:'s|'re| is| are| has| was|"
        r" have)? (?:all |been |there )?still (?:not |there|out|broken|dark|the same|isn't|"
        r"hasn't|doesn't|leaking|smells?|here|happening|going on|dirty|blocked|noisy|loud|bad|"
        r"like that|as bad|just|exactly|lying|off|dead|no|unfixed|stuck|flooded)\b(?: \S+){0,4}|"
        r"^still (?:not |the same|broken|there|dark|out|no|nothing|hasn't|isn't|waiting|"
        r"leaking|like that)\b(?: \S+){0,4}": 3,
        r"\b(?:nobody|no one|noone|no-one|not a soul) (?:has |ever )?(?:come|came|comes|shown up|"
        r"showed up|turned up|been here|fixed|did anything|has|answered|called|is coming)\b|"
        r"\bnothing (?:has |was |is |'s )?(?:changed|happened|been done|done|happening|different|"
        r"better)\b|"
        r"\b(?:exactly|just) (?:where|as|like) it was\b|\b(?:hasn't|has not|haven't|isn't|"
        r"wasn't|not) (?:yet )?(?:been )?(?:fixed|repaired|solved|cleaned|removed|collected|"
        r"changed|sorted|done)(?: yet| at all)?\b|\bno (?:change|improvement|difference|"
        r"news)\b|\bthe same as before\b": 4,
    },
    "thanks": {
        r"\b(?:thanks?|thank you|thx|ty|cheers|ta|bye|goodbye|good bye|see you|great|perfect|"
        r"awesome|lovely|brilliant|excellent|wonderful|much appreciated|appreciate it|"
        r"good night|take care|have a (?:good|nice|great) (?:day|one|evening|night|weekend)|"
        r"that's (?:all|great|it|good|helpful|very kind)|well done|good job|nice one)\b": 2,
    },
}  # fmt: skip
CAUSE = r"\b(?:about|because of|for) (?:the |a |an |my |our )?(\w+(?: \w+){0,2})$"
"""What another petition is said to be about."""
EMPTY = (
    rf"\b{_IT}\b|"
    r"\b(?:oh|no|ok|okay|so|and|but|hi|hey|hello|please|pls|actually|sorry|well|just|now|also|too|"
    r"as well|again|i|i'm|i'd|i've|i'll|we|me|my|you|the|a|an|is|am|are|was|do|does|did|can|could|"
    r"may|would|will|want|wanted|need|like|to|it|it's|this|that|there|then|up|yet|yes|yeah|ah|um|"
    r"hmm|very|much|a lot|so much|lot|all|for|of|in|on|at|with|your|help|know|think|afraid|"
    r"quickly|fast|really|still|by the way|btw|one|ones|about|down|out|here|today|what|if|"
    r"possible|how|them|they|got|get|have|had|any|some|went|back|be|or|dear|excuse|why|let)\b"
)
