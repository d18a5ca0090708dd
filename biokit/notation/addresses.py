"""Addresses that lead out of a book, as URLs that browsers, reading systems and validators take."""

from __future__ import annotations

import ipaddress
import re

SCHEMES = frozenset({"http", "https", "mailto", "tel", "doi", "urn", "info", "geo", "ftp", "ftps"})
"""Of addresses that lead somewhere and run nothing."""

_WITH_HOST = frozenset({"http", "https", "ftp", "ftps"})
_LARGEST_PORT = 65_535
_LONGEST_LABEL = 63

_NO_URL_SIGN = r'\x00-\x20"<>\\^`{|}\[\]\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff'
"""What no part of a URL may hold after its host: https://url.spec.whatwg.org/#url-code-points.
Letters of every script stay."""
_FORBIDDEN = re.compile(rf"[{_NO_URL_SIGN}]|%(?![0-9A-Fa-f]{{2}})")
_FORBIDDEN_IN_FRAGMENT = re.compile(rf"{_FORBIDDEN.pattern}|#")
_FORBIDDEN_IN_USER = re.compile(rf"{_FORBIDDEN.pattern}|@")
_FORBIDDEN_IN_HOST = re.compile(rf"[{_NO_URL_SIGN}%:]")


def as_url(address: str) -> str | None:
    """The address with each sign that no URL may hold percent-encoded; the same again for a URL.

    `https:/a.org/b c[1]` is `https://a.org/b%20c%5B1%5D`, as browsers read it, `//a.org` is
    `https://a.org`, and `doi:10.1/x` is `https://doi.org/10.1/x`.

    Returns:
        `None` if it leads nowhere out of the book, or could run something.
    """
    address = re.sub(r"[\t\n\r]", "", address.strip())
    if address.startswith("//"):
        address = f"https:{address}"
    scheme, _, rest = address.partition(":")
    named = scheme.lower()
    if named not in SCHEMES or not rest:
        return None
    if named == "doi":
        return as_url(f"https://doi.org/{rest}")
    if named not in _WITH_HOST:
        return f"{scheme}:{_encoded_end(rest)}"
    # https://url.spec.whatwg.org/#special-authority-ignore-slashes-state
    found = re.match(r"[/\\]*([^/\\?#]*)(.*)", rest, re.DOTALL)
    place = _place(found[1]) if found else None
    return None if found is None or place is None else f"{scheme}://{place}{_encoded_end(found[2])}"


def _encoded_end(end: str) -> str:
    """All that follows a host, or a scheme that has none."""
    before, mark, fragment = end.partition("#")
    path, question, query = before.partition("?")
    before = f"{path.replace(chr(92), '/')}{question}{query}"
    return _encoded(before, _FORBIDDEN) + mark + _encoded(fragment, _FORBIDDEN_IN_FRAGMENT)


def _encoded(part: str, forbidden: re.Pattern[str]) -> str:
    return forbidden.sub(lambda sign: _octets(sign[0]), part)


def _octets(sign: str) -> str:
    """`%C2%85`; half a pair of surrogates is no sign at all."""
    return "".join(f"%{octet:02X}" for octet in sign.encode("utf-8", "replace"))


def _place(authority: str) -> str | None:
    """Who, where, at which port; `None` if there can be no such host."""
    user, at, host = authority.rpartition("@")
    found = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(:[0-9]*)?", host)
    if found is None or not _is_host(found[1]):
        return None
    if found[2] and int(found[2][1:] or 0) > _LARGEST_PORT:
        return None
    return f"{_encoded(user, _FORBIDDEN_IN_USER)}{at}{host}"


def _is_host(host: str) -> bool:
    if host.startswith("["):
        try:
            return bool(ipaddress.IPv6Address(host[1:-1]))
        except ValueError:
            return False
    labels = host.removesuffix(".").split(".")
    return not _FORBIDDEN_IN_HOST.search(host) and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    """Whether it can be a part of a domain's name: https://www.rfc-editor.org/rfc/rfc5890."""
    try:
        if label.lower().startswith("xn--"):
            meant = label[4:].encode("ascii").decode("punycode")
            return not meant.isascii() and meant.isprintable()
        return 0 < len(label) <= _LONGEST_LABEL and len(label.encode("punycode")) <= _LONGEST_LABEL
    except UnicodeError:
        return False
