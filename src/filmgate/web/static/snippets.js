/** The current form as code that runs as pasted. */

const MARK = "$FILMGATE_API_KEY";

/** A Python literal. @param {any} value @param {string} indent @returns {string} */
function python(value, indent = "") {
  if (value === true) return "True";
  if (value === false) return "False";
  if (value && typeof value === "object") {
    const inner = `${indent}    `;
    const lines = Object.entries(value).map(([name, one]) => `${inner}${JSON.stringify(name)}: ${python(one, inner)},\n`);
    return `{\n${lines.join("")}${indent}}`;
  }
  return JSON.stringify(value);
}

/** One word for a POSIX shell. @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * @param {string} model
 * @param {Record<string, any>} inputs
 * @returns {[string, string][]} title and code
 */
export function snippets(model, inputs) {
  const base = location.origin;
  const json = JSON.stringify(inputs, null, 2);
  return [
    [
      "cURL",
      `curl -s ${base}/api/v3/${model} \\
  -H "Authorization: Bearer ${MARK}" \\
  -H 'Content-Type: application/json' \\
  -d ${quoted(json)}

# then, with the id of the answer:
curl -s ${base}/api/v3/predictions/ID/result -H "Authorization: Bearer ${MARK}"`,
    ],
    [
      "Python",
      `import os

import wavespeed  # pip install wavespeed

client = wavespeed.Client(api_key=os.environ["FILMGATE_API_KEY"], base_url="${base}")
output = client.run(
    "${model}",
    ${python(inputs, "    ")},
)
print(output["outputs"][0])`,
    ],
    [
      "JavaScript",
      `const { Client } = require("wavespeed"); // npm install wavespeed

const client = new Client(process.env.FILMGATE_API_KEY, { baseUrl: "${base}" });
client
  .run("${model}", ${json.replaceAll("\n", "\n  ")})
  .then((output) => console.log(output.outputs[0]));`,
    ],
    [
      "Webhook",
      `# A receiver that checks the signature. Submit with ?webhook=https://your.host/hook
import hashlib
import hmac
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

SECRET = os.environ["FILMGATE_WEBHOOK_SECRET"].removeprefix("whsec_")  # GET /api/v3/webhook/secret


class Hook(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + body
        wanted = "v3," + hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
        right = hmac.compare_digest(wanted, self.headers["webhook-signature"])
        self.send_response(200 if right else 401)
        self.end_headers()
        print(body.decode() if right else "not signed by your server")


HTTPServer(("127.0.0.1", 9000), Hook).serve_forever()`,
    ],
  ];
}
