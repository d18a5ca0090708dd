"""What sites put around an article, in the languages it is most often met in.

Only words of the page's furniture: nothing here knows a subject.
"""

from __future__ import annotations


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.strip().splitlines())


EDIT_LABELS = _lines("""
edit
edit source
edit this section
change
change source
bearbeiten
quelltext bearbeiten
modifier
modifier le code
modifier le wikicode
editar
editar código
editar código-fonte
editar fonte
modifica
modifica wikitesto
modifica sorgente
bewerken
brontekst bewerken
redigera
redigera wikitext
rediger
rediger kilde
rediger kildetekst
muokkaa
muokkaa wikitekstiä
edytuj
edytuj kod
upravit
editovat zdroj
upravit zdroj
szerkesztés
forrásszöveg szerkesztése
düzenle
kaynağı değiştir
sửa
sửa đổi
sửa mã nguồn
править
править код
правка
редагувати
ред. код
编辑
編輯
编辑源代码
編輯原始碼
編集
ソースを編集
편집
원본 편집
""")
"""What stands in brackets after a heading: `[edit]`, `[Bearbeiten | Quelltext bearbeiten]`."""

REFERENCE_HEADINGS = _lines("""
references
notes
notes and references
references and notes
citations
footnotes
endnotes
sources
einzelnachweise
anmerkungen
fußnoten
belege
quellen
nachweise
notes et références
références
sources et références
referencias
notas
notas y referencias
fuentes
note
bronnen
noten
referenties
referências
notas e referências
källor
referenser
noter
przypisy
примечания
примітки
参考文献
参考资料
注释
脚注
出典
각주
""")
"""Sections that list what the numbers in the text stand for."""

LIST_HEADINGS = _lines("""
see also
external links
further reading
bibliography
selected bibliography
works
works cited
publications
selected works
literature
literatur
weblinks
siehe auch
werke
schriften
bibliographie
œuvres
voir aussi
articles connexes
liens externes
véase también
enlaces externos
bibliografía
obras
voci correlate
altri progetti
collegamenti esterni
bibliografia
opere
zie ook
externe links
literatuur
ver também
ligações externas
se även
externa länkar
ссылки
литература
см. также
外部链接
外部リンク
関連項目
参见
""")
"""Sections that list things, a line each."""

TOP_HEADINGS = _lines("""
early life
early years
early life and education
education
childhood
youth
background
family
career
personal life
private life
later life
later years
public image
reception
legacy
death
death and legacy
awards
honours
honors
awards and honors
awards and honours
works
views
political views
in popular culture
controversies
leben
werk
wirkung
rezeption
ehrungen
familie
biographie
biografía
biografia
postérité
""")
"""Sections of a biography that are hardly ever part of another."""

CONTENTS_HEADINGS = _lines("""
contents
table of contents
contents hide
contents [hide]
contents [show]
inhaltsverzeichnis
sommaire
índice
indice
inhoud
""")

INFOBOX_RESIDUES = _lines("""
key information
quick facts
fast facts
infobox
personal details
biographical details
biographical data
at a glance
basic information
""")
"""What is left of a box of facts whose facts were not copied."""

SITE = r"\w*(?:pedia|pédia|pedie|pädie|педия|педія|百科|wiki|britannica)\w*"
"""A site's name that says that it is an encyclopedia's."""
