"""The table of IP addresses that are not on the public Internet. It is our own, so that it is the same with
every version of Python.

A server that fetches addresses for strangers must not be sent to its own network. An address that is not
known to be public is refused.
"""

import ipaddress

# after the IANA special-purpose registries of 2026, and what clouds put beside them
_REFUSED: dict[str, str] = {
    "0.0.0.0/8": "this network; many systems read 0.0.0.0 as this machine",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared within a carrier; 100.100.100.200 serves the secrets of a cloud (Alibaba)",
    "127.0.0.0/8": "this machine",
    "168.63.129.16/32": "services of the host for machines in a cloud (Azure); the number is public",
    "169.254.0.0/16": "link-local; 169.254.169.254 serves the secrets of most clouds",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "protocols of the IETF; 192.0.0.192 serves the secrets of a cloud (Oracle)",
    "192.0.2.0/24": "documentation",
    "192.88.99.0/24": "relays of 6to4 (deprecated): a near router may answer",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "network benchmarks",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved; 255.255.255.255 is the broadcast address",
    # IPv6: only 2000::/3 was ever given out, so all around it is refused, known or not
    "::/128": "unspecified; many systems read it as this machine",
    "::1/128": "this machine",
    "::/96": "an IPv4 address inside (compatible)",
    "::ffff:0:0/96": "an IPv4 address inside (mapped)",
    "::ffff:0:0:0/96": "an IPv4 address inside (translated)",
    "64:ff9b::/96": "an IPv4 address inside (NAT64)",
    "64:ff9b:1::/48": "an IPv4 address inside (NAT64 of a site)",
    "100::/64": "discard-only",
    "100:0:0:1::/64": "dummy prefix",
    "::/3": "not allocated",
    "2001::/32": "an IPv4 address inside (Teredo)",
    "2001:2::/48": "network benchmarks",
    "2001:10::/28": "identifiers, not locations (ORCHID)",
    "2001:20::/28": "identifiers, not locations (ORCHID)",
    "2001::/23": "protocols of the IETF",
    "2001:db8::/32": "documentation",
    "2002::/16": "an IPv4 address inside (6to4)",
    "3ffe::/16": "returned (6bone)",
    "3fff::/20": "documentation",
    "4000::/2": "not allocated",
    "5f00::/16": "segments of a route (SRv6)",
    "8000::/1": "not allocated",
    "fc00::/7": "private; fd00:ec2::254 serves the secrets of a cloud (AWS)",
    "fe80::/10": "link-local",
    "fec0::/10": "private (site-local, deprecated)",
    "ff00::/8": "multicast",
}
_NETWORKS = tuple((ipaddress.ip_network(network), why) for network, why in _REFUSED.items())
_LOOPBACK = ("127.0.0.0/8", "::1/128")


def refused(address: str) -> str | None:
    """Return the reason why an IP address is not public; None if it is public."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    return next((why for network, why in _NETWORKS if ip.version == network.version and ip in network), None)


def public(address: str) -> bool:
    return refused(address) is None


def public_or_loopback(address: str) -> bool:
    """Tell whether an IP address is public or of this machine. For development only."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    return public(address) or any(ip in ipaddress.ip_network(network) for network in _LOOPBACK)


def anywhere(address: str) -> bool:
    """Return True for every IP address. For development only."""
    return bool(address)
