"""Code that verifies a webhook, for receivers in Python, JavaScript and a shell. Tests run it."""

from filmgate.webhooks.signing import STANDARD

_PYTHON = """\
import base64, hashlib, hmac, time

def genuine(secret: str, headers: dict[str, str], body: bytes) -> bool:
    stamp = headers["webhook-timestamp"]
    signed = f'{headers["webhook-id"]}.{stamp}.'.encode() + body
    key = %s
    expected = "%s," + %s
    fresh = abs(time.time() - int(stamp)) < 300
    given = headers["webhook-signature"].split()
    return fresh and any(hmac.compare_digest(expected, one) for one in given)
"""
_JAVASCRIPT = """\
const crypto = require("node:crypto");

function genuine(secret, headers, body) { // body: the bytes as they came, a Buffer
  const stamp = headers["webhook-timestamp"];
  const key = Buffer.from(secret.replace(/^whsec_/, "")%s);
  const hmac = crypto.createHmac("sha256", key).update(`${headers["webhook-id"]}.${stamp}.`).update(body);
  const expected = Buffer.from("%s," + hmac.digest("%s"));
  const fresh = Math.abs(Date.now() / 1000 - Number(stamp)) < 300;
  return fresh && headers["webhook-signature"].split(" ").some((one) =>
    one.length === expected.length && crypto.timingSafeEqual(Buffer.from(one), expected));
}
"""
_SHELL = """\
# SECRET, ID, STAMP and SIGNATURE from the headers; the body in the file body.json
key=$(printf %%s "${SECRET#whsec_}" | %sod -An -v -tx1 | tr -d ' \\n')
signed() { printf %%s "$ID.$STAMP."; cat body.json; }
expected="%s,$(signed | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" %s)"
[ "$SIGNATURE" = "$expected" ] && echo genuine
"""


def samples(scheme: str) -> dict[str, str]:
    """Return code by language that verifies signatures of this scheme, v1 or v3."""
    if scheme == STANDARD:
        return {
            "Python": _PYTHON
            % (
                'base64.b64decode(secret.removeprefix("whsec_"))',
                scheme,
                "base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()",
            ),
            "JavaScript": _JAVASCRIPT % (', "base64"', scheme, "base64"),
            "shell": _SHELL % ("base64 -d | ", scheme, "-binary | base64"),
        }
    return {
        "Python": _PYTHON.replace("base64, ", "")
        % (
            'secret.removeprefix("whsec_").encode()',
            scheme,
            "hmac.new(key, signed, hashlib.sha256).hexdigest()",
        ),
        "JavaScript": _JAVASCRIPT % ("", scheme, "hex"),
        "shell": _SHELL % ("", scheme, "-r | cut -c1-64"),
    }
