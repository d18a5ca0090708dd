"""The words people date things with: months, seasons, eras, and how sure they are, by language."""

from __future__ import annotations

__all__ = [
    "AFTER",
    "BEFORE",
    "CENTURY",
    "CIRCA",
    "DECADE",
    "DOUBT",
    "MONTHS",
    "NOW",
    "OF_CHRIST",
    "OF_CHRIST_BEFORE",
    "SEASONS",
    "SINCE",
    "TO",
    "UNDATED",
    "UNTIL",
    "month_of",
    "months_in",
]

_MONTHS = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
    "|september sept sep|october oct|november nov|december dec",
    "de": "januar jan jänner jän|februar feb feber|märz mär mrz|april apr|mai|juni jun|juli jul"
    "|august aug|september sept sep|oktober okt|november nov|dezember dez",
    "fr": "janvier janv|février févr fév fevrier|mars|avril avr|mai|juin|juillet juil|août aout"
    "|septembre sept|octobre oct|novembre nov|décembre déc decembre",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago"
    "|septiembre setiembre sept sep|octubre oct|noviembre nov|diciembre dic",
    "it": "gennaio gen genn|febbraio feb febbr|marzo mar|aprile apr|maggio mag|giugno giu"
    "|luglio lug|agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic",
    "pt": "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago"
    "|setembro set|outubro out|novembro nov|dezembro dez",
    "nl": "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug"
    "|september sep sept|oktober okt|november nov|december dec",
    "sv": "januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug"
    "|september sept sep|oktober okt|november nov|december dec",
    "da": "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug"
    "|september sept sep|oktober okt|november nov|december dec",
    "nb": "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug"
    "|september sept sep|oktober okt|november nov|desember des",
    "fi": "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu"
    "|toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu"
    "|syyskuuta syyskuu|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu",
    "pl": "stycznia styczeń sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi|maja maj"
    "|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz"
    "|października październik paź|listopada listopad lis|grudnia grudzień gru",
    "cs": "ledna leden|února únor|března březen|dubna duben|května květen|června červen"
    "|července červenec|srpna srpen|září|října říjen|listopadu listopad|prosince prosinec",
    "sk": "januára január|februára február|marca marec|apríla apríl|mája máj|júna jún|júla júl"
    "|augusta august|septembra september|októbra október|novembra november|decembra december",
    "hr": "siječnja siječanj|veljače veljača|ožujka ožujak|travnja travanj|svibnja svibanj"
    "|lipnja lipanj|srpnja srpanj|kolovoza kolovoz|rujna rujan|listopada listopad"
    "|studenoga studenog studeni|prosinca prosinac",
    "sl": "januarja januar|februarja februar|marca marec|aprila april|maja maj|junija junij"
    "|julija julij|avgusta avgust|septembra september|oktobra oktober|novembra november"
    "|decembra december",
    "hu": "január jan|február febr|március márc|április ápr|május máj|június jún|július júl"
    "|augusztus aug|szeptember szept|október okt|november nov|december dec",
    "ro": "ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug"
    "|septembrie sept|octombrie oct|noiembrie nov|decembrie dec",
    "ca": "gener gen|febrer feb|març|abril abr|maig|juny jun|juliol jul|agost ago"
    "|setembre set|octubre oct|novembre nov|desembre des",
    "tr": "ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu"
    "|eylül eyl|ekim eki|kasım kas|aralık ara",
    "id": "januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu"
    "|september sep|oktober okt|november nov|desember des",
    "ru": "января январь янв|февраля февраль фев|марта март мар|апреля апрель апр|мая май"
    "|июня июнь июн|июля июль июл|августа август авг|сентября сентябрь сен|октября октябрь окт"
    "|ноября ноябрь ноя|декабря декабрь дек",
    "uk": "січня січень|лютого лютий|березня березень|квітня квітень|травня травень"
    "|червня червень|липня липень|серпня серпень|вересня вересень|жовтня жовтень"
    "|листопада листопад|грудня грудень",
    "el": "ιανουαρίου ιανουάριος|φεβρουαρίου φεβρουάριος|μαρτίου μάρτιος|απριλίου απρίλιος"
    "|μαΐου μάιος|ιουνίου ιούνιος|ιουλίου ιούλιος|αυγούστου αύγουστος"
    "|σεπτεμβρίου σεπτέμβριος|οκτωβρίου οκτώβριος|νοεμβρίου νοέμβριος|δεκεμβρίου δεκέμβριος",
    "ar": "يناير كانون_الثاني جانفي|فبراير شباط فيفري|مارس آذار اذار|أبريل ابريل إبريل نيسان أفريل"
    "|مايو أيار ايار ماي|يونيو حزيران يونيه جوان|يوليو تموز يوليه جويلية|أغسطس اغسطس آب أوت"
    "|سبتمبر أيلول ايلول|أكتوبر اكتوبر تشرين_الأول|نوفمبر تشرين_الثاني|ديسمبر كانون_الأول",
    "ur": "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "fa": "ژانویه|فوریه|مارس|آوریل|مه می|ژوئن|ژوئیه جولای|اوت آگوست|سپتامبر|اکتبر|نوامبر|دسامبر",
    "he": "ינואר בינואר|פברואר בפברואר|מרץ במרץ|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי"
    "|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
    "hi": "जनवरी|फ़रवरी फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर"
    "|नवंबर नवम्बर|दिसंबर दिसम्बर",
    "eo": "januaro|februaro|marto|aprilo|majo|junio|julio|aŭgusto|septembro|oktobro|novembro"
    "|decembro",
    "la": "ianuarii|februarii|martii|aprilis|maii|iunii|iulii|augusti|septembris|octobris"
    "|novembris|decembris",
}  # fmt: skip
"""Twelve months, each in its forms, the usual one first; `_` is a space."""


def _numbered(months: str) -> dict[str, int]:
    return {
        name.replace("_", " ").casefold(): number
        for number, names in enumerate(months.split("|"), 1)
        for name in names.split()
    }


MONTHS: dict[str, dict[str, int]] = {lang: _numbered(names) for lang, names in _MONTHS.items()}
"""The number of a month, by language and its name in small letters."""


def months_in(*langs: str) -> dict[str, int]:
    """The months of several languages; what two of them say differently is the first's."""
    found: dict[str, int] = {}
    for lang in langs:
        for name, number in MONTHS[lang].items():
            found.setdefault(name, number)
    return found


_ALL = months_in(*MONTHS)


def month_of(word: str, lang: str | None = None) -> int | None:
    """The month that a word names in a language; in another one if it is no month there."""
    plain = word.casefold().rstrip(".")
    base = (lang or "").partition("-")[0].casefold()
    return MONTHS.get(base, {}).get(plain) or _ALL.get(plain)


SEASONS: dict[str, int] = {
    name: number
    for number, names in {
        21: "spring frühling frühjahr printemps primavera vår forår lente wiosna весна ربيع 春"
        " 春季",
        22: "summer sommer été verano estate verão sommar zomer lato лето صيف 夏 夏季",
        23: "autumn fall herbst automne otoño autunno outono höst efterår herfst jesień осень خريف"
        " 秋 秋季",
        24: "winter hiver invierno inverno vinter zima зима شتاء 冬 冬季",
    }.items()
    for name in names.split()
}  # fmt: skip
"""As EDTF numbers them; of the northern hemisphere, or of wherever the writer was."""

CIRCA = (
    "c|ca|cca|circa|around|about|approximately|approx|abt|um|etwa|ungefähr|gegen|vers|environ|env"
    "|hacia|alrededor de|aproximadamente|verso il|verso|intorno al|cerca de|por volta de|omkring"
    "|rond|omstreeks|około|ok|около|ок|khoảng|حوالي|نحو|تقریباً|تقريبا|约|約|大约|大約|およそ|頃"
)
"""Words before or after a date that say it is about then."""

DOUBT = (
    "probably|possibly|perhaps|likely|wahrscheinlich|vermutlich|wohl|probablement|peut-être"
    "|probablemente|forse|probabilmente|presumably|可能|疑"
)

SINCE = "since|from|seit|ab|von|depuis|à partir de|dès|desde|dal|da|sinds|sedan|от|с|منذ|từ|自|从"
UNTIL = "until|till|up to|bis|jusqu'en|jusqu'à|hasta|fino al|tot|до|حتى|đến"
BEFORE = "before|vor|avant|antes de|prima del|voor|före|przed|до|قبل|trước"
AFTER = "after|nach|après|después de|dopo il|dopo|na|efter|po|после|بعد|sau"
NOW = (
    "present|now|today|current|incumbent|heute|jetzt|présent|aujourd'hui|en cours|presente|oggi"
    "|in carica|actualidad|presente|hoje|heden|nu|idag|obecnie|наст\\. время|настоящее время"
    "|الآن|حتى الآن|تاحال|nay|đương nhiệm|至今|现在|現在|今"
)
"""The other end of what goes on."""

TO = (
    "to|until|till|through|bis|à|au|jusqu'au|hasta|al|fino al|tot|til|till|до|по|إلى|đến|至|到|から"
)
"""Between the two ends of a span, besides dashes."""

OF_CHRIST_BEFORE = (
    r"b\.?\s?c\.?(?:\s?e\.?)?|v\.\s?chr\.?|v\.\s?u\.\s?z\.?|av(?:ant)?\.?\s?j\.?\s?-?\s?c\.?"
    r"|a\.\s?c\.?|avanti cristo|p\.\s?n\.\s?e\.?|до н\.\s?э\.?|ق\.?\s?م\.?|قبل الميلاد|tcn"
)
OF_CHRIST = (
    r"a\.?\s?d\.?|c\.?\s?e\.?|n\.\s?chr\.?|ap(?:r[èe]s)?\.?\s?j\.?\s?-?\s?c\.?|d\.\s?c\.?|n\.\s?e\.?"
    r"|н\.\s?э\.?|ء|م|ميلادي|ميلادية|عیسوی|г\.?|года|год|р\.?|рік|року"
)
"""Signs of the common era, and of a year being one."""

DECADE = r"s|'s|’s|er|er jahre|-luku|-talet|-tallet|年代|년대"
CENTURY = (
    r"century|jahrhundert|jh\.?|jhdt\.?|siècle|s\.|siglo|secolo|sec\.|século|eeuw|århundrade|wieku?"
    r"|века?|в\.|世纪|世紀|세기"
)
UNDATED = frozenset(
    (
        *("n.d.", "n. d.", "nd", "no date", "undated", "unknown", "s.d.", "s. d.", "o. j.", "o.j."),
        *("ohne datum", "sans date", "senza data", "sin fecha", "无日期", "日期不详"),
    )
)
"""What says that there is no date."""
