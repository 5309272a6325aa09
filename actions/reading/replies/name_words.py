"""What tells that a reply to "what is your name?" is none, by kind."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WHOLE = frozenset({"하소연"})
"""Names that are a word, too, or begin like a verb."""
SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천"
    "방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두"
    "감호온음빈동승간상갈좌팽뇌빙궉범견당화시계탄순엽편"
)
TWO = (
    "남궁",
    "황보",
    "제갈",
    "선우",
    "독고",
    "사공",
    "동방",
    "서문",
    "망절",
    "어금",
    "장곡",
    "강전",
)
TITLES = (
    r"(?:\s*(?:할매|할머니|할배|할아버지|아저씨|아줌마|아주머니|씨|님|선생님|본인|올림|드림|배상))"
)
KOREAN_LEAD = (
    r"(?:(?:네|예|넵|응|아|음|어|저기요?|안녕하세요|안녕하십니까|반갑습니다|그럼|그냥|"
    r"일단)[\s,.!~]+)*"
)
OF_NAME = (
    r"(?:(?:(?:저희|우리|제|저의|내|본인|신청인|민원인|신고자)\s*)?(?:어머니|아버지|엄마|아빠|"
    r"남편|아내|아들|딸|할머니|할아버지|"
    r"어머님|아버님|회사|단체|가게|업체|아파트)?\s*"
    r"(?:이름|성함|성명|본명|실명|회사명|상호|단체명|업체명)\s*"
    r"(?:(?:으로|로)\s*(?:할게요|할께요|해\s*주세요|해주세요|할래요|하겠습니다|적어\s*주세요|"
    r"적어주세요)[\s,.]*|은예|은요|은|는|이|을|:|：)?"
    r"\s*[:：,]?\s*|(?:저는|나는|난|전|저|본인은|저희는|우리는)\s+)"
)
ENGLISH_LEAD = (
    r"(?:(?:hi|hello|hey|yes|ok|okay|sure|well|oh|um)[\s,.!]+)*"
    r"(?:(?:my|the|our)\s+(?:full\s+|real\s+|company\s+)?name(?:\s+is|'?s)|i'?m|i\s+am|"
    r"this\s+is|it'?s|it\s+is|call\s+me|"
    r"(?:you\s+can|please|just)\s+(?:write|call\s+me|use|put|say)|(?:name|full name)\s*[:：]|"
    r"name\s+is|write|put(?:\s+down)?)"
    r"\s*[:：,]?\s+"
)
COMMON = _set(
    """
    다음 다음에 이전 처음 뒤로 그만 취소 나중 나중에 비밀 비공개 익명 무기명 무명 없음 모름 패스
    스킵 생략 안녕 감사 고마워 고맙 죄송
    미안 도움 도움말 상담원 상담사 직원 담당자 공무원 사람 인간 민원 신고 가로등 보안등 신호등
    도로 주차 불법주차 쓰레기 소음 층간소음
    사진 파일 이름 성함 성명 주소 위치 장소 전화 번호 전화번호 연락처 여기 저기 거기 그거 이거
    저거 그것 이것 뭐 왜 누구 어디 언제
    아까 방금 글쎄 그냥 진짜 정말 시민 주민 국민 구민 본인 남자 여자 아저씨 아줌마 학생 회사원
    주부 노인 어르신 엄마 아빠 할머니
    할아버지 어제 오늘 내일 그제 그저께 지금 작년 올해 내년 지난주 이번주 지난달 하수구 맨홀
    포트홀 버스 지하철 정류장 공원 놀이터 학교
    병원 시장 시청 구청 군청 동사무소 주민센터 경찰 경찰서 소방서 공사 고장 이상 수리 접수
    접수번호 조회 답변 결과 처리 완료 끝 시작
    계속 다시 한번 네네 아니 아니요 아뇨 아니오 네 예 응 어 음 넵 넹 맞아 맞음 좋아 싫어 그래 그럼
    됐어 안돼 안해 안함 몰라 없어 있어
    뭐야 뭔데 뭐지 왜요 나 너 저 내 제 우리 저희 이웃 옆집 윗집 강아지 고양이 개 차 차량 오토바이
    자전거 나무 가로수 인도 보도블록 횡단보도
    골목 골목길 아파트 빌라 집 우리집 가게 회사 세금 과태료 돈 수수료 무료 사기 폭행 전기 수도 물
    가스 불 냄새 악취 현수막 불법현수막
    영어 한국어 중국어 한국말 영어로 한국어로 확인 동의 전송 보내 보내줘 사용 건너뛰기 넘어가기
    뒤로가기 무슨 어느 어떤 아무거나 상관없음
    비번 비밀번호 개인정보 개인 정보 실명 가명 별명 닉네임 아이디 무관 해당없음 홈페이지 인터넷 앱
    문자 카톡 이메일 메일 성별 나이 생일
    여보세요 여보 제발 빨리 얼른 당장 잠깐 잠깐만 잠시만 아무개 모모 필요 불필요 공개 미공개 비움
    공란 빈칸 노코멘트 신원 신분 보호
    가로등고장 고장신고 민원인 신고자 제보자 신청인 불법 위반 사고 위험 조심 전봇대 신호 도서관
    은행 편의점 교회 건물 빌딩 역 출구 입구
    정문 후문 사거리 삼거리 오거리 교차로 횡단 하천 한강 다리 육교 터널 지하도 서울 부산 대구 인천
    광주 대전 울산 세종 경기 강원 제주
    피해자 가해자 목격자 제보 통장 이장 반장 회장 소장 관리소장 관리인 경비원 입주민 입주자 세입자
    집주인 주인 운전자 보행자 보호자 손님
    상인 자영업자 선생 교사 의사 기사 행인 아무나 누구나 누군가 나그네 외국인 관광객 하이 오케이
    이런 저런 바보 멍청이 병신 씨발 시발 젠장
    야 하 헐 헉 엥 오 와 흠 치 아이고 아이구 에이 반가워 고마웠어 급해 안녕하세 수고 수고하세
    안녕히 한달 이틀 사흘 하루 일주일 월요일
    화요일 수요일 목요일 금요일 토요일 일요일 아침 저녁 새벽 밤 낮 최근 요즘 예전 그때 이따가 이따
    다들 모두 전부 불만 건의 제안
    종로구 중구 용산구 성동구 광진구 동대문구 중랑구 성북구 강북구 도봉구 노원구 은평구 서대문구
    마포구 양천구 강서구 구로구 금천구
    영등포구 동작구 관악구 서초구 강남구 송파구 강동구 해운대구 수원 수원시 성남 성남시 고양시
    용인시 부천시 안산시 안양시 천안시
    청주시 전주시 창원시 포항시 제주시 서울시 부산시 한국 대한민국 미국 중국 일본 베트남
    """
)
"""Words that name no one; some begin with the syllable of a surname."""
SURELY_VERBAL = (
    r"많아|같아|이상한|아파$|나빠$|니다$|니까$|니꺼$|세요$|까요$|거든|는데|은데|잖아|습니|합니|"
    r"십시오|해줘|해주|주라|하지마|싫|않|없[어다음네는지으]|"
    r"됐|돼|되[나는어요]|몰라|모르|"
    r"고싶|할래|할게|할까|쓸래|뺄|래요$|뭐[야예라]|하고$|한데$|려고|으면|다고$|라고$|냐고$|"
    r"자고$|하나요$|"
    r"인가요?$|건가요?$|나요$|가요$|주이소|캅니|하소|해라|했|하죠|하자$|드려|드릴|에서|에게|"
    r"부터|까지|때문"
)
WEAKLY_VERBAL = (
    r"[요다까죠]$|네$|데$|줘$|해$|[어야봐워려져와]$|래$|냐$|니$|을$|를$|에$|의$|게$|고$|서$|"
    r"로$|한$|면$|지$|는$|은$|도$"
)
PLACES = (
    r"(?:앞|옆|뒤|뒷편|뒤편|건너|건너편|맞은편|근처|부근|인근|사이|쪽|골목|골목길|출구|입구|"
    r"정문|후문|사거리|삼거리|"
    r"오거리|네거리|교차로|\S+역|\S+구청|\S+시청|\S+군청|\S{2,}(?:특별시|광역시)|"
    r"\S+[가-힣]대로|정류장|주차장|횡단보도)$"
)
ORGANISATIONS = (
    r"주식회사|\(주\)|㈜|\(유\)|유한회사|\(사\)|사단법인|재단법인|협회|조합|위원회|관리사무소|"
    r"도서관|상사|건설|물산|산업|"
    r"상회|연합회|대표회의|법인|재단|센터|회사|복지관|어린이집|유치원|교회|식당|마트|약국|의원|"
    r"학원|카페|노동조합|기업|전자|"
    r"모임|동호회|동아리|시민연대|부녀회|자치회"
)
HARD = _set(
    """
    i you he she we they me my your it its is isn are was were be been do does did don dont not no
    yes yeah yep nope ok okay
    anonymous anonymously please pls why what who whom whose which when where how want wish need
    needs rather prefer give gave tell say
    said know knows idk skip pass next cancel stop back help thanks thank hello hi hey bye goodbye
    sorry this that these those there here
    because if can could would should must have has had get got put leave left blank none nothing
    nobody noone someone anything something
    everything business mean means happens happen wrong broken fix fixed change remove delete send
    sent privacy public private secret
    name names named again just only about from into since yesterday today tomorrow ago later
    before after now soon already still
    test null undefined n/a na lol wait hold whatever nevermind never
    people talk speak call english korean
    required necessary mandatory optional refuse refused decline unknown withheld hidden maybe
    perhaps really honestly actually without
    an the a at in on of to for with by near behind beside between opposite next across front and
    or but so too very my our their his her
    address phone number place location date photo photos street road avenue station exit hall
    district crossing intersection lamp light
    lights pothole garbage trash noise parking complaint petition receipt status
    good morning evening afternoon night much appreciated fine moment minute second last week
    month monday tuesday wednesday thursday
    friday saturday sunday great seoul busan incheon daegu korea gangnam city hall office same me
    myself us everyone someone user guest
    admin customer fuck shit damn stupid idiot robot bot machine urgent quickly fast broke damaged
    dirty loud dark dangerous
    resident citizen neighbour neighbor tenant owner victim witness driver pedestrian mother
    father husband wife son daughter
    """
)
"""English words that no name in small letters has."""
SOFT = _set(
    """
    will may mark done grace hope joy long young an a so hall street light lights rich frank rose
    june april august summer
    of the and for de la le el da do di du van von bin binti bint al y e i o to in on at my her no
    lee may person so na hi he wu you
    korea seoul busan city office good morning night friday great monday us dark second
    street garbage place north bell speak pass
    """
)
"""Of these, the ones that a name may have where each word begins with a capital."""
FOREIGN = _set(
    "不 不要 不知道 没有 沒有 いいえ はい なし 無し 匿名 нет "
    "да не аноним анонимно không có нету ไม่ لا"
)
SMALL = _set("왜 뭐 안 못 더 잘 좀 누가 그걸 이걸 너무 많이 전 후 뒤 앞 옆 때")
"""Words beside which others are no name."""
ROLES = _set(
    """
    임차인 임대인 장애인 직장인 고령자 이용자 소유자 사용자 구매자 이용객 조합원
    교직원 고시생 수험생 대학생 중학생 고등학생 초등학생 여학생 남학생 유학생
    이주민 이민자 기술자 개발자 사업자 소상공인 배달원 간호사 방문객 수급자
    구직자 임산부 임신부 전업주부 학부모 공무직 계약직 정규직 기간제 연구원
    변호사 노무사 세무사 설계사 중개인 중개사 조종사 교육생 교직자 종사자 근로자
    노동자 소비자 유가족 동거인 이재민 농업인 어업인 예비군 군무원 경비원 미화원
    요양사 보육사 신혼부부 재수생 복학생 휴학생 졸업생 재학생 유권자 납세자
    가입자 신청자 예술인 체육인 무직자 실업자 탈북민 원주민 성소수자 시각장애인
    청각장애인 지체장애인 기초수급자 한부모
    """
)
"""What one is, though it begins like a surname."""
GIVEN = _set(
    """
    aaron abdul abigail adam adrian ahmed aidan alan albert alex alexander alice alicia ali amanda
    amy ana andrea andrew andy angela anita ann anna anne annie anthony antonio arthur barbara ben
    benjamin betty beth bill bob bobby brandon brenda brian bruce carl carlos carol caroline
    catherine charles charlotte chloe chris christian christina christine christopher cindy claire
    clara colin craig cynthia dan daniel david dave debbie deborah dennis derek diana diane donald
    donna dora dorothy doug dylan ed eddie edward elena elizabeth ella ellen emily emma eric erin
    ethan eva evan evelyn fatima felix fiona frances francis frank fred gary george gerald gina
    gloria gordon graham greg gregory hannah harold harry heather helen henry hugo ian ibrahim irene
    isaac isabel ivan jack jacob james jamie jane janet jason jean jeff jennifer jenny jeremy jerry
    jesse jessica jill jim joan joe joel john johnny jonathan jose joseph josh joshua juan judith
    judy julia julian julie karen karl kate katherine kathy katie keith kelly ken kenneth kevin kim
    kyle larry laura lauren leah leo leon leonard leslie liam lily linda lisa louis louise lucas
    lucy luis luke maria marie marilyn mario martha martin mary matt matthew maria max megan
    melissa mia michael michelle miguel mike mohamed mohammed molly monica muhammad nancy natalie
    nathan neil nicholas nick nicole nina noah nora oliver olivia omar oscar pamela patricia patrick
    paul paula pedro peter phil philip phillip rachel ralph raymond rebecca richard rick rita
    robert robin roger ron ronald rosa ruth ryan sally sam samantha samuel sandra sara sarah scott
    sean sharon sheila simon sofia sophia sophie stella stephanie stephen steve steven stuart sue
    susan suzanne sylvia tara ted teresa terry theresa thomas tim timothy tina todd tom tommy tony
    tracy trevor tyler vanessa vera vincent walter wayne wendy will william yusuf zoe
    """
)
"""Names by which people who write English are called."""
ROMAN = _set(
    """
    kim lee yi rhee park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han
    shin sin seo suh kwon hwang ahn an song hong yoo yu ryu ko go moon yang son bae baek heo hur noh
    roh nam shim sim ha kwak sung seong cha joo ju woo koo min jin ji eom won nguyen tran pham le vu
    li wang zhang liu chen yang huang zhao wu zhou smith jones brown johnson williams taylor
    wilson davies evans thomas roberts walker wright khan singh patel garcia martinez lopez connor
    """
)
"""Families, in Latin letters."""
THINGS = _set(
    "park han go im an ha son sin song won min moon ko yang walker brown wright le jin ji"
)
"""Of these, what is also the last word of a place or of a sentence."""
BEFORE = _set("mr mrs ms miss dr prof")
