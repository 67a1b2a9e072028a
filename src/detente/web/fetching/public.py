"""Which IP addresses are on the public internet, and nobody's own network or machine."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Public by their numbers, but within each cloud the way to what its machines know of themselves.
_WITHIN = (
    IPv4Network("168.63.129.16/32"),
    # What Python counts as global there are the anycast addresses of network equipment.
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
)
# Ways of writing or carrying an IPv4 address, which would have to be looked at in its turn. No news page needs them.
_CARRYING = (
    IPv6Network("::/96"),
    IPv6Network("::ffff:0:0/96"),
    IPv6Network("::ffff:0:0:0/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("2001::/32"),
    IPv6Network("2002::/16"),
)
_TRANSLATED = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address, as a resolver gives it, may be connected to.

    >>> [is_public(one) for one in ("93.184.215.14", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1")]
    [True, False, False, False, False]
    """
    if "%" in address:
        return False
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip in _TRANSLATED:
        # In a network of IPv6 alone, every host of the old internet has such an address.
        ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    return _is_global(ip)


def _is_global(ip: IPv4Address | IPv6Address) -> bool:
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_private or ip.is_link_local or ip.is_loopback:
        return False
    if isinstance(ip, IPv4Address):
        return not any(ip in network for network in _WITHIN)
    return not ip.is_site_local and not any(ip in network for network in _CARRYING)
