"""Words of six languages in Latin letters, and of English, by which one is told from another.

`SURE` are words of one language that are none of English, no name, and none of a place in Korea;
`PERHAPS` are words that say something beside a sure one; `ALSO` are those of a language that are
written like an English one: in its sentences they are none. Vietnamese stands here without its
marks: many type it so.
"""

from __future__ import annotations

from collections.abc import Mapping

SURE: Mapping[str, str] = {
    "vi": """
        khong toi nguoi luong duoc phai truoc nhieu muon giup hiem giay thuong xin chao viec hoi
        nuoc ngoai roi nhung tieng nghi khieu nai dien thoai hoac biet khai nghiep benh nghe cong
        vay phuong truong duong hoc chuyen thue viec cach dieu kien nhieu nuoi suot ngay khoe
    """,
    "id": """
        saya tidak belum sudah bisa untuk dengan yang bagaimana dimana tolong gaji majikan kerja
        bekerja tempat kartu hilang lapor rumah lampu tetangga berisik setiap malam selamat terima
        kasih kenapa mengapa berapa kapan siapa mohon bantu bantuan dibayar bayar minggu tahun gak
        nggak enggak karena kalau tapi harus boleh akan pindah paspor uang pesangon memperpanjang
        sekolah istri suami apakah adalah dalam telah seperti perusahaan kantor tutup sampah
        polisi kebakaran mengikuti takut butuh ingin bahasa keluhan pengaduan menahan memukul
        jangan kecelakaan terjebak tetapi mereka kepada sendiri selalu pernah masih banyak kotor
        kontrakan upah lembur dipotong terus parkir sembarangan toko mengurus akta kelahiran
        permisi imigrasi ditolak lubang bising pekerjaan pekerja pabriknya rumahnya gajinya
        anaknya pajak asuransi kesehatan dokter obat kecil hari kapannya kemarin besok sekarang
        nanti dulu orangtua warga negara rusak pecah mampet selokan kucing anjing tinggal hidup
        keluarga dengar lihat minta memberi membayar menerima melapor menikah cerai hamil lahir
        kehilangan dicuri pencuri dompet kunci alamat nomor telepon pertanyaan jawab dia kalian
        tentang sampai sejak sebelum sesudah setelah antara tanpa kenal pulang tanggal kontrak
        dipecat dirumahkan potongan lemburan murah
        perpanjang gimana gmn kemana udah blm tdk banget sering urus ngurus daftar bikin kerjaan
        cuti izin ijin sewa tagihan listrik bocor ribut belakang samping asap tikus kompor atasan
        bosnya digaji kecurian kesini disini disana nomer rumahsakit halaman
    """,
    "uz": """
        salom assalomu alaykum rahmat yordam kerak uchun bilan menga meni mening qanday qayerda
        qayerga qachon necha qancha yo'q bo'ladi bo'lsa bo'lsam haqim haqimni oylik bugun pulimni
        bermayapti bermadi bering qilsam qilish qilaman iltimos yozaman ariza korxona xo'jayin
        xojayin boshliq qo'shni qo'shnilar ko'cha ko'chadagi chiroq yonmayapti yonyapti
        pasportimni vizani kartamni yo'qotib qo'ydim uydan ijaraga maktab bolam bolamni mumkinmi
        mumkin olaman olmayapman o'zbek o'zbekcha hujjat hujjatlar ishdan ishlayman shifoxona
        yuborishmoqchi chiqarib oydan uzaytirsam yong'in qutqaring urayapti kuzatyapti haqida
        guvohnoma qayerdan olinadi shovqin iflos keladi kechasi soliq kasalxona shartnoma ishxona
        ishchi mahalla axlat mashina velosiped o'g'irlashdi yo'l yo'lda katta kichik yangi eski
        bugungi ertaga kecha soat kompaniya rahbar direktor oilam xotinim erim onam otam farzand
        tug'ilgan nikoh ajrashish pensiya sug'urta davlat idora javob berdi berishdi kelmadi
        kelmayapti qilmayapti bormi emasmi shunday bunday nimaga qanaqa hech narsa endi hali juda
        yoqotib qoydim qoydik qoshni qoshnim kochada kocha bolsa boladi ozbek ozbekcha chiqindi
        tolash tolaydimi tolayman tolamayapti sugurta sugurtasi kasalxonaga kasalxonada vizam
        pasportim maosh maoshim oyligim oyligimni yashayman qilay qilaylik axlatni topshiriladi
        tashlaymiz murojaat ishlayapman kelaman ketaman bolalar bogcha bogchaga shikoyat
        qilmoqchiman tugayapti tugadi shunaqa
    """,
    "fil": """
        hindi paano saan mga naman opo bakit magkano kailan pwede puwede gusto kailangan tulong
        salamat magandang araw gabi umaga sahod sweldo sinasahuran kapitbahay bahay namin natin
        atin tayo siya ikaw kayo dito doon meron nawala kalsada maingay ingay pupunta lumipat
        trabaho kumpanya asawa nanay tatay basura magreklamo tungkol kasi kaso ayaw dahil aking
        akin akong kapag buwan taon linggo ngayon bukas kahapon tapat matagal magbayad sinasaktan
        tagalog pilipino sumusunod sinusundan natatakot tulungan saklolo sunog nasusunog ako po'ng
        kumuha binigay butas malapit anong oras marunong nanghihingi upa paupahan kuryente tubig
        marumi maruming doktor ospital sakit gamot kontrata pasaporte sanggol ipinanganak hiwalay
        nawalan ninakaw magnanakaw pulis kapit estudyante paaralan eskwela tanong sagot sobra
        bagong malaki maliit palagi minsan kanina mamaya hanggang mula pagkatapos habang samantala
        sabi sinabi nila niya kanya kanila ninyo inyo may'ron ayos hinihingi hihingi natanggal
        tinanggal sinisante bayaran binayaran babayaran opisina
        pano magpa kukuha makukuha tapon delikado sinahod sinasahod nasira aksidente paalis lilipat
        umuwi uuwi naiwan naubos pagkuha kanto gaano ganun ganoon yun nun pupwede magtanong
    """,
    "es": """
        hola quisiera quiero necesito tengo puedo puede dónde donde cómo qué cuándo cuánto cuanto
        porque está están estoy muy desde hace hacer hago meses pago paga pagan jefe trabajo
        vecino vecinos ruido queja ayuda gracias buenos buenas días tardes noches documentos
        renovar perdí perdi tarjeta extranjero basura farola funciona alquiler contrato hijo hija
        escuela español también ahora siempre nunca toda noche ladra perro policía cuchillo hombre
        mujer usted ustedes ellos nuestro socorro auxilio pegando matar matarme incendio como cuál
        tiene tienen quejarme denunciar salario cobrar despidieron calle agua sucia sucio grifo
        devuelven devuelve fianza piso edificio robaron robado bicicleta mañana hoy guardería abre
        cierra oficina mucho mucha muchos muchas coche aparcado acera bache hoyo perdido médico
        niño niña bebé nacimiento certificado pasaporte nacionalidad multa pensión desempleo
        despedido empresa fábrica sueldo horas vacaciones dueño cuarto recibo barato pregunta
        respuesta ellas nosotros eso esto esta aquí allí allá cuando quien cual cada otro otra
        mismo mejor peor nuevo nueva viejo
        renuevo tramite cita pedir solicitar aqui direccion cambiar mudanza mudarme vivo vivimos
        trabajar despidio numero telefono perdio encuentro ayudar ayudame ayudarme estan dias medico
        pension policia espanol manana guarderia inscribo inscribir ningun
    """,
    "fr": """
        bonjour bonsoir j'ai j'habite voudrais veux peux puis suis êtes vous nous notre leur avec
        depuis où quand pourquoi quel quelle quels combien être avoir fait c'est n'est qu'est n'ai
        m'a d'étranger une cette très toutes toute tous nuits nuit voisin voisins bruit salaire
        payé lampadaire panne perdu séjour prolonger obtenir certificat résidence école l'école
        fille enfant d'eau facture comprends inscrire aidez logement propriétaire poubelle
        français parlez plaît travail secours incendie tuer mourir n'ont n'a qu'il d'un d'une
        l'eau m'aider parle désolé seulement semaine appelez besoin coréen anglais l'anglais
        demande mairie quartier encore toujours jamais personne chaque heure ouvre rendre trou
        chaussée employeur passeport volé vélo hier demain aujourd'hui attente longtemps voiture
        trottoir garée loyer appartement immeuble étage chauffage ampoule lumière éteinte maladie
        médecin hôpital naissance impôt amende chômage licencié entreprise usine heures
        supplémentaires vacances congé chien aboie odeur mauvaise réponse elles ceci cela là-bas
        jusqu'à sans lorsque autre même mieux nouvelle vieux vieille mère père
        renouveler changer adresse svp apres demenagement declarer remplir dossier demander
        travailler quelqu'un etranger ecole voudrai voudrait peut-on peut depose deposer plainte
        sejour facon etre paye payee eteint eclairage poubelles lumiere reponse proprietaire
        salaires patronne demenager declaration
    """,
}
PERHAPS: Mapping[str, str] = {
    "vi": "moc sua sinh goi may tai nan lau chui van khi thi nay tang gap lay tro hai dau sao "
          "em anh chi ban con la ma ra vao den ve co cho tai nha tra le gi ai di doi lai len xe "
    "do "
          "rac noi chu hang xom y mang thu tuc ket hon voi ba hai mot nam dong dung vang chan loi "
          "rat qua gan don moi da se visa coc lanh so lam sao ty cua cung minh tien bao mat bi "
          "hong dau gia han the neu nhu sep nop tu phong tro nao gio dang bang bien nhan vien ong "
          "chong thang trong chua ngu chuong cach viet an",
    "id": "ya mana pak bu mas ga dekat depan kamar "
          "air mobil besar baru lama mahal gratis biaya "
          "di ke dan mau mati visa sama lagi apa dia para buat masa ini itu ada dari juga kami "
    "kita "
          "anda aku orang asing tanya jalan siang pagi sore bulan surat anak bagi pada cara sakit "
          "buka agar oleh bos pabrik banjir bahaya",
    "uz": "suv gaz hafta "
          "va u bu ham ga da viza uchta ikki bir oyda kim men siz ish kun kuni har pul bor edi "
          "ekan oy uy nima nega emas chet ellik tili tilida olish berib ketdi kasal yoq men",
    "fil": "san mag kay dun dto d2 ba lng "
          "pano bata mura libre luma bago mahal kasal doon noon "
          "po ko na sa ng mo ka ba kang si at may ay pa rin din taas visa boss oo nang ho kaya "
    "isa "
           "ito iyan iyon ni nga raw daw eh ate kuya ang lang yung sana ano kung kami sila sino "
           "wala sira ilaw amo anak para pero por pag bayad ipa reklamo multa namin",
    "es": "plaza ayer luz mal bien hasta entre sobre caro vieja seguro residencia hora impuesto "
          "de la el en y un lo le les al que se me te no es si ya mas más o a visa son sin solo "
          "este ese uno una del las los con por para pero todo hay mis mi su sus soy eres favor "
          "señor señora dos casa ni fue",
    "fr": "bureau refuse mariage sale bail garde maison femme ici cher entre ferme mal "
          "bien contrat retraite "
          "de la le un en à a que il elle on se ne y au sur par ou ce ça son sa ses si plus visa "
          "leurs moi toi lui je mon ma mes votre pour dans chez pas les des ces aux du et trop "
          "aussi patron mois ans rue carte fils eau aide faire faut qui quoi s'il devant merci "
          "comment est",
}  # fmt: skip
ALSO: Mapping[str, str] = {
    "vi": "the to do so no me an in on he we may a at am",
    "id": "a an air at on",
    "uz": "a at on or is",
    "fil": "at may is no on so a in of to for",
    "es": "no me he a as do so in on",
    "fr": "a on me no as or an in",
}
ENGLISH = """
    the is are am was were be been and of to in on for my i you your we our they he she it its this
    that these those with from have has had do does did not no can could will would should please
    there here what when where who why how which if or but because about at by as an a me us them
    his her their so too very just any some all every each than then out up down off over after
    before again into more most other only own same such near next i'm i've don't doesn't can't
    isn't it's won't didn't need want get got make made take see being also still since
    hello hi hey thanks thank yes ok okay sorry
"""
VIETNAMESE = "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũ"
"""Letters that only Vietnamese has."""
