"""Which URLs are fetched at all, taken apart once, so that what is checked is what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from detente.errors import InputError

LONGEST = 4000

_PORTS = {"http": 80, "https": 443}
_NO_URL = re.compile(r"[\x00-\x20\x7f\\]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# What the last part of a host is if the host is a number, in any way in which numbers are written: 127.1, 0x7f.1.
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Address:
    """A URL in its parts: ``host`` in ASCII, IPv6 without brackets; ``target`` the path with the query, quoted."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port, as they stand in a URL."""
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.named}{port}"

    @property
    def named(self) -> str:
        """The host as it stands in a URL."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def url(self) -> str:
        """The whole of it."""
        return self.site + self.target


def address_of(url: str) -> Address:
    """The parts of a URL that may be fetched; raises InputError, in a few words, for any other."""
    url = url.strip()
    if len(url) > LONGEST:
        raise InputError(url[:100] + "…", f"longer than {LONGEST} characters")
    if _NO_URL.search(url):
        raise InputError(url, "not a web address: it holds a space or a character that none has")
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError:
        raise InputError(url, "not a web address") from None
    if scheme not in _PORTS:
        raise InputError(url, "only addresses with http:// or https:// are fetched")
    if "@" in parts.netloc:
        raise InputError(host or "the address", "an address with a name or password in it is not fetched")
    port = _PORTS[scheme] if port is None else port
    if port not in _PORTS.values():
        raise InputError(url, "only the ports 80 and 443 are asked, where web sites are")
    target = quote(parts.path or "/", _SAFE) + (f"?{quote(parts.query, _SAFE)}" if parts.query else "")
    return Address(scheme, _host(host, "[" in parts.netloc, url), port, target)


def redirected(address: Address, location: str) -> Address:
    """Where a redirect leads; raises InputError as ``address_of``."""
    return address_of(urljoin(address.url, location.strip()))


def _host(host: str, bracketed: bool, url: str) -> str:
    """The host in ASCII; raises InputError for what is neither a name of the internet nor a plain IP address."""
    if bracketed:
        try:
            if "%" in host:
                raise ValueError
            return str(IPv6Address(host))
        except ValueError:
            raise InputError(url, "not a web address") from None
    try:
        # Names in other scripts, and digits that only look like others: "１２７.0.0.1".
        ascii_ = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise InputError(url, "its host is no name") from None
    labels = ascii_.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        try:
            return str(IPv4Address(ascii_))
        except ValueError:
            raise InputError(url, "its host is a number, written in a way that no web site is") from None
    if len(labels) < 2 or len(ascii_) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise InputError(url, "its host is no name on the internet")
    return ascii_
