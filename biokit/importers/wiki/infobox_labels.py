"""What the rows of a box of facts are about: by the words that readers see, and by parameter names.

One table for all languages: no two of them use one word for different things.
"""

from __future__ import annotations

import re
from typing import Literal

from biokit.importers.wiki.keys import plain

Field = Literal[
    "name",
    "native-name",
    "birth-name",
    "other-names",
    "nickname",
    "pen-name",
    "religious-name",
    "born",
    "birth-date",
    "birth-place",
    "died",
    "death-date",
    "death-place",
    "burial",
    "residence",
    "education",
    "occupation",
    "employer",
    "party",
    "spouse",
    "partner",
    "children",
    "father",
    "mother",
    "parents",
    "relatives",
    "awards",
    "office",
    "term",
    "term-start",
    "term-end",
    "website",
    "signature",
]

WORDS: dict[Field, str] = {
    "name": "name|nom|nome|nombre|naam|namn|navn|имя|姓名|名前|人名|氏名|名称|الاسم|이름",
    "native-name": """
        native name|name in native language|native name lang|各国語表記|本名原文|原名|原文名
        母语名
    """,
    "birth-name": """
        birth name|born name|full name|legal name|birthname|geburtsname|nom de naissance
        nom complet|nome completo|nome di nascita|nombre de nacimiento|nombre completo
        nombre real|nascita nome|本名|出生名|全名|اسم الولادة|الاسم الكامل|اسم عند الولادة
    """,
    "other-names": """
        other names|other name|also known as|alias|aliases|andere namen|autres noms|alter ego
        otros nombres|altri nomi|別名|别名|其他名稱|其他名字|字号|字|号|號|別號|別号
        abweichender name
    """,
    "nickname": """
        nickname|nicknames|nickname s|spitzname|surnom|soprannome|apodo|apelido|あだ名|愛称
        绰号|綽號
        昵称|لقب
    """,
    "pen-name": """
        pen name|pen names|pseudonym|pseudonyms|pseudonyme|pseudonimo|seudónimo|künstlername
        nom de plume|stage name|nome d'arte|nombre artístico|筆名|笔名|ペンネーム|芸名|藝名
        艺名|اسم الشهرة
    """,
    "religious-name": "religious name|ordensname|nom en religion|法名|法号|法號|戒名",
    "born": """
        born|geboren|nacido|nascita|naissance|nacimiento|nascimento|出生|生誕|誕生|الميلاد|ولادة
        출생|рождение
    """,
    "birth-date": """
        birth date|date of birth|birthdate|geburtsdatum|geburtstag|date de naissance
        data di nascita|fecha de nacimiento|data de nascimento|data nascita|出生日期
        生年月日|誕生日
        出生年月|تاريخ الولادة|تاريخ الميلاد|дата рождения|생년월일|ngày sinh|جنم تاریخ
        giornomesenascita|giorno nascita|anno di nascita|annonascita
    """,
    "birth-place": """
        birth place|place of birth|birthplace|geburtsort|lieu de naissance|luogo di nascita
        lugar de nacimiento|luogonascita|local de nascimento|出生地|出生地点|出生地點|出身地
        生地|生誕地
        مكان الولادة|место рождения|출생지|nơi sinh
    """,
    "died": """
        died|gestorben|décès|mort|fallecimiento|muerte|morte|falecimento|逝世|死没|死亡
        الوفاة|وفاة|사망|смерть
    """,
    "death-date": """
        death date|date of death|deathdate|todesdatum|sterbedatum|date de décès|date de mort
        data di morte|fecha de fallecimiento|fecha de muerte|data de morte|逝世日期|死没日
        没年月日
        死亡日期|تاريخ الوفاة|дата смерти|사망일|giornomesemorte|annomorte|ngày mất
    """,
    "death-place": """
        death place|place of death|deathplace|sterbeort|todesort|lieu de décès|lieu de mort
        luogo di morte|luogomorte|lugar de fallecimiento|lugar de muerte|local de morte
        逝世地点|逝世地點
        死没地|死亡地|没地|مكان الوفاة|место смерти|nơi mất
    """,
    "burial": """
        resting place|burial place|buried|place of burial|burial|begräbnisort|grabstätte|sépulture
        luogo di sepoltura|sepoltura|sepultura|lugar de sepultura|墓地|墓葬|安葬地|墓所|مكان الدفن
    """,
    "residence": """
        residence|residences|home|wohnort|wohnsitz|résidence|domicile|residenza|residencia
        residência|居住地|住所|居處|居处|居住|الإقامة|مكان الإقامة|место жительства
    """,
    "education": """
        education|alma mater|college|university|school|schools|ausbildung|bildung|studium
        hochschule|formation|études|école|istruzione|titolo di studio|formazione|università
        educación|educado en|alma máter|estudios|学历|學歷|教育|母校|毕业院校|畢業院校
        出身校|学歴|最終学歴
        教育程度|التعليم|المدرسة الأم|تعلم لدى|образование|学校|학력
    """,
    "occupation": """
        occupation|occupations|profession|beruf|tätigkeit|activité|activités|profession s
        professione|attività|ocupación|profesión|ocupação|职业|職業|活动|肩書き|المهنة
        профессия|직업
        род деятельности|nghề nghiệp|occupation s|activité principale
    """,
    "employer": """
        employer|institutions|institution|workplaces|work institutions|work institution
        organization
        arbeitgeber|arbeitsort|employeur|organisme|datore di lavoro|empleador|empresa|雇主
        研究機関
        勤務先|机构|機構|任职机构|任職機構|所属|組織|جهة العمل|место работы
    """,
    "party": """
        political party|party|partei|parti politique|parti|partito|partito politico
        partido político|partido|政党|政黨|所属政党|党派|黨派|الحزب|партия|정당|otherparty
        other political
    """,
    "spouse": """
        spouse|spouses|wife|husband|ehepartner|ehefrau|ehemann|verheiratet mit|conjoint
        époux|épouse
        coniuge|coniugi|consorte|moglie|marito|cónyuge|esposa|esposo|cônjuge|配偶|配偶者|妻
        夫|الزوج
        الزوجة|супруга|супруг|배우자|vợ|chồng|phối ngẫu
    """,
    "partner": """
        partner|partners|domestic partner|domestic partners|lebenspartner|compagnon|compagne
        compagno|compagna|pareja|伴侣|伴侶|パートナー|شريك الحياة
    """,
    "children": """
        children|child|issue|kinder|enfants|enfant|descendance|figli|figlio|hijos
        descendencia|filhos
        子女|子供|儿女|兒女|الأولاد|الأبناء|أبناء|дети|자녀|con cái
    """,
    "father": "father|vater|père|padre|pai|父|父亲|父親|الأب|отец|아버지",
    "mother": "mother|mutter|mère|madre|mãe|母|母亲|母親|الأم|мать|어머니",
    "parents": """
        parents|parent|eltern|genitori|padres|progenitores|父母|両親|親|الوالدان|родители
        부모
    """,
    "relatives": """
        relatives|relations|family|relative|verwandte|familie|parentèle|famille|fratrie|parenti
        familiares|familia|família|亲属|親屬|親族|親戚|家族|أقرباء|الأقرباء|родственники
        siblings|sibling
    """,
    "awards": """
        awards|award|honors|honours|notable awards|prizes|honors and awards|auszeichnungen
        distinctions|distinction|récompenses|prix|premi|onorificenze|premi principali|premios
        premios artísticos|distinciones|reconocimientos|prêmios|奖项|獎項|荣誉|榮譽
        主な受賞歴|受賞|主な受賞
        受賞歴|称号|勳章|الجوائز|جوائز|награды|수상|giải thưởng|prizes s|awarded
    """,
    "office": """
        office|position|positions|title|order|amt|fonction|fonctions|carica|cargo|cargo s
        职务|職務|役職
        官職|官职|المنصب|должность|직책|chức vụ
    """,
    "term": """
        in office|term|assumed office|incumbent|im amt|amtszeit|en fonction|mandat|in carica
        mandato
        inizio mandato fine mandato|en el cargo|任期|现任|現任|在任期間|في المنصب
        تولى المنصب|período
    """,
    "term-start": """
        term start|termstart|took office|amtsantritt|début du mandat|à partir du|mandatoinizio
        inizio mandato|inicio|就任日期|就職日期|上任日期|就任日|就任|بداية المنصب|nhậm chức
    """,
    "term-end": """
        term end|termend|left office|amtsende|fin du mandat|jusqu'au|mandatofine
        fine mandato|final
        卸任日期|离任日期|離任日期|退任日|退任|نهاية المنصب|kết thúc
    """,
    "website": """
        website|homepage|web site|site web|sito web|sitio web|página web|网站|網站
        公式サイト|الموقع|сайт
    """,
    "signature": """
        signature|unterschrift|firma|assinatura|签名|簽名|署名|サイン|التوقيع|подпись|서명
        autograph
    """,
}  # fmt: skip
FIELDS: dict[str, Field] = {
    plain(words.strip()): field
    for field, lines in WORDS.items()
    for line in lines.splitlines()
    for words in line.split("|")
    if words.strip()
}
NUMBERED = re.compile(r"\s*(\d+)$")
SAYS_PERSON: tuple[Field, ...] = (
    "born", "birth-date", "birth-name", "birth-place", "died", "death-date", "death-place",
    "spouse", "children", "parents", "father", "mother", "occupation", "education", "burial",
)  # fmt: skip
"""Rows that only the box of a human being has."""


def named(label: str) -> str:
    """A label in the form of the table: `Spouse(s)`, `birth_date`, `office2` without its number."""
    words = re.sub(r"\(s\)|[\[\]():：]", " ", plain(label).replace("_", " ").replace("(s)", " "))
    return NUMBERED.sub("", " ".join(words.split()))


def number_of(label: str) -> str:
    """The number at the end of a parameter, `2` of `office2`; none is none."""
    found = NUMBERED.search(label.strip())
    return found[1] if found else ""


def field_of(label: str) -> Field | None:
    """What a row of that label is about; `None` is what no table knows."""
    return FIELDS.get(named(label))
