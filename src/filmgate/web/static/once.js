/** One intention is one prediction, however often it is sent: a click again after a lost answer has the same key. */

export function once() {
  let sent = "";
  let key = "";
  return {
    /** The idempotency key of this request. @param {unknown} request */
    key(request) {
      const text = JSON.stringify(request);
      if (text !== sent) [sent, key] = [text, fresh()];
      return key;
    },
    /** It was answered: the same again is another one. */
    done() {
      sent = "";
    },
  };
}

/** 128 bits; crypto.randomUUID is not there where the page came by plain http. */
function fresh() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
