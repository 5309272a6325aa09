"""Wordings of fire, gas, water, accidents and of mere calls for help in English."""

from __future__ import annotations

from actions.base.danger_kinds.english import ONE
from actions.base.danger_kinds.kinds import Wording

FIRE = (
    Wording(
        "fire", "fire|flames|burning",
        r"\b(?:there s|there is|theres) (?:an? |some )?(?:\w+ )?fire\b(?! (?:hydrant|station|"
        r"truck|engine|extinguisher|lane|exit|escape|door|drill|pit|department|hazard|code|zone|"
        r"plug|safety|inspection|alarm|rings?|ban|risk|hall))|"
        r"\b(?:house|home|building|apartment|flat|kitchen|car|room|forest|roof|shop|school|bus|"
        r"balcony|garage|stove|store|truck|hotel|curtains?|bed|oven|pan|block|floor|warehouse|"
        r"field|hill\w*|encampment|tent|dumpster|battery|neighbou?rs?)(?: \w+)?(?: s| is| has|"
        r" are| just)* (?:on fire|burning|caught fire|in flames)\b|"
        r"^(?:help )*fire(?: fire| help| please| now| here)*$|^fire fire\b|\b(?:encampment|house|"
        r"building|kitchen|brush|grass|forest) fire\b(?! (?:department|code|insurance|safety|risk|"
        r"policy|season))(?=.{0,60}$)|\bfire (?:in|on) (?:my|our|the) (?:\w+ )?(?:building|house|"
        r"kitchen|floor|apartment|flat|room|stairs|stairwell|corridor|basement|garage|block)\b|"
        r"\bcaught fire\b|\bflames (?:are |is )?(?:coming|in|from|out|everywhere|shooting|on)\b",
    ),
    Wording(
        "fire", "smoke|gas|explo",
        r"\b(?<!cigarette )smoke(?: is| s)? (?:coming|pouring|filling|"
        r"everywhere)\b(?! from (?:the |a )?(?:bbq|restaurant|chimney|grill|neighbou?rs? (?:bbq|"
        r"chimney)))|\b(?:full of|filled with|filling with|so much|thick|lots of) smoke\b|"
        r"\bsmell(?:s|ing)?(?: \w+)?(?: of| like)? gas\b(?! station)|\bgas(?: is| s) leaking\b|"
        r"^(?:a )?gas leak(?:ing)?(?: help| here| now)*$|\b(?:is|s|have|got) an? gas leak\b|"
        r"\bgas smell\b|"
        r"\b(?:just|something|there was an?|big|huge|gas) explo(?:ded|sion)\b",
    ),
    Wording(
        "fire",
        "breath|unconscious|wak|heart attack|seizure|stroke|collapsed|unresponsive|passed out|"
        "faint|moving|convuls|chok|blue|respond|ambulance|chest|pulse",
        rf"\b{ONE}(?: s| is| has| can| just)*(?: \w+)?(?: not| stopped| t)? ?(?<!heavy )(?:not|"
        rf"stopped|isn t|can t|barely|hardly|struggling to|trouble|difficulty|"
        rf"no longer) breath(?:e|ing)\b|\b(?:not|isn t|stopped) breathing\b|\bcan t breathe\b|"
        rf"\bget(?:ting|s)? (?:hard|harder|difficult) to breathe\b|"
        r"\b(?:is|s|are|was|found|lying|looks|seems) (?:\w+ )?(?:unconscious|unresponsive)\b|"
        r"\b(?:doesn t|won t|not|don t|can t)(?: \w+)? (?:wake|waking)(?: \w+)? up\b|"
        r"\bhaving an? (?:\w+ )?(?:heart attack|seizure|stroke|fit)\b|\bheart attack (?:help|"
        r"please|now)\b|"
        rf"\b{ONE}(?: has| just| suddenly| s| is)* (?:collapsed|passed out|fainted)\b|"
        rf"\b{ONE}(?: \w+){{0,5}} (?:not moving|not responding|convulsing|choking(?: on)?|"
        rf"turning blue|turned blue|no pulse|not responsive|unresponsive|isn t moving|not move|"
        rf"not wake|not breathe)\b|"
        r"\b(?:need|send|call|get|want)(?: \w+){0,2} ambulance\b|\bchest (?:pains?|"
        r"hurts?)\b.{0,40}\b(?:arm|breath\w*|help|faint|bad|numb|sweat\w*)\b|"
        r"\bbaby(?: \w+){0,4} (?:chok\w+|blue)\b",
    ),
    Wording(
        "fire", "bleed|blood",
        r"\bbleeding (?:\w+ )?(?:badly|heavily|a lot|out|to death|everywhere|so much|from|bad|"
        r"much|too much)\b|\b(?:won t|doesn t|not|can t|don t|"
        r"will not)(?: \w+)? stop(?:ping)?(?: the)? bleeding\b|\b(?:lot|lots|so much|too much|"
        r"much|many) (?:of )?blood\b(?! (?:donat|test|pressure|bank))|\bblood (?:is )?everywhere\b",
    ),
    Wording(
        "fire", "river|sea|lake|water|canal|pool|well|creek|ocean|pond|drown|swept|washed|flood",
        rf"\b{ONE}(?: s| is| are| fell| has|m)*(?: in)?(?: the)?(?: water|"
        rf" river)? ?(?:is )?drowning\b(?! in (?!the (?:river|lake|sea|pool|water|ocean)))|"
        rf"\b(?<!tree )(?:fell|fallen|falling|jumped|slipped) (?:in|into|"
        rf"off)(?: \w+){{0,3}} ?(?:river|sea|lake|water|canal|pool|creek|ocean|pond|well)\b|"
        r"\b(?:car|bus|van|truck|boat)(?: \w+){0,2} (?:went|drove|fell|plunged|is|s|crashed|"
        r"slid)(?: \w+){0,4} (?:in|into) the (?:canal|river|lake|sea|water)\b|"
        rf"\b{ONE}(?: \w+){{0,4}} (?:swept|washed|carried) away\b|\bwater(?: is| s|"
        rf" was)? (?:\w+ )?(?:coming|rising|rushing|pouring|filling|up to)\b.{{0,40}}\b(?:won t|"
        rf"can t|trapped|stuck|not open|chest|waist|neck|door|get out)\b",
    ),
    Wording(
        "fire",
        "trapped|pinned|stuck|buried|crushed|under|beneath|collaps|came down|caved|fell|fallen|"
        "electr",
        rf"\b{ONE}(?: \w+){{0,3}} (?:trapped|pinned|(?:is|are|was|were|got|been|s|re) (?:buried|"
        rf"crushed))\b(?! (?:in (?:a |the )?(?:debt|cycle|bureaucracy|contract|traffic|job)|"
        rf"by (?:debt|bills|taxes|the system)))|\b(?:i m|i am|we re|we are) trapped\b(?! in (?:a |"
        rf"the )?(?:debt|cycle|bureaucracy|contract|traffic))|"
        r"\b(?:stuck|trapped|locked) in(?:side)? (?:an?|the|this|my|our) (?:\w+ )?(?:elevator|"
        r"lift|basement|bathroom|building|tunnel|cave|shaft|mine|well|subway|lift)\b|"
        r"\b(?:scaffold\w*|building|roof|ceiling|wall|crane|bridge|house|tunnel|trench|balcony|"
        r"platform|tree|bricks?)(?: \w+){0,3} (?:collapsed|came down|fell|"
        r"caved)\b.{0,40}\b(?:under|trapped|buried|people are|someone is|hurt|on (?:a |"
        r"the )?(?:man|woman|worker|person|kid|boy|girl))\b|"
        r"\b(?:fell|fallen|falls)(?: \w+){0,6} (?:can t|won t|not|cannot)(?: \w+)? ?(?:get up|"
        r"move|walk|moving|stand)\b|\belectrocuted\b|\b(?:fell|fallen) (?:from|off|"
        r"down)(?: \w+){0,2} (?:roof|ladder|balcony|window|scaffold\w*|cliff|stairs)\b(?=.{0,60}$)",
    ),
    Wording(
        "fire",
        "crash|accident|collision|hit by|struck|run over|ran over|flipped|overturned|rolled",
        r"\b(?:crash|accident|collision|wreck|pile ?up)\b.{0,50}\b(?:trapped|hurt|injured|"
        r"bleeding|unconscious|not moving|flipped|someone is|blood|stuck in)\b|"
        r"\b(?:car|bus|truck|van|motorcycle)(?: \w+){0,2} (?:flipped|overturned|"
        r"rolled over)\b(?=.{0,50}$)|"
        rf"\b{ONE}(?: was| got| has been| just| been| is| s)+ (?:hit|struck|run over|"
        rf"knocked down) by (?:an?|the) (?:\w+ )?(?:car|bus|truck|train|motorcycle|van|taxi|bike|"
        rf"scooter|lorry)\b",
    ),
)  # fmt: skip
HELP = (
    Wording(
        "help", "sos|danger|emergency|save me|police|cops|help|911|112|119",
        r"^(?:sos|danger|emergency)(?: sos| help| us| now| please)*$|"
        r"^(?:please )?save me(?: please)?$|\b(?:i m|i am|we re|we are|"
        r"life is)(?: \w+)? in danger\b|"
        r"^(?:please )?help(?: me)? .{0,20}\b(?:kill|hurt|knife|gun|attack|beat)|\b(?:please|pls|"
        r"plz) (?:send|call) (?:the |me )?(?:police|cops|help)\b(?=(?: \w+){0,3}$)|"
        r"^call (?:the )?(?:police|cops)(?: please| now| help)*$|\bsomeone help me\b",
    ),
)  # fmt: skip
WORDINGS = (*FIRE, *HELP)
