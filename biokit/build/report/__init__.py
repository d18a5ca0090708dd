"""The report on a build: `NAME.report.html` beside a product that has pages.

It can be made at any time, of a product that is fresh as well: `kept` keeps what was seen on its
pages beside the record of what it was made of. `changes` compares them with those of the build
before, `pictures` draws them, `tables` gathers what is told, `page` writes it all down.
"""

from biokit.build.report.kept import keep
from biokit.build.report.of_build import Built, reports

__all__ = ["Built", "keep", "reports"]
