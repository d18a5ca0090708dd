"""Templates named by a code that show a flag and a name: `{{CHN}}`, `{{ITA}}`, `{{CPC}}`."""

from __future__ import annotations

import re

__all__ = ["country_of"]

CHINESE = """
    AUS 澳大利亚|AUT 奥地利|BRA 巴西|CAN 加拿大|CHE 瑞士|CHN 中国|CPC 中国共产党|DEU 德国|EGY 埃及
    ESP 西班牙|FRA 法国|GBR 英国|GER 德国|HKG 香港|IND 印度|ITA 意大利|JPN 日本|KMT 中國國民黨
    KOR 韩国|MAC 澳门|NLD 荷兰|PLA 中国人民解放军|PRC 中华人民共和国|PRK 朝鲜|ROC 中華民國
    SGP 新加坡|SUI 瑞士|SUN 苏联|SWE 瑞典|TPE 中華臺北|TWN 臺灣|UK 英国|URS 苏联|USA 美国|USSR 苏联
    RUS 俄罗斯|VNM 越南|DPP 民主進步黨|CCP 中国共产党
"""
ITALIAN = """
    ARG Argentina|AUS Australia|AUT Austria|BEL Belgio|BRA Brasile|CAN Canada|CHE Svizzera|CHN Cina
    DEU Germania|DNK Danimarca|EGY Egitto|ESP Spagna|FRA Francia|GBR Regno Unito|GER Germania
    GRC Grecia|GRE Grecia|HUN Ungheria|IND India|ITA Italia|JPN Giappone|NLD Paesi Bassi
    NOR Norvegia|POL Polonia|PRT Portogallo|RUS Russia|SUI Svizzera|SUN Unione Sovietica|SWE Svezia
    TUR Turchia|URS Unione Sovietica|USA Stati Uniti
"""
ENGLISH = """
    ARG Argentina|AUS Australia|AUT Austria|BEL Belgium|BRA Brazil|CAN Canada|CHE Switzerland
    CHN China|DEU Germany|EGY Egypt|ESP Spain|FRA France|GBR United Kingdom|GER Germany|IND India
    ITA Italy|JPN Japan|NED Netherlands|NLD Netherlands|NOR Norway|POL Poland|PRC China|RUS Russia
    SUI Switzerland|SWE Sweden|TUR Turkey|UK United Kingdom|URS Soviet Union|USA United States
"""


def _table(lines: str) -> dict[str, str]:
    entries = (entry.strip() for line in lines.splitlines() for entry in line.split("|"))
    return {code: name for code, _, name in (entry.partition(" ") for entry in entries if entry)}


NAMES = {"zh": _table(CHINESE), "it": _table(ITALIAN), "en": _table(ENGLISH)}
CODE = re.compile(r"[A-Z]{2,4}")


def country_of(code: str, lang: str | None) -> str | None:
    """What a code stands for in a language, if a table knows it."""
    if CODE.fullmatch(code) is None:
        return None
    return NAMES.get((lang or "en").partition("-")[0], {}).get(code)
