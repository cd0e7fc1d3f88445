"""The addresses of the open Internet: our own table, the same with every version of Python.

A server that fetches for strangers must not be sent inside. An address that is not known to be public is
refused.
"""

import ipaddress

# after the IANA special-purpose registries of 2026, and what clouds put beside them
_REFUSED: dict[str, str] = {
    "0.0.0.0/8": "this network; 0.0.0.0 is this machine to many systems",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared within a carrier; 100.100.100.200 tells a cloud's secrets (Alibaba)",
    "127.0.0.0/8": "this machine",
    "168.63.129.16/32": "the host's own services for machines in a cloud (Azure), though a public number",
    "169.254.0.0/16": "link-local; 169.254.169.254 tells a cloud's secrets (most clouds)",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "protocols of the IETF; 192.0.0.192 tells a cloud's secrets (Oracle)",
    "192.0.2.0/24": "documentation",
    "192.88.99.0/24": "relays of 6to4, given up: whoever answers is near",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "measuring networks",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved, and 255.255.255.255 is everybody here",
    # IPv6: only 2000::/3 was ever given out, so all around it is refused, known or not
    "::/128": "no address; this machine to many systems",
    "::1/128": "this machine",
    "::/96": "an IPv4 address inside (compatible)",
    "::ffff:0:0/96": "an IPv4 address inside (mapped)",
    "::ffff:0:0:0/96": "an IPv4 address inside (translated)",
    "64:ff9b::/96": "an IPv4 address inside (NAT64)",
    "64:ff9b:1::/48": "an IPv4 address inside (NAT64 of a site)",
    "100::/64": "a hole that swallows all",
    "100:0:0:1::/64": "a prefix that stands for none",
    "::/3": "not given out",
    "2001::/32": "an IPv4 address inside (Teredo)",
    "2001:2::/48": "measuring networks",
    "2001:10::/28": "names, not places (ORCHID)",
    "2001:20::/28": "names, not places (ORCHID)",
    "2001::/23": "protocols of the IETF",
    "2001:db8::/32": "documentation",
    "2002::/16": "an IPv4 address inside (6to4)",
    "3ffe::/16": "given back (6bone)",
    "3fff::/20": "documentation",
    "4000::/2": "not given out",
    "5f00::/16": "segments of a route (SRv6)",
    "8000::/1": "not given out",
    "fc00::/7": "private; fd00:ec2::254 tells a cloud's secrets (AWS)",
    "fe80::/10": "link-local",
    "fec0::/10": "private (site-local, given up)",
    "ff00::/8": "multicast",
}
_NETWORKS = tuple((ipaddress.ip_network(network), why) for network, why in _REFUSED.items())
_LOOPBACK = ("127.0.0.0/8", "::1/128")


def refused(address: str) -> str | None:
    """Return the reason why this IP address, in its usual form, is not public; None if it is."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    return next((why for network, why in _NETWORKS if ip.version == network.version and ip in network), None)


def public(address: str) -> bool:
    return refused(address) is None


def public_or_loopback(address: str) -> bool:
    """Development only: this machine too."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    return public(address) or any(ip in ipaddress.ip_network(network) for network in _LOOPBACK)


def anywhere(address: str) -> bool:
    """Development only."""
    return bool(address)
