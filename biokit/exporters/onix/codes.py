"""Codes of ONIX's lists that stand for something of ours, as the lists were in June 2024.

https://www.editeur.org/14/Code-Lists/; each list by its number at https://ns.editeur.org/onix/en/.
"""

from __future__ import annotations

import re

__all__ = [
    "COUNTRIES",
    "LANGUAGES",
    "NO_CONTRIBUTION",
    "OTHER_ROLE",
    "ROLES",
    "language_code",
    "script_code",
]

ROLES = {
    "abr": "B04",
    "act": "E01",
    "adp": "B05",
    "aft": "A19",
    "ann": "A20",
    "art": "A07",
    "aui": "A24",
    "aus": "A03",
    "aut": "A01",
    "bjd": "A36",
    "bkd": "A11",
    "cmm": "A21",
    "cmp": "A06",
    "com": "C01",
    "cov": "A36",
    "cre": "A09",
    "ctb": "A32",
    "ctg": "A39",
    "cur": "C04",
    "cwt": "A21",
    "drm": "A35",
    "drt": "D02",
    "dsr": "A11",
    "dte": "Z02",
    "edc": "B01",
    "edt": "B01",
    "hnr": "Z02",
    "ill": "A12",
    "ive": "A44",
    "ivr": "A43",
    "ink": "A46",
    "lbt": "A04",
    "ltr": "A48",
    "lyr": "A05",
    "nrt": "E07",
    "pht": "A13",
    "prf": "E99",
    "pro": "D01",
    "red": "B01",
    "res": "A51",
    "spk": "E09",
    "ths": "B27",
    "trl": "B06",
    "vac": "E01",
    "wac": "A20",
    "waw": "A19",
    "wfw": "A23",
    "win": "A24",
    "wpr": "A15",
    "wst": "A18",
}
"""List 17 by MARC's relators; of what else somebody did it is only said that they did something."""
OTHER_ROLE = "Z99"
_NO_CONTRIBUTION = """
bkp blw bsl cpc cph crr dst fmo fnd isb mdc mrk own pbl pfr prt spn tyd tyg
"""
NO_CONTRIBUTION = frozenset(_NO_CONTRIBUTION.split())
"""What publishers, printers, owners and those who make the files do: it is no part of the work."""

_LANGUAGES = """
aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel
bg:bul bh:bih bi:bis bm:bam bn:ben bo:tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:cze
cu:chu cv:chv cy:wel da:dan de:ger dv:div dz:dzo ee:ewe el:gre en:eng eo:epo es:spa et:est eu:baq
fa:per ff:ful fi:fin fj:fij fo:fao fr:fre fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau
he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:arm hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk
io:ido is:ice it:ita iu:iku ja:jpn jv:jav ka:geo kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan
ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit
lu:lub lv:lav mg:mlg mh:mah mi:mao mk:mac ml:mal mn:mon mr:mar ms:may mt:mlt my:bur na:nau nb:nob
nd:nde ne:nep ng:ndo nl:dut nn:nno no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss
pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:rum ru:rus rw:kin sa:san sc:srd sd:snd
se:sme sg:sag si:sin sk:slo sl:slv sm:smo sn:sna so:som sq:alb sr:srp ss:ssw st:sot su:sun sv:swe
sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi
ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha
zh:chi zu:zul
"""
_ALONE = """
ace ach ada ady afa afh ain akk ale alg alt ang anp apa arc arn arp art arw ast ath aus awa bad
bai bal ban bas bat bej bem ber bho bik bin bla bnt bra btk bua bug byn cad cai car cau ceb cel
chb chg chk chm chn cho chp chr chy cmc cnr cop cpe cpf cpp crh crp csb cus dak dar day del den
dgr din doi dra dsb dua dum dyu efi egy eka elx enm ewo fan fat fil fiu fon frm fro frr frs fur
gaa gay gba gem gez gil gmh goh gon gor got grb grc gsw gwi hai haw hil him hit hmn hsb hup iba
ijo ilo inc ine inh ira iro jbo jpr jrb kaa kab kac kam kar kaw kbd kha khi kho kmb kok kos kpe
krc krl kro kru kum kut lad lah lam lez lol loz lua lui lun luo lus mad mag mai mak man map mas
mdf mdr men mga mic min mis mkh mnc mni mno moh mos mul mun mus mwl mwr myn myv nah nai nap nds
new nia nic niu nog non nqo nso nub nwc nym nyn nyo nzi osa ota oto paa pag pal pam pap pau peo
phi phn pon pra pro raj rap rar roa rom rup sad sah sai sal sam sas sat scn sco sel sem sga sgn
shn sid sio sit sla sma smi smj smn sms snk sog son srn srr ssa suk sus sux syc syr tai tem ter
tet tig tiv tkl tlh tli tmh tog tpi tsi tum tup tut tvl tyv udm uga umb und vai vot wak wal war
was wen xal yao yap ypk zap zbl zen zgh znd zun zxx zza
"""
LANGUAGES = {
    **dict(pair.split(":") for pair in _LANGUAGES.split()),
    **{code: code for code in _ALONE.split()},
}
"""List 74, the codes of ISO 639-2/B, by those that BCP 47 asks for."""

_SCRIPT_CODES = """
Arab Armn Beng Cans Cher Copt Cyrl Deva Ethi Geor Goth Grek Gujr Guru Hang Hani Hans Hant Hebr
Hira Jpan Kana Khmr Knda Kore Laoo Latn Mlym Mong Mymr Orya Runr Sinh Syrc Taml Telu Thaa Thai
Tibt Yiii
"""
_SCRIPTS = frozenset(_SCRIPT_CODES.split())
"""List 121, the codes of ISO 15924, as far as books are set in them."""

_COUNTRY_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
ZW
"""
COUNTRIES = frozenset(_COUNTRY_CODES.split())
"""List 91, the codes of ISO 3166-1."""


def language_code(tag: str | None) -> str | None:
    """The code of a language tag's language; `None` if ISO 639-2 has none."""
    return LANGUAGES.get((tag or "").partition("-")[0].lower())


def script_code(tag: str | None) -> str | None:
    """The script that a language tag names."""
    named = re.match(r"[A-Za-z]{2,8}(?:-[A-Za-z]{3})*-([A-Za-z]{4})(?:-|$)", tag or "")
    script = named[1].title() if named else ""
    return script if script in _SCRIPTS else None
