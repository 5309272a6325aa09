"""Wordings of danger in English, with one space between words and short forms in two ("i m")."""

from __future__ import annotations

from actions.base.danger_kinds.kinds import Wording

_W = r"(?: \w+)"
_BE = (
    r"(?: (?:s|is|are|re|m|am|was|were|has|have|had|been|being|just|still|now|keeps?|kept|also|"
    r"all))*"
)
ONE = (
    r"(?:someone|somebody|(?:a|the|this|that|some|my|his|her|our|one|old|young|same|an) ?"
    r"(?:\w+ )?(?:man|guy|woman|girl|boy|child|kid|baby|person|stranger|stalker|husband|wife|ex|"
    r"mother|mom|mum|mam|"
    r"father|dad|son|daughter|brother|sister|friend|roommate|flatmate|neighbou?r|grandma|grandpa|"
    r"grandmother|"
    r"grandfather|boyfriend|girlfriend|lady|toddler|student|worker|driver|passenger|boss|uncle|"
    r"aunt|colleague|"
    r"coworker|cyclist|pedestrian|customer|stepdad|stepmom|nephew|niece|gang)|"
    r"people|guys|he|she|they|i|we|men|two men|[0-9]+ (?:guys|men|people))"
)
WHOM = (
    r"(?:me|us|him|her|them|each other|someone|somebody|mum|mom|mommy|dad|daddy|gran|grandma|"
    r"(?:an?|the|his|her|my|their|some|this|"
    r"that|another)"
    r"(?: \w+)? ?(?:man|woman|girl|boy|child|kid|kids|children|person|wife|husband|mother|mom|mum|"
    r"father|dad|son|"
    r"daughter|brother|sister|baby|friend|guy|lady|neighbou?r|people|student|girlfriend|boyfriend))"
)
_CHILD = (
    r"(?:child|kid|baby|toddler|boy|girl|son|daughter|grandson|granddaughter|grandchild|children|"
    r"kids|infant|newborn|"
    r"(?:little|baby|kid|younger) (?:brother|sister)|niece|nephew|\w+ year old)"
)
_PARENT = (
    r"(?:dad|daddy|father|mom|mum|mommy|mother|step ?dad|step ?mom|step ?mum|stepfather|"
    r"stepmother|uncle|parents)"
)
_ONESELF = r"(?:my|him|her|them)sel(?:f|ves)"
_FOOD = (
    r"\b(?:pizzas?|food|pepperoni|margherita|chickens?|wings|takeout|takeaway|burgers?|noodles|"
    r"delivery|kebab|large one)\b"
)
_HINT = (
    r"(?:(?:he|she|husband|boyfriend)(?: s| is) (?:here|next|in the|right|drunk|listening|"
    r"watching|beside|with me|angry)|"
    r"can t (?:talk|speak|say)|only say yes|yes or no|please hurry|hurry (?:up )?please|"
    r"soon as (?:you can|possible)|"
    r"pretend|quick(?:ly)?$|quick please|back door|yes he|i m not alone|not alone|in trouble)"
)

SELF_HARM = (
    Wording(
        "self_harm",
        "kill|suicid|hang |wrist|hurt|harm|cut|end |ending|my life|own life|dead|die|dying",
        rf"\bkill(?:ing)? {_ONESELF}\b|\b(?:want|wanna|like|wish|going|ready|rather|gonna|about|"
        rf"going)(?: to)?(?: just)? die\b(?!t)|"
        r"\bend(?:ing)? my (?:own )?life\b|\btak(?:e|ing) (?:my|his|her) own life\b|\bhang (?:my|"
        r"him|her)self\b|"
        r"\bcut (?:my|her|his) (?:wrists?|arms?)\b|\bcommit(?:ting)? suicide\b|\b(?:wish|"
        r"better off) (?:i was |i were |if i was )?dead\b|"
        r"\b(?:i m|i am|i feel|feeling|he s|he is|she s|she is|is|am|m)(?: \w+){0,2} suicidal\b|"
        r"\b(?:help|thoughts?|thinking|think|thought)(?: \w+){0,3} (?:of |about |with )suicide\b|"
        r"\bsuicidal thoughts\b(?! (?:in|among))|"
        rf"\b(?:want(?:ing|ed)?|going|gonna|urge|keep|thinking|thoughts|feel like|might|planning|"
        rf"trying|tried|threatening|about)(?: \w+){{0,3}} (?:hurt|harm|cut|"
        rf"kill)(?:ing)? {_ONESELF}\b|"
        rf"\bi(?: \w+)? (?:cut|cutting|harming|stabbed) myself\b(?! (?:on|with a (?:broken|sharp|"
        rf"rusty)))|"
        r"\b(?:going to|gonna|want to|wanna|ready to|about to|ll|will|"
        r"just) (?:just )?end (?:it all|it|things|everything)(?: (?:tonight|today|now|all|forever|"
        r"for good|here|soon|please|sorry))*$|"
        r"\bend it(?: all)? (?:tonight|now|today)\b",
    ),
    Wording(
        "self_harm", "say|said|text|told|wrote|razor|blade",
        r"\b(?:she|he|friend|brother|sister|son|daughter|wife|husband|girlfriend|boyfriend|mom|"
        r"mum|dad|roommate)(?: \w+){0,4} (?:says?|said|texted|told|wrote|saying|"
        r"writes)(?: \w+){0,4} (?:will|ll|wants? to|wanna|going to|gonna|wanted to|"
        r"about to) (?:die|end it|jump|kill (?:him|her)self)\b|"
        r"\b(?:razor|blade)\b.{0,40}\b(?:wrists?|skin|arms?|die|lock\w*|bathroom)\b",
    ),
    Wording(
        "self_harm",
        "living|live|alive|exist|wake up|go on|be here|born|anymore|goodbye|farewell|suicide|note|"
        "letter|miss me|better off|without me|reason|if i",
        r"\b(?:don t|not|never|didn t)(?: \w+)? (?:want|wanna|wanting|wish)(?: to)? (?:live|"
        r"be alive|exist|be here anymore|wake up(?: anymore| again| tomorrow)?$)\b|"
        r"\bi (?:can t|can not) go on\b(?! (?:the|this|my|that|an?|to)\b)|"
        r"\bno (?:\w+ )?(?:point|reason|sense|meaning)(?: \w+){0,2} (?:living|live|alive|going on|"
        r"go on|my life)\b|\bno will to live\b|"
        r"\b(?:don t|can t|not|no longer|never)(?: \w+){0,3} reasons? (?:to|for) (?:live|living|"
        r"stay|go on|be here|be alive|exist)\b|\b(?:better|happier|easier|"
        r"best)(?: \w+)? if i (?:was|were|wasn t|weren t|died|didn t|disappeared|m gone|"
        r"am gone)\b|"
        r"\b(?:tired|sick|done|finished|fed up)(?: \w+)? (?:of|with) (?:living|life|being alive|"
        r"my life)\b|"
        r"\bwish i (?:was|were) never born\b|\b(?:nobody|no one|no body|noone) (?:would|will|ll|"
        r"d) (?:even )?(?:miss me|care if i)|\bbetter off without me\b|"
        r"\b(?:goodbye|farewell|suicide) (?:note|letter|forever|everyone|everybody|"
        r"world)\b(?! (?:law|case))|"
        r"\b(?:written|wrote|writing|left) (?:the|my|a) (?:last |final )?(?:goodbye |"
        r"suicide )?(?:letter|note)(?: and| sorry| now| to my (?:family|kids|mom|mother|parents|"
        r"children|wife|husband)|$)",
    ),
    Wording(
        "self_harm", "pills|tablets|medic|meds|bottle|overdos|bleach|poison|paracetamol|sleeping",
        r"\b(?:took|swallowed|taken|ate|taking|drank|eat|eaten)(?: \w+){0,2} (?:all|too many|"
        r"too much|a lot|whole|full|[0-9]+|twenty|thirty|forty|fifty|many|bottle|entire|"
        r"half)(?: \w+){0,4} ?"
        r"(?:pills|tablets|medicines?|meds|medication|paracetamol|sleeping)\b|\boverdosed\b|"
        r"\b(?:drank|swallowed|drink) (?:the |some |a )?(?:bleach|poison|pesticide)\b|"
        r"\ball (?:of )?(?:the|my|his|her) (?:sleeping )?(?:pills|tablets|meds)\b",
    ),
    Wording(
        "self_harm", "jump|roof|ledge|bridge|railing|edge|rails|tracks|window|balcony",
        r"\b(?:going to|gonna|want to|about to|ready to|wanna|trying to|wants to|i ll|"
        r"will) jump\b(?! (?:on|in|to|the queue|through|ship))|\bgoing to jump off\b|"
        r"\bjumping off (?:the|a|this)\b(?=.{0,20}$)|"
        r"\b(?:i m|i am|standing|sitting|stood|up|he s|she s|is)(?: \w+){0,4} (?:on|at|"
        r"over)(?: the| a| my| this)(?: \w+){0,2} ?(?:roof\w*|ledge|bridge|railing|edge|tracks|"
        r"windowsill)\b.{0,40}"
        r"\b(?:sorry|miss me|jump|goodbye|bye|looking down|nobody|no one|let go|all over|end|"
        r"over the (?:edge|railing)|alone)\b|"
        r"\b(?:man|woman|girl|boy|guy|someone|person|somebody)(?: \w+){0,3} (?:on|"
        r"over) the (?:ledge|roof|railing|edge)\b.{0,30}jump",
    ),
)  # fmt: skip
DISGUISED = (
    Wording(
        "disguised",
        "pizza|food|pepperoni|margherita|chicken|wings|takeout|takeaway|burger|noodles|delivery|"
        "kebab|large one",
        rf"{_FOOD}.{{0,90}}{_HINT}|{_HINT}.{{0,40}}{_FOOD}|\bisn t (?:the |a )?(?:pizza|chicken)|"
        rf"\bnot (?:the |a )?(?:pizza|chicken) (?:place|shop)\b.{{0,40}}\bneed",
    ),
    Wording(
        "disguised",
        "pretend|act like|whisper|asleep|sleeping|my phone|my other phone|listening|talk|speak|"
        "call back|call me|checks|hear me|hears|reads my",
        r"\b(?:just )?pretend(?:ing)? (?:(?:i m|i am|we re|you re|to be|this is|"
        r"it s)(?: \w+){0,2} )?(?:ordering|order|my (?:mom|friend|mother|sister)|a pizza|"
        r"taking)\b|"
        r"\bcan t (?:talk|speak|say|write|type)(?: \w+){0,4} (?:he|she|they|husband|boyfriend|"
        r"dad)(?: s| is| re| are| will| ll| can)? ?(?:listening|here|near|next|watching|hear|"
        r"right|in|beside|close)|"
        r"\b(?:he|she|they|husband|boyfriend)(?: s| is| are| re) listening(?: to me|"
        r" to everything| in)?(?: now)?$|\b(?:he|she|husband|boyfriend) (?:checks|reads|looks at|"
        r"watches|controls) my (?:phone|messages|texts)\b|"
        r"\b(?:act|talk|answer|reply) like (?:you re|you are|this is|it s|i m|i am|"
        r"my)\b.{0,40}\b(?:shop|pizza|noodle|mom|mum|friend|order\w*|delivery|restaurant)\b|"
        r"\b(?:have to|must|need to|can only|i m|only) (?:whisper\w*|be quiet|"
        r"type quietly)\b.{0,50}\b(?:he|she|they|send|help|hear)\b|"
        r"\b(?:he|she|husband|boyfriend)(?: s| is) (?:sleeping|asleep)\b.{0,40}\b(?:send|help|"
        r"police|get me|escape)\b|"
        r"\bdon t call (?:me )?back\b.{0,40}\b(?:send|he|she)\b|\b(?:he|she|they)(?: ll| will|"
        r" can| could| might) hear me\b",
    ),
    Wording(
        "disguised", "get me|pick me|fetch me",
        r"\b(?:mom|mum|mommy|mama|dad|sis|hey)\b.{0,50}\b(?:get|pick|"
        r"fetch) me(?: up)?\b.{0,24}\b(?:now|please|asap|quick\w*|soon|tonight)\b|"
        r"\b(?:at|with) (?:his|the guy s|my ex s) (?:place|house|flat|apartment)\b.{0,40}\b(?:get|"
        r"pick|fetch) me\b|"
        r"\b(?:get|pick|fetch) me(?: up)?\b.{0,40}\b(?:at his (?:place|house)|he s here|"
        r"he is here)\b",
    ),
)  # fmt: skip
CHILD = (
    Wording(
        "child",
        "beat|hit|hurt|abus|starv|whip|lock|slap|kick|shaking|throwing|dropping|touch|feed|no food|"
        "scared to go home",
        rf"\b{_CHILD}(?: \w+){{0,3}} (?:is|s|are|being|gets?|getting)(?: \w+)? (?:beaten|hit|"
        rf"abused|hurt|beat|starved|whipped|slapped|kicked)\b(?! by (?:a |the )?(?:car|bus|ball))|"
        rf"\b(?:hitting|beating|kicking|slapping|whipping|abusing|choking|shaking|throwing|"
        rf"dropping)(?: up)? (?:an?|the|his|her|their|my|our|that|this)(?: \w+)? ?{_CHILD}\b|"
        rf"\b{_PARENT}(?: \w+){{0,2}} (?:hits?|beats?|hurts?|hit|is hitting|is beating|s hitting|"
        rf"s beating|hitting|beating|locks?|locked|touches|touching|starves|kicks|"
        rf"slaps)(?: \w+)? (?:me|us|my (?:little )?(?:brother|sister))\b|"
        rf"\b(?:{_PARENT}|belt|school)\b.{{0,40}}\b(?:scared|afraid) to go home\b|"
        r"\b(?:doesn t|won t|don t|not|never) (?:feed|fed|feeding) (?:the|"
        r"her|his|their|him|me|us)\b",
    ),
    Wording(
        "child",
        "missing|lost|can t find|come|came|return|disappear|vanish|gone|me and my|nobody|no one|"
        "noone|i m|i am",
        rf"\b(?:my|our|the|a|her|his) (?:\w+ )?{_CHILD}(?: who)?(?: \w+){{0,3}} (?:missing|"
        rf"disappeared|vanished|lost in|got lost|lost at)\b|"
        rf"\b(?:lost|can t find|cannot find|can not find)(?: \w+)? (?:my|our|"
        rf"the)(?: \w+){{0,2}} ?{_CHILD}\b(?! (?:s|passport|card|certificate|shoes|toy|school|id|"
        rf"birth|stroller|bike|bag|medical|in (?:an?|the) (?:accident|crash|war|court|fire))\b)|"
        rf"\b{_CHILD}(?: \w+){{0,3}} (?:did not|didn t|hasn t|has not|never|not)(?: \w+)? (?:come|"
        rf"came|return\w*|been) (?:home|back)\b|\bmissing (?:child|boy|girl|kid|toddler)\b|"
        rf"\b{_PARENT}(?: \w+){{0,2}} (?:hasn t|haven t|has not|have not|didn t|did not|never|"
        rf"not)(?: \w+)? (?:come|came|been|returned|back)(?: \w+)? ?(?:home|"
        rf"back)?\b.{{0,60}}\b(?:just|only|me and|alone|hungry|food)\b|"
        r"\b(?:nobody|no one|no adult|noone)(?: \w+){0,3} (?:home|here|house)\b.{0,40}\bi (?:m|"
        r"am) (?:only )?(?:[4-9]|1[0-5]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)\b|"
        r"\bi (?:m|am) (?:only )?(?:[4-9]|1[0-5]|five|six|seven|eight|nine|ten|eleven|twelve|"
        r"thirteen)(?: years? old)?(?: and)?\b.{0,50}\b(?:alone|scared|hits?|beats?|hungry|"
        r"locked)\b|"
        r"\b(?:just|only) me and my (?:little|baby|younger|small)\b|\bwandered off\b",
    ),
    Wording(
        "child",
        "lock|crying|sleeping|trapped|stuck|left|shut|alone|hanging|leaning|dangling|climb|"
        "by himself|by herself",
        rf"\b{_CHILD}(?: \w+){{0,4}} (?:locked|trapped|stuck|left|shut|"
        rf"alone)(?: \w+){{0,3}} (?:in|inside) (?:an?|the|my|this|that|his|her|"
        rf"their)(?: \w+){{0,2}} ?(?:car|room|van|truck|closet|basement|apartment|bathroom|"
        rf"elevator|vehicle|suv|flat|cellar)\b|"
        rf"\b(?:there s|there is|there are|a|an|the|see|tiny|little) ?(?:\w+ )?(?:toddler|baby|"
        rf"child|kid|infant|little (?:boy|girl)|boy|girl|\w+ year old)(?: \w+){{0,2}} (?:alone|"
        rf"by (?:him|her|it)self)\b(?! (?:to|from) school)|"
        rf"\b{_CHILD}(?: \w+){{0,3}} (?:crying|sleeping|sweating|left|alone) in(?:side)? (?:a|the|"
        rf"that|this)(?: \w+)? (?:car|van|suv|truck)\b|"
        rf"\b{_CHILD}(?: \w+){{0,8}} (?:hanging|leaning|dangling|climbing)(?: \w+)? (?:over|off|"
        rf"from|out)\b",
    ),
    Wording(
        "child", "pull|drag|forc|snatch|grab|took|taken|kidnap|lure|push",
        rf"\b(?:pulling|dragging|forcing|snatching|grabbing|pulled|dragged|forced|snatched|"
        rf"grabbed|pushing|luring)(?: \w+)? ?(?:an?|the|my|some|this|that|our|her|"
        rf"little)(?: \w+)? ?{_CHILD}\b|"
        rf"\b(?:took|taken|kidnapped|snatched|stole) (?:my|"
        rf"our)(?: \w+)? ?{_CHILD}\b.{{0,60}}\b(?:never see|alive|won t|kill|hurt|ran|run|"
        rf"threat\w*)\b|\bkidnapp(?:ed|ing) (?:my|our|a)\b(?! parent)",
    ),
)  # fmt: skip
VIOLENCE = (
    Wording(
        "violence",
        "hit|beat|attack|chok|strangl|stab|rap|kick|punch|hurt|rob|assault|slap|throat|neck|coming|"
        "abus",
        rf"\b(?:hitting|beating|attacking|choking|strangling|stabbing|raping|kicking|punching|"
        rf"hurting|assaulting|slapping|robbing)(?: up| on)? (?:{WHOM}|(?:the|a|my|"
        rf"our) (?:\w+ )?(?:shop|store|bank))\b|"
        r"\b(?:hands?|arms?|rope|belt)(?: \w+)? (?:round|around|on) (?:my|her|his) (?:throat|"
        r"neck)\b|\bcoming (?:back )?(?:for|after|at) (?:me|us|her)\b|"
        rf"\b(?<!used to )(?:beats?|hits?|attacked|attacks|stabbed|raped|strangled|choked|"
        rf"strangles|chokes|"
        rf"punche[sd]|slaps)(?: up)? (?!the ){WHOM}\b(?! (?:bill|tax|with the|up\b))|"
        r"\b(?:being|getting) (?:beaten|attacked|stabbed|raped|strangled|robbed|choked|assaulted|"
        r"mugged|abused right now)\b|\bbeat(?:ing)? up (?:my|an?|the|some|his)\b|"
        r"\b(?:was|been|got|someone|just) (?:stabbed|mugged)\b",
    ),
    Wording(
        "violence",
        "knife|knives|gun|weapon|machete|axe|hammer|sword|rifle|shoot|shots|shot|pistol",
        r"\b(?:has|have|got|with|holding|pulled|pulls|pointing|waving|waves|carrying|swinging|"
        r"grabbed|took)(?: \w+)? (?:an?|the|his|her|my) ?(?:\w+ )?(?:knife|gun|weapon|machete|axe|"
        r"hammer|sword|rifle|pistol)\b"
        r"(?! (?:permit|license|licence|control|shop|store|show|range|law|violence|lobby|owner|"
        r"safety|free))|"
        r"\b(?:active shooter|shots fired|(?<!like )gun ?shots|shooting at|(?:someone|somebody|man|"
        r"guy) (?:is |s )?shooting)\b|\b(?:got|been|was) (?:just )?shot\b",
    ),
    Wording(
        "violence", "kill|murder|stab|shoot|hurt|burn",
        rf"\b(?:will|ll|going to|gonna|wants? to|trying to|threatens to|threatening to|"
        rf"threatened to|about to|tried to) (?:kill|murder|stab|shoot|hurt|burn) {WHOM}\b",
    ),
    Wording(
        "violence", "door|window|break|broke|smash|throwing|destroy|burglar|intruder|robber|in my",
        rf"\b{ONE}{_BE}(?: \w+){{0,3}} (?:kick|break|bang|pound|smash|bash|ram)(?:ing|s|"
        rf"ed)?(?: \w+)? (?:my|our|the|her|in|into)(?: \w+)? ?(?:door|window|house|home|apartment|"
        rf"flat)\b(?! (?:lock|glass|frame|of the (?:bus|school)))|"
        r"\b(?:is|are|s|re) (?:breaking|trying to (?:break|get)) (?:in|into)\b|\b(?:intruder|"
        r"burglar|robber|stalker|stranger)s?(?: is| s| are)? (?:in|inside|at|outside)\b|"
        r"\b(?:he|she|they|husband|boyfriend|dad|father|ex|man)(?: s| is| are|"
        r" re)?(?: \w+)? (?:breaking|smashing|throwing|destroying) (?:everything|things|stuff|"
        r"plates|furniture|all)\b|"
        r"\b(?:someone|somebody|stranger|man|guy)(?: s| is) (?:\w+ )?(?:in|inside) (?:my|"
        r"our) (?:house|home|apartment|flat|room|bedroom|kitchen|garage)\b",
    ),
    Wording(
        "violence",
        "lock|my phone|my other phone|let me|let us|let her|let go|keep me|kidnap|hostage|passport|"
        "leave|tied|trapped|to go home|go back home",
        r"\block(?:ed|s|ing)? (?:me|us|her|him|them|my \w+)(?: \w+){0,3} (?:in|inside)\b|\b(?:i m|"
        r"i am|we re|we are) (?:being )?(?:locked (?:in|up)|held|tied)\b(?! (?:in traffic|up in))|"
        r"\b(?:won t|not|doesn t|don t|never|will not|didn t) let(?:ting)? (?:me|us|"
        r"her)(?: \w+)? ?(?:go|out|leave)\b(?! (?:a|an|the|my|to|through|of (?:the|my|"
        r"this) (?:contract|lease|deal)|comments?|feedback|on|"
        r"there)\b)|"
        r"\b(?:scared|afraid) to go (?:back )?home\b|"
        r"\bkeep(?:s|ing)? (?:me|us|her)(?: \w+){0,3} (?:house|room|basement|locked|prisoner|"
        r"inside)\b|\bkidnapp(?:ed|ing) (?:me|us)\b|\bkidnapped by\b|\b(?:been|was|"
        r"got) kidnapped\b|\bheld hostage\b|"
        r"\b(?:he|husband|boyfriend|boss)(?: has)? (?:took|taken|"
        r"take)(?: away)? my (?:\w+ )?phone\b|"
        r"\btook (?:my|our) passports?\b.{0,40}\b(?:lock|go|leave|work|police|beat)",
    ),
    Wording(
        "violence", "scream|begging|crying for|hiding|violent|fight|touching|grab|forc|threat|drag",
        r"\bscream(?:ing|s|ed)? (?:\w+ )?(?:for help|help|stop|for someone|for her life)\b|"
        r"\b(?:begging|crying|calling|yelling|shouting) (?:\w+ )?(?:for help|to stop)\b|"
        r"\b(?:woman|girl|child|she|lady|wife)(?: \w+){0,3} (?:is|s) screaming\b|\b(?:i m|i am|"
        r"we re|we are)(?: \w+){0,2} hiding\b|\bviolent (?:individual|man|person|guy|"
        r"husband)\b(?! who was)|"
        r"\b(?:there s|there is|big|huge)(?: a)?(?: \w+)? fight (?:outside|going|here|happening|"
        r"in front|at the|on the)\b|\b(?:men|guys|people|they)(?: \w+)? (?:are|re) fighting\b|"
        r"\b(?:keeps|won t stop|is|s) touching me\b|\btrying to (?:rape|grab|drag|undress|touch|"
        r"force) (?:me|her|us)\b|\b(?:forcing|forced|forces) (?:me|her) (?:to|into)\b|"
        r"\bthreaten(?:s|ing) (?:me|us|my \w+|to (?:kill|hurt|shoot|stab|"
        r"beat))\b(?! (?:with (?:a )?(?:fine|eviction|legal|lawsuit)))",
    ),
)  # fmt: skip
FOLLOWED = (
    Wording(
        "followed", "follow|chas|stalk|tailing|tailed",
        rf"\b{ONE}(?: \w+){{0,4}} (?:following|chasing|stalking|tailing|followed|chased|follows|"
        rf"stalks|follow) (?:me|us|my (?:car|daughter|son|wife|sister|kids?)|"
        rf"her)\b(?! (?:on (?:twitter|instagram|facebook|social)|up))|"
        rf"\b(?:car|van|truck|motorcycle|bike|taxi|vehicle)(?: \w+){{0,5}} (?:following|chasing|"
        rf"tailing|followed) (?:me|us)\b|\bbeen following me\b|"
        r"\b(?:i m|i am|am i|we re|we are|i think i m) being (?:followed|chased|stalked|tailed)\b|"
        r"\bmy stalker\b(?! (?:was|got|is in (?:jail|prison)))",
    ),
    Wording(
        "followed", "behind",
        r"\b(?:someone|somebody|man|guy|he|they|stranger|footsteps|person|people|men)(?: s| is|"
        r" are| re| still| right| walking| keeps?| has been| who)+(?: \w+)? ?(?:right |walking |"
        r"close )?behind (?:me|us)\b|"
        r"\b(?:still|right|walking|running|footsteps|always) (?:\w+ )?behind me\b",
    ),
    Wording(
        "followed",
        "outside|circling|pacing|watching|waiting|lurking|window|showed|shown|turned up|"
        "where i live|hallway|stairwell|go away|across",
        r"\b(?:circling|pacing around|watching) my (?:block|house|home|building|window)\b|"
        r"\bmy (?:ex ?\w*|stalker|abuser)(?: \w+){0,5} (?:outside|waiting|showed up|at my|"
        r"in front|turned up|came to|at the (?:door|gate))\b(?! of court)|"
        rf"\b{ONE}(?: \w+){{0,5}} (?:waiting|lurking|hiding|looking|staring|watching|peeping|"
        rf"standing)(?: \w+){{0,8}} (?:outside|at|in|into|to|by|through|for me)(?: of)? ?(?:my|"
        rf"our|me)?(?: \w+)? ?(?:house|home|door|window|apartment|car|room|bedroom|flat|gate)\b|"
        r"\b(?:outside|at|in front of) my (?:\w+ )?(?:house|home|door|apartment|flat|window|work|"
        r"office)\b.{0,40}\b(?:won t|wont|doesn t|not|refuses to) (?:go away|leave)\b|"
        r"\b(?:found|knows|find)(?: out)? where i (?:live|work)\b|\b(?:he s|he is|someone s|"
        r"someone is|somebody is|stranger is|man is)(?: \w+){0,2} (?:in|at) (?:my|the|"
        r"our) (?:hallway|stairwell|front door|door|gate|lobby)\b",
    ),
    Wording(
        "followed", "handle|doorknob|knob|lock|keypad|my door|the door|code",
        rf"\b{ONE}(?: \w+){{0,5}} (?:try|turn|rattl|shak|jiggl|push|touch|pull|test|enter|guess|"
        rf"punch)(?:ing|s|es|ed|ling)?(?: to open| in| to guess)? (?:the |my |"
        rf"our )?(?:\w+ )?(?:handle|door ?knob|knob|lock|keypad|door code|code|door handle|"
        rf"door)\b|"
        rf"\b{ONE}(?: \w+){{0,5}} (?:knocking|banging|pounding|knocks|bangs|ringing) (?:on |"
        rf"at )?my (?:\w+ )?(?:door|window|bell)\b",
    ),
    Wording(
        "followed", "taxi|uber|cab |lyft|driver",
        r"\b(?:taxi|uber|cab|lyft)(?: \w+){0,4} (?:won t|doesn t|refuses to|not|isn t|"
        r"will not)(?: \w+)? ?(?:stop|let|stopping|open|going)\b|\bdriver(?: \w+){0,3} (?:won t|"
        r"doesn t|refuses to|not|will not) let (?:me|us) out\b|"
        r"\b(?:taxi|uber|cab|driver)\b.{0,40}\b(?:isn t|not|wrong) (?:the )?(?:way|road|"
        r"route)\b.{0,30}\b(?:my|home|house|stop|scared)\b",
    ),
)  # fmt: skip
WORDINGS = (*SELF_HARM, *DISGUISED, *CHILD, *VIOLENCE, *FOLLOWED)
