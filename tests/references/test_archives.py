"""Where an unprinted thing lies, divided only where nothing is left to guess."""

from __future__ import annotations

import pytest

from biokit.references.archives import Holding, holding_in


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Box 3, folder 3, Example Papers, County Record Office",
            Holding("County Record Office", "Example Papers", "Box 3, folder 3"),
        ),
        (
            "County Record Office, Example Papers, Box 3, folder 3",
            Holding("County Record Office", "Example Papers", "Box 3, folder 3"),
        ),
        (
            "fols. 12–14, Smith Papers, Houghton Library, Harvard University, Cambridge, MA",
            None,  # `fols.` is no unit that is known
        ),
        (
            "fol. 12–14, Smith Papers, Houghton Library, Harvard University, Cambridge, MA",
            Holding(
                "Houghton Library, Harvard University", "Smith Papers", "fol. 12–14", "Cambridge, MA"
            ),
        ),
        ("FO 371/1234, Public Record Office", Holding("Public Record Office", None, "FO 371/1234")),
        ("Nachlass Stein, Landesarchiv, Graz", Holding("Landesarchiv", "Nachlass Stein", None, "Graz")),
        ("keynote address", None),
        ("Box 3, somewhere in the attic", None),
        ("with corrections, perhaps by her sister, in the library", None),
        ("British Library, London", None),
        ("Smith Papers, Jones Papers, City Library", None),
    ],
)  # fmt: skip
def test_words_are_divided_where_all_of_them_are_accounted_for(
    words: str, expected: Holding | None
) -> None:
    assert holding_in(words) == expected
