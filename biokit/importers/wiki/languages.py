"""Languages as citations name them: `in German`, `en inglés`, `英语`, as tags."""

from __future__ import annotations

import re

from biokit.importers.wiki.keys import plain
from biokit.references.languages import tag_of

NAMED = {
    "en": "englisch anglais inglese inglés inglês 英语 英語 英文 الإنجليزية engels английский",
    "de": "deutsch allemand tedesco alemán alemão 德语 德語 德文 ドイツ語 الألمانية duits немецкий",
    "fr": "französisch français francese francés francês 法语 法語 法文 フランス語 الفرنسية",
    "it": "italienisch italien italiano 意大利语 義大利語 イタリア語 الإيطالية italiaans",
    "es": "spanisch espagnol spagnolo español espanhol castellano 西班牙语 西班牙語 スペイン語",
    "pt": "portugiesisch portugais portoghese portugués português 葡萄牙语 ポルトガル語 البرتغالية",
    "ru": "russisch russe russo ruso 俄语 俄語 俄文 ロシア語 الروسية русский",
    "zh": "chinesisch chinois cinese chino chinês 中文 汉语 漢語 中国語 简体中文 繁體中文 الصينية",
    "ja": "japanisch japonais giapponese japonés japonês 日语 日語 日文 日本語 اليابانية",
    "ko": "koreanisch coréen coreano 韩语 韓語 韓国語 朝鮮語 한국어",
    "ar": "arabisch arabe arabo árabe 阿拉伯语 アラビア語 العربية",
    "nl": "niederländisch néerlandais olandese neerlandés holandés holandês 荷兰语 オランダ語",
    "sv": "schwedisch suédois svedese sueco 瑞典语 スウェーデン語 svenska",
    "pl": "polnisch polonais polacco polaco 波兰语 ポーランド語 polski",
    "cs": "tschechisch tchèque ceco checo 捷克语 チェコ語",
    "da": "dänisch danois danese danés dansk",
    "no": "norwegisch norvégien norvegese noruego norsk",
    "fi": "finnisch finnois finlandese finés finlandés suomi",
    "hu": "ungarisch hongrois ungherese húngaro magyar",
    "el": "griechisch grec greco griego ギリシャ語 希腊语",
    "la": "lateinisch lateinische latin latino latín ラテン語 拉丁语",
    "he": "hebräisch hébreu ebraico hebreo עברית",
    "tr": "türkisch turc turco トルコ語 türkçe",
    "uk": "ukrainisch ukrainien ucraino ucraniano украинский",
}
TAGS = {plain(word): tag for tag, words in NAMED.items() for word in words.split()}
SAID = re.compile(
    r"[(（]\s*(?:(?:in|en|auf|em|på|på|na|w|v|em|dans)\s+)?(?P<names>[^()（）\d]{2,40}?)\s*[)）]"
)
JOIN = re.compile(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\be\b|\by\b|/)\s*")


def language_of(words: str) -> str | None:
    """The tag of a language, however it is named; `None` if it is none."""
    name = " ".join(words.split())
    return TAGS.get(plain(name)) or tag_of(name)


def language_in(words: str) -> str | None:
    """The language that a citation says its work is in, in brackets; the first of several."""
    for found in SAID.finditer(words):
        named = JOIN.split(found["names"])
        tags = [language_of(each) for each in named]
        if all(tags):
            return tags[0]
    return None
