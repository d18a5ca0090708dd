"""The Italian wiki's `{{Bio}}`, which is the first sentence of every life there.

Alan Mathison Turing (Londra, 23 giugno 1912 – Wilmslow, 7 giugno 1954) è stato un matematico,
logico e crittografo britannico, considerato uno dei padri dell'informatica.
"""

from __future__ import annotations

from biokit.importers.wikitext.call import Call

__all__ = ["rows", "sentence"]

FEMININE = frozenset({"F", "f"})


def sentence(call: Call) -> str:
    """The sentence, in wikitext."""
    name = _name(call)
    born = _joined(_place(call, "luogonascita"), _when(call, "giornomesenascita", "annonascita"))
    died = _joined(_place(call, "luogomorte"), _when(call, "giornomesemorte", "annomorte"))
    native = call.text("prenascita")
    life = " – ".join(part for part in (f"{native} {born}".strip(), died) if part)
    after = call.text("postcognome", "postcognomevirgola", "pseudonimo")
    head = f"'''{name}'''" + (f" {after}" if after else "")
    head += f" ({life})" if life else ""
    if call.text("fineincipit"):
        return f"{head} {call.text('fineincipit')}"
    return f"{head} {_verb(call, died)} {_trade(call)}{_end(call)}".replace(" ,", ",")


def _name(call: Call) -> str:
    title = call.text("titolo")
    forename, surname = call.text("nome"), call.text("cognome")
    return " ".join(part for part in (title, forename, surname) if part)


def _place(call: Call, key: str) -> str:
    shown = call.text(f"{key}alt") or call.text(key)
    link = call.text(f"{key}link")
    if not shown or "[[" in shown:
        return shown
    return f"[[{link}|{shown}]]" if link else f"[[{shown}]]"


def _when(call: Call, day: str, year: str) -> str:
    return " ".join(part for part in (call.text(day), call.text(year)) if part and part != "?")


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _verb(call: Call, died: str) -> str:
    woman = call.text("sesso") in FEMININE
    if died or call.text("annomorte"):
        return "è stata una" if woman else "è stato un"
    return "è una" if woman else "è un"


def _trade(call: Call) -> str:
    trades = [call.text(f"attività{at}", f"attivita{at}") for at in ("", "2", "3", "4", "5")]
    known = [trade for trade in trades if trade]
    nation = " ".join(filter(None, (call.text("nazionalità", "nazionalita"),
                                    call.text("nazionalitànaturalizzato"))))  # fmt: skip
    more = call.text("attivitàaltre", "attivitaaltre")
    if more:
        return f"{', '.join(known)}{more if more[:1] in ', ' else ' ' + more} {nation}".rstrip()
    listed = f"{', '.join(known[:-1])} e {known[-1]}" if len(known) > 1 else "".join(known)
    return f"{listed} {nation}".strip()


def _end(call: Call) -> str:
    after = call.text("postnazionalità", "postnazionalita")
    if not after:
        return "."
    between = "" if after[:1] in ",.;:" else " "
    return f"{between}{after}{'' if after.endswith('.') else '.'}"


def rows(call: Call) -> list[tuple[str, str]]:
    """Its facts, as other boxes have them."""
    told = [
        ("data di nascita", _when(call, "giornomesenascita", "annonascita")),
        ("luogo di nascita", call.text("luogonascita")),
        ("data di morte", _when(call, "giornomesemorte", "annomorte")),
        ("luogo di morte", call.text("luogomorte")),
        ("pseudonimo", call.text("pseudonimo")),
    ]
    trades = [call.text(f"attività{at}", f"attivita{at}") for at in ("", "2", "3", "4", "5")]
    told += [("professione", trade) for trade in trades if trade]
    told.append(("nazionalità", call.text("nazionalità", "nazionalita")))
    return [(label, value) for label, value in told if value]
