/**
 * The part of Countersign in a frame that the page cannot reach. It passes questions from page/ to
 * the background and answers back, and answers for the background when that is gone: whatever
 * waits then is refused. docs/messages.md has the messages.
 */
(() => {
  "use strict";

  const OFFER = "countersign:offer";
  const WELCOME = "countersign:welcome";

  /** EIP-1193's "user rejected the request": the one error every dapp knows to take for a no. */
  const REFUSED = 4001;
  /** EIP-1193's "disconnected": nothing can be signed until the page is loaded again. */
  const DISCONNECTED = 4900;

  const toPage = new MessageChannel();
  const port = toPage.port2;

  /** The numbers of the questions that wait for an answer. @type {Set<number>} */
  const waiting = new Set();

  /** @type {chrome.runtime.Port | null} */
  let background = null;

  // ---- The page's end of the channel ------------------------------------------------------------

  /**
   * Hands the page's end over, in one synchronous event. Whichever of the two scripts runs second
   * completes this, before the page's first script; afterwards nobody listens any more.
   */
  function offer() {
    const event = new MessageEvent(OFFER, { ports: [toPage.port1], cancelable: true });
    const taken = !window.dispatchEvent(event);
    if (taken) window.removeEventListener(WELCOME, offer, true);
    return taken;
  }

  if (!offer()) window.addEventListener(WELCOME, offer, true);

  /**
   * @param {number} n
   * @param {{ allow: true } | { allow: false, code: number, message: string }} decision
   */
  function answer(n, decision) {
    if (waiting.delete(n)) port.postMessage({ type: "answer", n, ...decision });
  }

  port.onmessage = ({ data }) => {
    const { type, n } = data;
    if (type === "ask" && !waiting.has(n)) {
      waiting.add(n);
      const { wallet, request } = data;
      toBackground(n, { type, n, wallet, request: asJson(request) });
    } else if (type === "gone" && waiting.delete(n)) {
      background?.postMessage({ type, n });
    } else if (type === "pulse") {
      port.postMessage({ type });
    }
  };

  /**
   * A request as JSON can carry it. The page sends plain data; what JSON lacks is written as
   * Ethereum's JSON-RPC writes it: numbers of any size and bytes in hex.
   * @param {any} value
   * @returns {unknown}
   */
  function asJson(value) {
    if (typeof value === "bigint") return value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
    if (typeof value !== "object" || value === null) return value;
    if (ArrayBuffer.isView(value)) return asHex(value);
    if (Array.isArray(value)) return value.map((element) => asJson(element) ?? null);
    // `fromEntries` makes own members, also of one that is called `__proto__`.
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asJson(member)]));
  }

  /** @param {ArrayBufferView} view */
  function asHex(view) {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }

  // ---- The background's end ---------------------------------------------------------------------

  /**
   * @param {number} n
   * @param {object} message
   */
  function toBackground(n, message) {
    try {
      background ??= connect();
      background.postMessage(message);
    } catch {
      // The extension was removed, disabled or updated: this script has outlived it.
      answer(n, {
        allow: false,
        code: DISCONNECTED,
        message: "Countersign was stopped or updated, so nothing is signed in this page. Reload the page.",
      });
    }
  }

  function connect() {
    const connected = chrome.runtime.connect({ name: "relay" });
    connected.onMessage.addListener((message) => {
      if (message?.type !== "answer") return;
      const { n, allow, code, message: why } = message;
      answer(n, allow === true ? { allow } : { allow: false, code, message: why });
    });
    connected.onDisconnect.addListener(() => {
      if (background === connected) background = null;
      for (const n of waiting) {
        answer(n, {
          allow: false,
          code: REFUSED,
          message: "Countersign was interrupted before you decided, so this request was refused.",
        });
      }
    });
    return connected;
  }

  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    if (message?.type === "who" && sender.id === chrome.runtime.id && window === window.top) {
      respond({ origin: window.origin });
    }
  });
})();
