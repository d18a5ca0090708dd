"""What the sections of an article are for, by the words of their headings, in many languages."""

from __future__ import annotations

from typing import Literal

from biokit.importers.wiki.keys import plain

Purpose = Literal["notes", "references", "bibliography", "further-reading", "links", "see-also"]
"""`notes` and `references` hold lists of what the text calls by number; `bibliography` lists the
works it rests on; the rest lead out of the article."""

WORDS: dict[Purpose, str] = {
    "notes": """
        notes|footnotes|explanatory notes|notes and comments|annotations|endnotes
        anmerkungen|fußnoten|fussnoten|erläuterungen
        notas|notas al pie|note|annotazioni|notes de bas de page
        voetnoten|noten|noter|fotnoter|przypisy|uwagi|poznámky|примечания|примітки
        注释|註釋|注解|註解|备注|備註|注|脚注|腳注|註|注釈|補注|ملاحظات|הערות|주석|각주
    """,
    "references": """
        references|citations|notes and references|notes & references|references and notes
        footnotes and references|inline citations|reference|references and footnotes
        source notes
        einzelnachweise|anmerkungen und einzelnachweise|einzelnachweise und anmerkungen
        nachweise
        belege|quellenangaben|notes et références|références|note e riferimenti|riferimenti
        referencias|notas y referencias|referències|referências|notas e referências
        referenties|bronnen, noten en/of referenties|bronnen, noten en referenties|referenser
        referanser|referencer|lähteet|viitteet|reference a poznámky|reference|источники
        ссылки и примечания
        参考资料|參考資料|参考来源|參考來源|资料来源|資料來源|参考|引用|出典|注釈・出典
        脚注・出典
        脚注|参照|مراجع|المراجع|مصادر|المصادر|الهوامش|هوامش|חוואלה|출처|같이 참고
        tham khảo|chú thích
        حوالہ جات|منابع|پانویس|kaynakça|referensi
    """,
    "bibliography": """
        bibliography|sources|works cited|cited works|literature|cited sources|books
        secondary sources
        primary sources|general references|cited literature|general sources|print sources
        literatur|quellen|quellen und literatur|literatur und quellen|literatur (auswahl)
        bibliographie|sources et bibliographie|ouvrages|ouvrages cités|bibliographie sélective
        bibliografia|fonti|bibliografía|fuentes|obras citadas|bibliografie|literatuur|litteratur
        литература|библиография|літератур|література|bibliografija|literatura|źródła
        参考文献|參考文獻|参考书目|參考書目|文献|书目|關連書籍|関連書籍|بيبليوغرافيا
        ببليوغرافيا|참고 문헌
    """,
    "further-reading": """
        further reading|suggested reading|selected bibliography|additional reading
        recommended reading
        weiterführende literatur|pour approfondir|lectures complémentaires|letture consigliate
        para saber más|lecturas adicionales|bibliografía adicional|leitura adicional
        leitura recomendada
        verder lezen|vidare läsning|扩展阅读|擴展閱讀|延伸阅读|延伸閱讀|関連文献|読書案内
        قراءة موسعة
        مزيد من القراءة|더 읽을거리
    """,
    "links": """
        external links|external link|links|online resources|on the web|web links
        weblinks|liens externes|lien externe|collegamenti esterni|enlaces externos
        ligações externas
        links externos|externe links|externa länkar|eksterne lenker|eksterne henvisninger
        aiheesta muualla
        linki zewnętrzne|externí odkazy|ссылки|посилання|外部链接|外部連結|外部鏈接
        外部リンク|وصلات خارجية
        روابط خارجية|קישורים חיצוניים|외부 링크|enllaços externs|liên kết ngoài
        بیرونی روابط|dış bağlantılar
    """,
    "see-also": """
        see also|related articles|siehe auch|voir aussi|articles connexes|annexes|voci correlate
        véase también|ver também|zie ook|se även|se også|zobacz też|související články|см. также
        参见|參見|参看|相关条目|相關條目|関連項目|انظر أيضا|انظر أيضًا|اقرأ أيضا|같이 보기
        ראו גם|xem thêm
        altri progetti|collegamenti|ayrıca bakınız|مزید دیکھیے
    """,
}  # fmt: skip
PURPOSES: dict[str, Purpose] = {
    plain(words.strip()): purpose
    for purpose, lines in reversed(WORDS.items())
    for line in lines.splitlines()
    for words in line.split("|")
    if words.strip()
}
"""The purpose of each heading; of one that has several, the first above."""


def purpose_of(heading: str) -> Purpose | None:
    """What a section of that heading is for; `None` is a part of the article like any other."""
    return PURPOSES.get(plain(" ".join(heading.split()).strip(" :：.")))
