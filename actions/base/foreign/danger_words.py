"""Words of danger in languages that are not spoken here. NOT READ BY A NATIVE of any of them.

`NOW`: somebody is attacked, beaten, followed, locked in; fire, an accident, blood, no breath.
`OWN_LIFE`: somebody wants to die. What is told of the past and of things is left out where that
could be told from the words.
"""

from __future__ import annotations

from collections.abc import Mapping

NOW: Mapping[str, str] = {
    "zh": r"救命|救救|报警|報警|救护车|救護車|[拿持]刀|刀.{0,4}[追砍刺捅]|砍人|[杀殺]人|要[杀殺]|"
    r"打我(?!的?[电電])|正在打|家暴|[强強][奸姦]|性侵|跟[踪蹤]|尾[随隨]|跟[着著]我|追我|"
    r"[着著]火|起火|失火|"
    r"火[灾災](?!保)|爆炸|(?:煤气|瓦斯|燃气).{0,3}[漏泄洩]|[车車][祸禍]|流血|昏倒|[晕暈]倒|"
    r"[没沒不]有?呼吸|被困|"
    r"[绑綁]架|溺水|[触觸][电電]|孩子不[见見]了",
    "vi": r"cứu (?:tôi|với|em|mình|con|ai)|^cứu\b|đánh (?:tôi|em|mình|con tôi|vợ)|đang (?:đánh|"
    r"cháy)|"
    r"(?:nhà|bị|đám|phòng) cháy|cháy (?:nhà|rồi|lớn)|h(?:oả|ỏa) hoạn|cầm dao|bị đâm|đâm (?:tôi|"
    r"người)|"
    r"giết|hiếp|theo (?:dõi|đuổi|sau)? ?tôi|đi theo (?:tôi|em|mình)|bám theo|mắc kẹt|chảy máu|"
    r"ngất|không thở|bất tỉnh|(?:vừa|đang|có) (?:bị )?tai nạn|bắt cóc|cấp cứu|phát nổ|"
    r"rò (?:rỉ )?ga|"
    r"cuu (?:toi|voi|em)|danh toi|(?:dang|nha) chay|cam dao|(?:di|bam) theo toi|giet",
    "ja": r"助けて|たすけて|殺さ|殺す|刃物|包丁|ナイフ|殴[らっる]|暴力を|暴行|襲[わっ]|つけられ|"
    r"ついてき|"
    r"追いかけ|ストーカー|火事|燃えて|ガス漏れ|ガスが漏|爆発|事故(?:です|が|に遭|を起)|出血|血が|"
    r"(?:人|母|父|夫|妻|子|娘|息子)[がは].{0,6}倒れ|意識が|息を?し|息が|閉じ込め|誘拐|溺れ|"
    r"救急車|警察を呼",
    "ru": r"спасите|\bна помощь|помогите(?!.{0,24}\b(?:с|со|разобр|запол|найти|оформ|под|напис|"
    r"продл|"
    r"получ|понять|узнать|перев|реш)\w*)|бь[её]т|избива|убива|убь[её]т|хочет убить|с ножом|"
    r"\bнож\b|ножом|напал|насилу|преследу|ид[её]т за мной|ходит за мной|следит за мной|пожар(?!н)|"
    r"горим|(?:дом|квартира|общежити|здани|завод|кухн)\w*.{0,10}гори[тм]|взрыв|утечка газа|"
    r"пахнет газом|не дыш|без сознания|потерял\w* сознание|кровь|истека|в аварию|\bдтп\b|сбила? "
    r"|заперли|похит|тонет|скорую|не мож(?:ем|ет|у) выйти",
    "th": r"ช่วย(?:ฉัน|ผม|หนู|เรา)?ด้วย|ทำร้าย|ตบตี|ตี(?:ฉัน|ผม|เมีย|หนู)|ซ้อม(?:ฉัน|ผม)|แทง|มีด|"
    r"ฆ่า(?!ตัว)|ข่มขืน|"
    r"ตาม(?:ฉัน|ผม|หนู)|สะกดรอย|เดินตาม|ไฟไหม้|แก๊สรั่ว|ระเบิด|รถชน|เจ็บหนัก|เลือด(?:ออก|ไหล)|"
    r"หมดสติ|ไม่หายใจ|ติดอยู่(?:ข้าง)?ใน|ลักพาตัว|จมน้ำ|รถพยาบาล|เรียกตำรวจ",
    "id": r"^tolong\W*$|tolong!|kebakaran|terbakar|memukul|dipukul|pisau|membunuh|dibunuh|"
    r"mengikuti (?:saya|aku)|diikuti|dikejar|perkosa|culik|kecelakaan|berdarah|pingsan|"
    r"tidak bernapas|terjebak|ledakan|meledak|gas bocor|ambulans",
    "mn": r"туслаарай|авраач|авраарай|гал (?:гар|ав)|түймэр|шатаж|зодож|зодоод|цохиж|хутга|"
    r"алах (?:гэ|нь)|алчих|дага(?:ад|ж) |мөшгө|осолд|цус (?:гар|алд)|ухаан алд|амьсгалахгүй|"
    r"түргэн (?:дууд|тусламж)|хүчинд|хулгайл",
    "ne": r"बचाउ|बचाऊ|गुहार|आगो|आगलागी|कुट्|कुटि|पिट्|चक्कु|छुरा|मार्न|मार्दै|पछ्याइ|पछि लाग|बलात्कार|"
    r"दुर्घटना|रगत|बेहोस|सास फेर|अपहरण|थुनि|एम्बुलेन्स",
    "uz": r"qutqar|yonyapti|yong'in|ur(?:a)?yapti|kaltakla|pichoq|o'ldir|kuzatyapti|ergashyapti|"
    r"orqamdan|zo'rla|avariya|qon ket|hushidan|nafas ol|qamab|tez yordam|^yordam(?: bering)?\W*$|"
    r"ёняпти|ёнғин|уряпти|пичоқ|ўлдир|қутқар|орқамдан|тез ёрдам",
    "km": r"ជួយ(?:ខ្ញុំ)?ផង|សង្គ្រោះខ្ញុំ|ភ្លើងឆេះ|ឆេះផ្ទះ|អគ្គិភ័យ|វាយខ្ញុំ|កំពុងវាយ|កាំបិត|សម្លាប់|"
    r"តាមខ្ញុំ|រំលោភ|គ្រោះថ្នាក់|ចេញឈាម|ហូរឈាម|សន្លប់|ចាប់ពង្រត់|រថយន្តសង្គ្រោះ",
    "my": r"ကယ်(?:ကြ)?ပါ|မီးလောင်|ရိုက်နေ|ရိုက်နှက်|ဓား|သတ်မယ်|သတ်နေ|လိုက်နေ|နောက်ယောင်|မုဒိမ်း|"
    r"မတော်တဆ|သွေးထွက်|သတိလစ်|အသက်မရှူ|ပြန်ပေးဆွဲ|ပိတ်မိ",
    "bn": r"বাঁচান|বাঁচাও|আগুন|মারছে|মারধর|ছুরি|খুন|মেরে ফেল|পিছু নি|অনুসরণ কর|ধর্ষণ|দুর্ঘটনা|রক্ত|"
    r"অজ্ঞান|শ্বাস নি|অপহরণ|আটকে (?:পড়|আছ)|অ্যাম্বুলেন্স",
    "si": r"බේරගන්න|බේරන්න|ගිනි (?:ගෙන|ගන්|අරන්|ඇවිල)|ගින්න|මට ගහ|ගහනවා|පහර දෙ|පිහිය|මරන්න|පස්සෙන්|"
    r"ලුහුබඳ|දූෂණය|අනතුරක්|ලේ ගල|සිහිය|හුස්ම|පැහැර|හිර වෙලා|ගිලන් රථ",
    "fil": r"tulungan|saklolo|tulong!|^tulong\W*$|sunog|sinasaktan|binubugbog|sinasakal|kutsilyo|"
    r"patayin|sinusundan|sumusunod sa|ginahasa|naaksidente|dumudugo|nawalan ng malay|"
    r"hindi humihinga|nakulong|kinidnap|ambulansya",
    "ar": r"النجدة|ساعدوني|[أا]نقذوني|حريق|يحترق|يضرب|ضربني|سكين|يقتل|سيقتل|يلاحقني|يتبعني|اغتصاب|"
    r"حادث|ينزف|الوعي|يتنفس|خطف|محاصر|[إا]سعاف",
    "es": r"socorro|auxilio|ayuda!|^ayuda\W*$|incendio|se (?:está )?quema|fuego|"
    r"me (?:está )?peg|me "
    r"golpea|golpeando|cuchillo|matar|me (?:está )?sigu|siguiéndome|violando|violad|sangr|"
    r"inconsciente|no respira|secuestr|atrapad|ambulancia",
    "fr": r"secours|à l'aide|incendie|au feu|en feu|brûle|me frappe|me bat\b|couteau|\btuer|"
    r"me suit|"
    r"\bviol(?:e|é|er|ée)\b|accident grave|saigne|inconscient|ne respire|enlevé|coincé|ambulance",
}
OWN_LIFE: Mapping[str, str] = {
    "zh": r"不想活|想死|自[杀殺]|活不下去|[结結]束生命|[轻輕]生|死了算了",
    "vi": r"muốn chết|tự tử|tự sát|không muốn sống|chết (?:đi )?cho xong|muon chet|"
    r"khong muon song",
    "ja": r"死にたい|自殺|生きていたくない|生きたくない|消えたい|命を絶",
    "ru": r"хочу умереть|не хо(?:чу|чется) (?:больше )?жить|покончить с собой|покончу|самоуб|"
    r"суицид|"
    r"убью себя|умереть хочу",
    "th": r"อยากตาย|ไม่อยากมีชีวิต|ไม่อยากอยู่(?:แล้ว|ต่อ|บนโลก)|ฆ่าตัว",
    "id": r"bunuh diri|(?:ingin|mau|pengen) mati|tidak (?:mau|ingin) hidup|gak mau hidup",
    "mn": r"үхмээр|үхэхийг хүс|амиа хорло|амьдрахыг хүсэхгүй|амьдармааргүй",
    "ne": r"मर्न (?:मन|चाह)|आत्महत्या|बाँच्न (?:मन|चाह)",
    "uz": r"o'lgim|o'zimni o'ldir|yashagim kelm|ўлгим|яшагим келм",
    "km": r"ចង់ស្លាប់|សម្លាប់ខ្លួន|មិនចង់រស់",
    "my": r"သေချင်|ကိုယ့်ကိုယ်ကို ?သတ်|မရှင်ချင်",
    "bn": r"মরতে চাই|মরে যেতে|আত্মহত্যা|বাঁচতে (?:চাই না|ইচ্ছ)",
    "si": r"මැරෙන්න (?:ඕන|හිතෙන)|සියදිවි|ජීවත් වෙන්න (?:බෑ|කැමති නෑ|එපා)",
    "fil": r"(?:gusto|nais) ko n[ag]+ mamatay|magpakamatay|nang mabuhay|mamatay na ako",
    "ar": r"أريد أن أموت|اريد ان اموت|الانتحار|[أا]نتحر|لا [أا]ريد (?:[أا]ن [أا]عيش|العيش|الحياة)",
    "es": r"quiero morir|suicid|quitarme la vida|no quiero (?:seguir )?viv",
    "fr": r"suicid|(?:envie|veux) (?:de )?mourir|plus (?:envie de )?vivre|en finir",
}
