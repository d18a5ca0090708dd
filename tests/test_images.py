"""Images are told by their bytes."""

from __future__ import annotations

import pytest

from biokit.images import foreign_format, is_animated, media_type

SVG = b'<?xml version="1.0"?>\n<!-- a --><svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"GIF89a\x01\x00", "image/gif"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
        (SVG, "image/svg+xml"),
        (b"\xef\xbb\xbf" + SVG, "image/svg+xml"),
        (
            SVG.decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"),
            "image/svg+xml",
        ),
    ],
)
def test_an_image_is_told_by_its_bytes(content: bytes, expected: str) -> None:
    assert media_type(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG",
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"%PDF-1.7",
        b"not an image at all",
        b"<html><body/></html>",
        b"<svg>without a name space</svg>",
        SVG[:-3],
        SVG + b"<svg/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.partition(b"?>\n")[2],
        b'<?xml version="1.0" encoding="no-such-code"?>' + SVG.partition(b"?>\n")[2],
    ],
)
def test_what_is_no_image_is_told_as_none(content: bytes) -> None:
    assert media_type(content) is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"BM\x46\0\0\0", "BMP"),
        (b"\0\0\0 ftypavif", "AVIF"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"%PDF-1.7", "PDF"),
        (b"not an image at all", None),
        (b"", None),
    ],
)
def test_a_format_that_no_product_shows_is_told_by_its_name(
    content: bytes, expected: str | None
) -> None:
    assert media_type(content) is None
    assert foreign_format(content) == expected


POINT = "2c000000000100010080000000ffffff02024401003b"
"""One picture of a GIF with its table of colours, and the end of the file."""


@pytest.mark.parametrize(
    ("gif", "moves"),
    [
        ("474946383961010001000000002cffffff", False),
        ("47494638396101000100000000" + POINT, False),
        ("47494638396101000100000000" + "21f90400000000002c" + POINT[2:], False),
        ("47494638396101000100000000" + POINT[:-2] + POINT, True),
        ("47494638396101000100800000000000ffffff" + "21f9040a00000000" + POINT[:-2] + POINT, True),
        ("47494638396101000100000000" + "21ff0b4e45545343415045322e30030100000021", False),
    ],
)
def test_a_gif_moves_if_it_holds_more_than_one_picture(gif: str, moves: bool) -> None:
    assert is_animated(bytes.fromhex(gif)) == moves
