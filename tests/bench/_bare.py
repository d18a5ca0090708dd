"""Bare WeasyPrint on what our exporter lays out: recorded as one page, and printed in one go.

python -m tests.bench._bare record PROJECT PAGE
python -m tests.bench._bare print PAGE PDF
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

__all__ = ["printing", "recording"]

WITHIN = "http://biokit.invalid/#"
"""How a link within the book begins while its parts are laid out one by one."""


@contextmanager
def recording(path: Path) -> Iterator[None]:
    """Within it, an export to PDF also keeps what its parts were laid out from, as one page."""
    from biokit.exporters.pdf.pages.volumes import volume_of

    def recorded(printing: Any, *rest: Any) -> Any:  # noqa: ANN401 (passed on)
        text = printing.manuscript
        tasks = [printing._task(text.page(part)) for part in text.parts]
        path.write_text(json.dumps(single_page(tasks)), encoding="utf-8")
        return volume_of(printing, *rest)

    with patch("biokit.exporters.pdf.making.volume_of", recorded):
        yield


def single_page(tasks: list[Any]) -> dict[str, Any]:
    """All parts in one body, with links within it; their styles, pictures and faces."""
    head, _, rest = tasks[0].xhtml.partition("<body")
    attributes = rest.partition(">")[0]
    bodies = "".join(
        f'<div style="break-before: page">{_body(task.xhtml)}</div>\n' for task in tasks
    )
    page = f"{head}<body{attributes}>\n{bodies}</body></html>"
    return {
        "page": page.replace(WITHIN, "#"),
        "sheets": list(dict(sheet for task in tasks for sheet in task.sheets).values()),
        "pictures": {
            picture.address: (picture.content.decode("latin-1"), picture.media_type)
            for task in tasks
            for picture in task.pictures
        },
        "configuration": tasks[0].configuration,
        "variant": tasks[0].variant,
    }


def _body(xhtml: str) -> str:
    inner = xhtml.partition("<body")[2].partition(">")[2]
    return inner.rpartition("</body>")[0]


def printing(path: Path, product: Path) -> Callable[[], Path]:
    """WeasyPrint as its manual has it, ready to print a page that was kept."""
    from biokit.exporters.pdf.fetching import BASE, limited
    from biokit.exporters.pdf.fonts import isolated
    from biokit.exporters.pdf.layout.task import Picture

    given = json.loads(path.read_text(encoding="utf-8"))
    pictures = {
        address: Picture(address, content.encode("latin-1"), kind)
        for address, (content, kind) in given["pictures"].items()
    }

    def write() -> Path:
        with isolated(given["configuration"]):
            from weasyprint import CSS, HTML
            from weasyprint.text.fonts import FontConfiguration

            faces = FontConfiguration()
            common = {"url_fetcher": limited(pictures), "base_url": BASE}
            sheets = [CSS(string=css, font_config=faces, **common) for css in given["sheets"]]
            HTML(string=given["page"], **common).write_pdf(
                product, stylesheets=sheets, font_config=faces, pdf_variant=given["variant"]
            )
        return product

    return write


def main(step: str, first: Path, second: Path) -> None:
    """Record a project as a page, or print a page."""
    if step == "print":
        printing(first, second)()
        return
    import biokit
    from biokit.importers.base import ImportOptions
    from biokit.project import load_with_findings

    # As a build has it: some months of a diary refer to others.
    loaded = load_with_findings(first, options=ImportOptions(tolerant=True))
    with recording(second):
        biokit.export(loaded.biography, second.with_suffix(".pdf"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
