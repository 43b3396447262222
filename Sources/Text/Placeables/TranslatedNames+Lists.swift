/// Words that stand in names with a capital letter and are translated, by language.
extension TranslatedNames {
  static let indonesianTitles = """
    bapak ibu pak bu saudara saudari tuan nyonya nona dr drs drg ir prof dokter profesor kiai haji hajah hj ustaz ustazah
    kapten kolonel mayor letnan jenderal
    """

  static let englishTitles = "mr mrs ms miss dr prof professor captain colonel major lieutenant general"

  static let indonesian = """
    anda saya kami kita dia ia mereka beliau yang dan di ke dari untuk dengan pada ini itu semua setiap para
    bapak ibu pak bu saudara saudari tuan nyonya nona presiden wakil perdana menteri gubernur bupati wali walikota camat
    lurah kepala ketua sekretaris direktur jenderal laksamana marsekal kolonel mayor kapten letnan sersan komisaris raja
    ratu pangeran putri putra sultan kaisar nabi rasul paus uskup pendeta pastor ustaz kiai haji hakim jaksa profesor dokter
    insinyur panglima duta besar bangsawan santo santa mahasiswa siswa guru
    kementerian departemen badan dinas komisi komite dewan majelis mahkamah pengadilan kejaksaan kepolisian polisi tentara
    angkatan darat udara universitas institut sekolah akademi fakultas rumah sakit bank perusahaan perseroan partai
    yayasan lembaga persatuan perserikatan bangsa organisasi perhimpunan asosiasi federasi uni serikat republik kerajaan
    negara pemerintah balai pusat kantor biro bursa efek liga piala grup klub hotel museum radio televisi internet film
    provinsi propinsi kabupaten kecamatan desa kelurahan kampung dusun distrik kota ibukota daerah wilayah pulau kepulauan
    gunung bukit sungai danau laut samudra samudera selat teluk tanjung hutan pantai lembah jalan jembatan bandara bandar
    pelabuhan stasiun terminal pasar gedung masjid gereja pura candi istana taman kebun benteng menara lapangan
    utara selatan timur barat tengah tenggara raya besar kecil baru lama atas bawah dalam luar agung merah putih hitam
    islam kristen katolik protestan hindu buddha konghucu yahudi muslim alkitab injil quran firman roh kudus tuhan allah
    yesus kristus musa paulus petrus yohanes daud abraham ishak yakub yusuf maria matius markus lukas yakobus elia nuh
    salomo samuel daniel yesaya yeremia adam hawa setan iblis surga
    eropa asia afrika amerika arktik antarktika pasifik atlantik hindia tionghoa cina tiongkok arab persia romawi latin
    ibrani melayu jawa sumatera sulawesi kalimantan maluku papua inggris belanda jerman prancis perancis spanyol portugis
    italia yunani mesir turki rusia soviet india korea jepang hongkong singapura bahasa london athena roma kairo moskwa
    moskow yerusalem betlehem beograd wina praha warsawa beirut damaskus
    natal paskah lebaran idulfitri iduladha ramadan nyepi waisak imlek minggu senin selasa rabu kamis jumat sabtu januari
    februari maret april mei juni juli agustus september oktober november desember
    undang pasal ayat bab bagian gambar tabel lampiran peraturan keputusan surat perjanjian konvensi deklarasi proyek
    program rencana perang dunia revolusi kemerdekaan reformasi orde hari hak asasi manusia
    matahari bulan bumi mars venus merkurius yupiter saturnus uranus neptunus
    """

  static let english = """
    i you he she it we they the a an and or of in on at to for from with this that these those all every my your our
    mr mrs ms miss sir lady lord president vice prime minister governor regent mayor chief head chairman chairwoman
    chairperson secretary director general admiral marshal colonel major captain lieutenant sergeant commissioner king queen
    prince princess sultan emperor prophet apostle pope bishop pastor reverend father mother judge prosecutor professor
    doctor dr ambassador saint senator congressman representative student teacher
    ministry department agency office commission committee council assembly court police army navy air force university
    institute school college academy faculty hospital bank company corporation party foundation association federation union
    united nations organization organisation republic kingdom state states government center centre bureau exchange stock
    league cup group club hotel museum radio television internet web film
    province regency district subdistrict village town city capital region area island islands mount mountain hill river lake
    sea ocean strait bay gulf cape forest beach valley street road avenue bridge airport port harbour harbor station market
    building mosque church temple palace park garden fort tower square house hall
    north south east west northern southern eastern western central northeast northwest southeast southwest great greater
    grand new old upper lower big little red white black
    islam islamic muslim muslims christian christians catholic catholics protestant hindu buddhist jewish jew jews bible gospel
    quran koran word spirit holy god lord jesus christ moses paul peter john david abraham isaac jacob joseph mary matthew
    mark luke james elijah noah solomon samuel daniel isaiah jeremiah adam eve satan devil heaven
    europe european asia asian africa african america american arctic antarctica pacific atlantic indian chinese arab
    arabic persian roman latin hebrew malay java javanese sumatra sumatran celebes borneo moluccas papua english dutch german
    french spanish portuguese italian greek egyptian turkish russian soviet indonesian japanese korean hong kong singapore
    thai london athens rome cairo moscow jerusalem bethlehem belgrade vienna prague warsaw beirut damascus
    christmas easter eid ramadan sunday monday tuesday wednesday thursday friday saturday january february march april may june
    july august september october november december
    act article section chapter part figure table appendix regulation decree letter treaty agreement convention declaration
    project program programme plan war world revolution independence reform order day rights human
    sun moon earth mars venus mercury jupiter saturn uranus neptune
    """
}
