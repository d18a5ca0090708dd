"""What a picture is made of, as a press asks."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from biokit.exporters.rasters import Broken, shades_of


def picture(mode: str, colour: object, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (4, 4), colour).save(out, kind)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "shades"),
    [
        (picture("1", 1), ("line", False)),
        (picture("L", 9), ("grey", False)),
        (picture("LA", (9, 9)), ("grey", True)),
        (picture("RGB", (9, 0, 0)), ("rgb", False)),
        (picture("RGBA", (9, 0, 0, 9)), ("rgb", True)),
        (picture("CMYK", (9, 0, 0, 9), "JPEG"), ("cmyk", False)),
        (picture("P", 0), ("grey", False)),
    ],
)
def test_black_greys_lights_and_inks_are_told_apart(
    content: bytes, shades: tuple[str, bool]
) -> None:
    assert shades_of(content) == shades


def test_a_palette_with_one_colour_in_it_is_coloured() -> None:
    coloured = Image.new("RGB", (4, 4), (9, 0, 0)).quantize(2)
    out = io.BytesIO()
    coloured.save(out, "PNG")
    assert shades_of(out.getvalue()) == ("rgb", False)


def test_what_is_no_picture_is_broken() -> None:
    with pytest.raises(Broken):
        shades_of(b"\x89PNG\r\n\x1a\n")
