"""Situations of self-harm and violence in English."""

from __future__ import annotations

from actions.base.danger_kinds.together import Together

_I = r"\b(?:i|i m|me|my|myself|im)\b"
_ONLINE = (
    r"^(?!.*\b(?:website|site|online|app|login|log in|account|mailing list|chat|form|application|"
    r"page|request|"
    r"subscription|internet|bureaucracy|paperwork|noise|smell|traffic|parking|dogs?|neighbou?rs?|"
    r"commute|"
    r"portal|email|emails|password|work|job)\b)"
)
_OFFICE = (
    r"^(?!.*\b(?:last (?:week|month|year|summer|winter)|years? ago|months? ago|weeks? ago|policy|"
    r"laws?|"
    r"prevent\w*|compensation|insurance|claim|certificate|permit|form|forms|application|"
    r"appointment|opening|"
    r"training|drill|statistics|campaign|movie|film|song|novel|game|report a|how do i report|"
    r"who do i report|where can i report|complain|complaint|petition|shelter|counsel\w*)\b)"
)
_KIN = (
    r"\b(?:husband|wife|boyfriend|girlfriend|partner|ex|dad|daddy|father|mom|mum|mommy|mother|"
    r"step\w*|"
    r"brother|sister|son|daughter|uncle|aunt|cousin|grandpa|grandma|grandfather|grandmother|"
    r"friend|roommate|flatmate|mate|boss|manager|landlord|teacher|coach|"
    r"neighbou?rs?|kids?|child|baby|boy|girl|colleague|coworker)\b"
)
WHO = (
    r"\b(?:he|she|they|someone|somebody|man|men|woman|women|guys?|people|person|stranger|kids?|"
    r"boys?|girls?|"
    r"child|children|baby|toddler|worker|workers|driver|drivers|passengers?|student|customer|lady|"
    r"gang|teen\w*|"
    r"dude|creep|weirdo|bloke|lads?|husband|wife|boyfriend|girlfriend|partner|ex|dad|father|mom|"
    r"mum|mommy|"
    r"mother|step\w*|brother|sister|son|daughter|uncle|aunt|grandpa|grandma|grandfather|"
    r"grandmother|gran|"
    r"nan|friend|roommate|flatmate|neighbou?r|neighbou?rs|boss|i|we|me|us|him|her|them|cyclist|"
    r"rider|everyone|family|owner|robbers?|intruders?|burglars?|thief|thieves)\b"
)
SELF_HARM = (
    Together("self_harm", "reason|point|worth|purpose|hope|meaning|way out|future|keep going|"
        "going on", (
        r"\b(?:no|not|don t|can t|isn t|never|any|without|nothing|hopeless|pointless|lost)\b",
        r"\b(?:reasons?|point|purpose|hope|meaning|will|future|strength)\b.{0,20}\b(?:keep going|"
        r"go on|going on|"
        r"live|living|life|exist\w*|wake up|stay\w*|carry on|continue|left|anymore|alive|of me|"
        r"being here)\b|"
        r"\b(?:life|living|it)(?: \w+){0,2} (?:isn t|not|never)(?: \w+)? worth\b(?: (?:living|it|"
        r"anything))|"
        r"\bno way out\b|\bworthless\b|\blost (?:all )?hope\b",
        rf"{_I}|\blife\b", _ONLINE, _OFFICE,
    )),
    Together("self_harm", "overdose|end it|ending it|ending things|ending everything|kill|die|"
        "dead|dying|"
        "suicid|disappear|cease|driving into|drive into|end myself", (
        r"\b(?:want|wanna|wants|going to|gonna|gona|thinking|think|thought|about to|ready|wish|"
        r"rather|hope|ll|will|"
        r"planning|plan|tempted|consider\w*|tonight|better|deserve|trying|easier|hoping|just|"
        r"need)\b",
        r"\boverdos\w+\b|\bend (?:myself|my own)\b|\bdriv(?:e|ing)(?: my car)? (?:into|off) (?:a|"
        r"the) (?:wall|tree|river|traffic|bridge|cliff|"
        r"truck)\b|\b(?:end|ending) (?:it(?: all)?|things|everything|my pain|myself)(?: now|"
        r" tonight| today|"
        r" all| for good| soon| here| once)*$|\bki(?:l|ll)(?:ing)? (?:my|him|her)(?: )?self\b|"
        r"\b(?:be|was|were|m)"
        r"(?: \w+)? (?:dead|gone|better off dead)\b|\bto die\b|\bi (?:should|could|"
        r"d) (?:just )?die\b|"
        r"\bdisappear(?: \w+)? ?(?:forever|from this world|for good|completely)?$|"
        r"\bcease to exist\b",
        rf"{_I}|{_KIN}|\bshe\b|\bhe\b", _ONLINE, _OFFICE,
        r"^(?!.*\b(?:dead if|laughing|battery|phone|plant|trees?|try the|to see|to know|hungry|"
        r"starving|"
        r"boredom|"
        r"embarrass\w*|heat|cold)\b)",
    )),
    Together("self_harm", "least painful|painless|without pain|how much|how many|how high|"
        "how long|lethal|fatal|"
        "method|easiest|quickest|quick way", (
        r"\b(?:least painful|painless\w*|without pain|doesn t hurt|how (?:much|many|high|long|do)|"
        r"lethal|fatal|"
        r"methods?|easiest|quickest|quick|best)\b",
        r"\b(?:to die|dying|death|kill\w*|suicide|not wake|never wake|way to go|end it|"
        r"end (?:my )?life|be dead|"
        r"to be fatal|lethal|jump|overdose|hang)\b",
        r"^(?!.*\b(?:rats?|mice|cockroach\w*|weeds?|bugs?|pests?|ants?|mosquito\w*|cancer|"
        r"statistics|plot|"
        r"covid|flu|year|benefits?|grave|cemetery|certificate)\b)", _OFFICE,
    )),
    Together("self_harm", "rope|noose|pills|tablets|charcoal|pesticide|bleach|razor|blade|gun|"
        "meds|poison|"
        "antifreeze|sleeping", (
        r"\b(?:rope|noose|pills|tablets|charcoal|pesticides?|bleach|razors?|blades?|poison|"
        r"antifreeze|meds|"
        r"sleeping pills|medication)\b",
        rf"{_I}|\b(?:wife|husband|son|daughter|friend|sister|brother|mom|mum|dad|roommate|"
        rf"boyfriend|girlfriend|"
        r"he|she)\b",
        r"\b(?:took|taken|swallowed|drank|drinking|had|ate|downed) (?:a |an |the |all |my |some |"
        r"her |his |two |"
        r"three |like |about |too |way )*(?:bunch|handful|lot|many|bottle|whole|box|pack|"
        r"pesticide|bleach|poison|"
        r"antifreeze|[2-9][0-9]|overdose)\b|\b(?:got|have|bought|holding|tied|ready|counted|saved|"
        r"there s|hung|"
        r"with me|beside|next to|in my hand|found)\b.{0,40}\b(?:know where|ready|tree|ceiling|"
        r"beam|tonight|pain|"
        r"stop|end|here|in front|enough|over|goodbye|sorry|scared|hand|neck|die|note)\b|"
        r"\b(?:pain|everything|it)(?: \w+)? to (?:just )?(?:stop|end)\b|\bto die\b|"
        r"\bcut(?:ting)?\b.{0,20}"
        r"\b(?:myself|wrists?|arms?|legs?|skin|deep)\b",
        r"^(?!.*\b(?:dispose|disposal|import|prescription|recycl\w*|grill|bbq|barbecue|garden|"
        r"weeds|customs|"
        r"dog ate|cat ate|dog|refill|pharmacy|carry on|luggage|clean\w*)\b)", _OFFICE,
    )),
    Together("self_harm", "without me|if i was|if i were|if i died|if i disappeared|if i wasn|"
        "when i m gone|"
        "i m gone|i was gone|burden|miss me|notice if|care if", (
        r"\b(?:better|happier|easier|best|relieved)(?: off)?\b.{0,25}\b(?:without me|if i (?:was|"
        r"were|wasn t|weren t|"
        r"died|disappeared|m|am|didn t))\b|\b(?:nobody|no one|noone|none)(?: \w+){0,4} (?:notice|"
        r"care|miss|cry|"
        r"mind|know)\b.{0,14}\b(?:i|me)\b|\b(?:i m|i am|am|feel like|"
        r"being)(?: \w+){0,3} (?:a )?burden\b|"
        r"\bwould (?:anyone|anybody)(?: \w+)? (?:miss|care|notice)\b",
        r"\b(?:gone|dead|died|without me|disappear\w*|burden|wasn t|weren t|didn t exist|born|"
        r"miss me|here|"
        r"anymore)\b",
        _ONLINE, _OFFICE,
    )),
    Together("self_harm", "alive|live|living|wake up|waking up|sleep|my life|anymore|any more|"
        "longer|tomorrow|"
        "bear|cope|hold on|last night|last day|last message|final", (
        r"\b(?:don t|do not|not|never|can t|no longer|didn t|hate|tired|done|sick of|won t|wanna|"
        r"want to|this is|"
        r"it s|hope|wish|last|finished)\b",
        r"\b(?:be|being|stay) alive\b|\bwant(?:ed)? to live\b|\b(?:never|not|don t|won t|"
        r"without)(?: \w+){0,4} "
        r"wak(?:e|ing) up\b(?! (?:in time|early|at))|\bi can t (?:do (?:this|it|life)|go on|"
        r"take (?:it|this)|"
        r"bear (?:it|this|to live)|cope|live like this|keep going|hold on|fight)"
        r"(?: life)?(?: anymore| any more| any longer| much longer| no more)\b|"
        r"\bthis is (?:my|the) last (?:night|day|message|time|one)(?: on earth)?$|"
        r"\bmy last (?:night|day|words)\b|\bhate (?:my life|myself|being alive|living)\b|"
        r"\b(?:tired|sick|done|finished) (?:of|with) (?:living|life|being alive|existing|it all|"
        r"everything)\b",
        r"\b(?:i|i m|me|my)\b",
        r"^(?!.*\b(?:mom|mum|dad|father|mother|he|she|grandma|grandpa) (?:\w+ )?(?:won t|not|"
        r"doesn t|isn t) wake)",
        r"^(?!.*\b(?:at work|contract|tenancy|rent|tenant|apartment|here in korea|visa|alarm|exam|"
        r"school day|"
        r"of the|sale|offer|to apply|to pay|to file)\b)",
        _ONLINE, _OFFICE,
    )),
    Together("self_harm", "bridge|roof|ledge|edge|cliff|tracks|platform|balcony|railing|window|"
        "floor|jump", (
        rf"{_I}|{WHO}",
        r"\b(?:on|at|over|off|from|near|top of|outside|by)(?: \w+){0,3} (?:bridge|rooftop|roof|"
        r"ledge|edge|cliff|"
        r"tracks|rails|platform|balcony|railing|windowsill|building|[0-9]+(?:th|st|nd|"
        r"rd)? floor)\b|\bjump\b",
        r"\b(?:looking (?:down|at the (?:water|river|cars|ground))|water (?:looks|is|below)|"
        r"threaten\w* to jump|"
        r"going to jump|gonna jump|want to jump|wants to jump|about to jump|will jump|"
        r"ready to jump|"
        r"if i jump|should i jump|let go|letting go|step off|jump off|wind is|so high|one step|"
        r"end it|over the edge|edge of the (?:roof|bridge|cliff|building|platform))\b",
        r"^(?!.*\b(?:trampoline|puddle|bungee|queue|dogs?|cats?|rope skipping|car jump|"
        r"start)\b)", _OFFICE,
    )),
    Together("self_harm", "goodbye|note|farewell|letters|look after|take care of|not answering|"
        "sorry mom|"
        "sorry mum|forgive me", (
        rf"{_KIN}|{_I}",
        r"\b(?:posted|texted|sent|wrote|written|left|said|says|saying|leaving|"
        r"writing)(?: \w+){0,3} (?:goodbye\w*|"
        r"farewell|suicide note|notes?|letters?|final)\b|\b(?:forgive me|"
        r"i m sorry)\b.{0,40}\b(?:love you|goodbye|"
        r"take care|look after)\b",
        r"\b(?:not answering|isn t answering|won t answer|no answer|can t reach|phone (?:is )?off|"
        r"gone|missing|"
        r"look after|take care|please|find (?:him|her|them)|on the bridge|kill|die|dead|everyone|"
        r"goodbye|peace)\b",
        r"^(?!.*\b(?:debit|credit|cover letter|recommendation|release notes|meeting|council|mayor|"
        r"office|"
        r"landlord|appeal|hoa|department)\b)", _OFFICE,
    )),
    Together("self_harm", "cutting|cut my|hurting myself|harming|burning myself|slit|"
        "starving myself", (
        r"\b(?:cutting|cut|hurting|harming|burning|slit\w*|stabbing)(?: \w+)? (?:myself|"
        r"my (?:wrists?|arms?|legs?|thighs?|"
        r"throat|skin)|herself|himself)\b",
        r"\b(?:again|now|right now|bathroom|bleeding|can t stop|razor|knife|blade|urge|help|deep|"
        r"feel|just|"
        r"relief|nobody knows|secretly|cutting|want|is|s)\b",
        r"^(?!.*\b(?:broken glass|rusty|fence|can lid|cooking|kitchen|off from|work|claim|"
        r"playground)\b)",
    )),
    Together("self_harm", "in front of me|belong in this world|tied a rope|rope in|slit|"
        "asleep forever|sleep forever|of being here|"
        "dark thoughts|bad thoughts|noose|overdosing|not meant to be", (
        r"\b(?:[0-9]+|pills?|tablets?|bottle)(?: of)?(?: \w+){0,3} in front of me\b|\b(?:don t|"
        r"do not|not) belong in this world\b|"
        r"\b(?:tied|hung|made|got|put)(?: up)? (?:a |the )?(?:rope|noose)\b|\bslit (?:my|his|"
        r"her)\b|\b(?:asleep|sleep) forever\b|"
        r"\btired of being (?:here|alive|me)\b|\b(?:dark|bad|suicidal|awful) thoughts\b|"
        r"\boverdosing\b|\bnoose\b|"
        r"\bnot meant to be (?:here|alive)\b",
        r"\b(?:i|i m|i ve|me|my|he|she|friend|his|her)\b",
        _ONLINE, r"^(?!.*\b(?:boat|swing|tree swing|tarp|dock|climbing|screens?|forms?)\b)",
    )),
)  # fmt: skip
_HITS = (
    r"\b(?:hits?|hitting|beats?|beating|beaten|chok(?:ed|es)|choking (?:me|her|him|my|an?|his|"
    r"the)|strangl\w+|punch\w*|kick(?:ed|s|ing)|slap\w*|"
    r"assault\w*|attack\w*|stab\w*|grab(?:s|bed|bing)|shov(?:ed|es|ing)|push(?:ed|es|ing)|drag\w*|"
    r"smash\w*|threw|throws|"
    r"throwing|burn(?:ed|ing|t)|bit|pinned|headbutt\w*|abus(?:ed|es|ing|ive)|violent|rap(?:ed|es|"
    r"ing)|molest\w*|"
    r"grop\w+|rob(?:bed|bing)|mugg\w+|hurt(?:s|ing)?|pull(?:s|ed|ing) my hair|spat)\b"
)
_VIOLENCE_OFFICE = (
    r"^(?!.*\b(?:car|cars|bus|truck|van|bike|scooter|ball|branch|dogs?|dog s|cats?|rats?|bees?|"
    r"wasp|mosquito\w*|"
    r"heart|panic|bills?|tax|taxes|rent|pothole\w*|price\w*|market|economy|heat|virus|covid|"
    r"hackers?|cyber|"
    r"phish\w*|scam\w*|email|computer|website|restraining order form|court|last (?:week|month|"
    r"year)|"
    r"years? ago|months? ago|weeks? ago|all safe|i left|(?:will|could|can|might|to) get hurt|ref|"
    r"used to|"
    r"police report|bullying policy|policy|insurance|football|deadline|"
    r"record|by (?:a|the) (?:car|bus|truck))\b)"
)
VIOLENCE = (
    Together("violence", "hit|beat|chok|strangl|punch|kick|slap|assault|attack|stab|grab|shov|"
        "push|drag|smash|threw|"
        "throw|burn|pinned|abus|violent|rape|raping|molest|grop|rob|mugg|hurt|my hair", (
        rf"{WHO}", _HITS,
        r"\b(?:me|my (?:head|face|mom|mum|mother|sister|brother|dad|neck|hair|arm|friend|wife|son|"
        r"daughter|baby)|"
        r"his (?:wife|girlfriend|kid|mother)|her|him|us|people|each other|everyone|passengers?|"
        r"staff|clerk|"
        r"somebody|someone|a (?:\w+ )?(?:man|woman|girl|boy|kid|lady|guy|person)|abusive|violent|"
        r"been raped|"
        r"store|shop|bank|driver|nurse|teacher|wife|girlfriend)\b",
        r"\b(?:now|right now|again|just|tonight|today|still|help|scared|afraid|bleeding|blood|"
        r"go home|home|door|"
        r"leave|out|run|ran|hid|hiding|escape\w*|safe|room|bathroom|won t let|station|street|"
        r"outside|park|subway|"
        r"keeps?|drunk|please|happening|neck|head|face|hair|wall|floor|ground|is \w+ing|"
        r"are \w+ing|s \w+ing|"
        r"re \w+ing|coming|been|every|when|hurts|bruis\w*|my (?:husband|boyfriend|wife|girlfriend|"
        r"partner|dad|"
        r"father|mom|mother|stepdad|stepmom|brother|uncle|boss|roommate|ex|son)(?: \w+){0,2})\b",
        _VIOLENCE_OFFICE,
    )),
    Together("violence", "broke into|breaking into|broken into|break in|intruder|burglar|robber|"
        "robbery|thief|in my house|"
        "in the house|in our house|in my room|in my home|in my apartment|inside my|downstairs|"
        "in my flat|"
        "in my yard|in my garden|backyard|in my garage|in my basement|attic", (
        r"\b(?:someone|somebody|burglars?|intruders?|robbers?|thief|thieves|man|men|guy|stranger|"
        r"he|they|person|people|"
        r"robbery)\b",
        r"\b(?:broke|breaking|break|trying to (?:get|break)) (?:in|into)\b|\b(?:in|"
        r"inside)(?: of)? (?:my|our|the) "
        r"(?:\w+ )?(?:house|home|apartment|flat|room|bedroom|kitchen|garage|basement|attic|yard|"
        r"backyard|"
        r"garden)\b|\bdownstairs\b|\brobbery\b",
        r"\b(?:now|right now|still|just|hear|hearing|hiding|help|downstairs|please|is|s|are|re|"
        r"alone|footsteps|upstairs|"
        r"broke into my)\b",
        r"^(?!.*\b(?:yesterday|last|ago|car|mailbox|shed was|raccoons?|squirrels?|rats?|mice|"
        r"dogs?|cats?|"
        r"smok\w*|noise|loud|music|parking|park\w*|live downstairs|neighbou?rs? downstairs|"
        r"downstairs neighbou?rs?|homeless|encamp\w*|report|insurance|every night|account|email|"
        r"parties|"
        r"party|barking|water|leak\w*|stomping)\b)",
    )),
    Together("violence", "knife|gun|bat|machete|axe|hammer|sword|crowbar|bottle|weapon|shooting|"
        "gunshot|gunfire|shots|"
        "rifle|armed|scissors|golf club|pipe|petrol|acid", (
        rf"{WHO}|\bheard\b|\bthere\b|\barmed\b|\bshooting\b",
        r"\b(?:gun ?shots?|gunfire|shots fired|shooting (?:at|in|outside|here|people|near)|"
        r"active shooter|armed (?:man|men|guy|robb\w+)|(?:with|has|holding|pulled|swinging|waving|"
        r"carrying|pointing|pointed|grabbed|brandishing|got|took out|threw|smashed|"
        r"throwing)(?: \w+){0,3} (?:knife|gun|"
        r"bat|machete|axe|hammer|sword|crowbar|bottle|weapon|rifle|scissors|golf club|pipe|petrol|"
        r"acid)|"
        r"heard (?:\w+ )?(?:shots|shooting))\b",
        r"^(?!.*\b(?:range|hunt\w*|fireworks|permit|license|licence|control|movie|film|game|toy|"
        r"water gun|nerf|"
        r"laws?|baseball|collector|kitchen knife set|recycl\w*|law|deposit|leaf|leak\w*|hot water|"
        r"hose|"
        r"litter\w*|broken bottle on|every weekend|museum)\b)",
    )),
    Together("violence", "locked|lock me|lock us|won t let|not let|hold|held|trapped|kidnap|tied|"
        "passport|captive|traffick|"
        "prisoner|can t leave|force", (
        r"\b(?:he|she|they|husband|boyfriend|ex|boss|manager|owner|man|men|dad|father|someone|"
        r"agency|landlord|uncle|"
        r"partner|people|i m|we re|i ve)\b",
        r"\b(?:hold(?:ing)?|keep(?:ing|s)?|held) (?:me|us|her)\b|\b(?:lock(?:ed|s|ing)?|tied|"
        r"shut) (?:me|us|her)\b|"
        r"\b(?:won t|doesn t|not|never|don t|didn t) let (?:me|us|her|go)\b(?: (?:go|out|leave|"
        r"of me))?|"
        r"\bkidnapp?ed\b|\btraffick\w+\b|\bcaptive\b|\bprisoner\b|\btook (?:my|"
        r"our) passports?\b(?! (?:copy|photo|number|application))|"
        r"\b(?:forc(?:es|ed|ing)|mak(?:es|ing)) (?:me|us) (?:to )?(?:work|sleep|have sex|undress|"
        r"drink)\b",
        r"\b(?:room|house|home|basement|car|van|motel|hotel|apartment|farm|factory|club|leave|out|"
        r"go|help|please|"
        r"don t know where|touch\w*|scared|arm|wrist|police|passports?|sex|me)\b",
        r"^(?!.*\b(?:account|website|login|bus driver|store|refund|library|school office|deposit|"
        r"contract|"
        r"on hold|hold me accountable|park\w*|vote|apply|register|hoa|city|council|airport|upload|"
        r"file|submit|"
        r"password|screen|app|traffic)\b)",
    )),
    Together("violence", "kill|burn|shoot|stab|hurt|murder|threat", (
        rf"{WHO}",
        r"\b(?:will|ll|going to|gonna|wants? to|says|said|threat\w*|trying to|tried to|about to|"
        r"swore|if i)\b",
        r"\b(?:kill|burn|shoot|stab|hurt|murder)(?: \w+)? ?(?:me|us|my (?:\w+ )?\w+|him|her|them|"
        r"the (?:kids|baby|"
        r"house|children)|everyone|both)\b",
        r"^(?!.*\b(?:noise|smell|stairs|heat|traffic|bill|rent|corner|intersection|road|website|"
        r"job|"
        r"mosquito\w*|business|economy|law|laws|tax\w*|policy|small businesses|trees?|dust|"
        r"pollution|mood|"
        r"environment|credit|feelings|this city|pesticide)\b)",
    )),
    Together("violence", "scream|cry|crying|yell|shout|smash|fight|thud|begging|domestic|"
        "breaking", (
        r"\b(?:next door|upstairs|downstairs|neighbou?rs?|apartment|hallway|street|alley|outside|"
        r"wall|couple|woman|"
        r"girl|man)\b",
        r"\b(?:scream\w*|cry\w*|yell\w*|shout\w*|begg\w*|thuds?|fight\w*|domestic)\b",
        r"\b(?:help|stop|hitting|beating|hurt\w*|kill\w*|blood|knife|get off|don t|no no|slap\w*|"
        r"smash\w*|breaking|"
        r"please|thrown|things being|domestic violence|hit)\b",
        r"^(?!.*\b(?:every (?:night|day|weekend)|noise|party|parties|music|football|kids playing|"
        r"dogs?|babies|"
        r"baby cry\w*|quiet hours|sleep|bylaw|complain\w*|construction|all night|stop the|"
        r"peacocks?)\b)",
    )),
    Together("violence", "i was |i got |i ve been|i m being|drunk|gasoline|petrol|lighter fluid|"
        "masked|hooded|jumped", (
        r"\bi (?:was|got|ve been|m being|am being)(?: just)? (?:assaulted|attacked|jumped|mugged|"
        r"beaten|robbed|raped|groped|"
        r"stabbed|kidnapped|molested|followed into)\b|\b(?:drunk|high|raging|"
        r"crazy)\b.{0,24}\b(?:breaking|smashing|throwing|hitting|"
        r"yelling|screaming|swinging|punching)\b|\b(?:pour\w*|spray\w*|splash\w*|"
        r"threw) (?:gasoline|petrol|gas|lighter fluid|acid)\b|"
        r"\b(?:masked|hooded) (?:man|men|guys?|person|people)\b",
        r"\b(?:now|just|train|bus|subway|street|bleeding|broken|help|still|nose|face|alley|park|"
        r"dad|mom|husband|boyfriend|"
        r"father|mother|he|she|house|home|floor|shop|store|door|came|inside|everything|hurts|"
        r"police)\b",
        _VIOLENCE_OFFICE,
    )),
)  # fmt: skip
TOGETHER = (*SELF_HARM, *VIOLENCE)
