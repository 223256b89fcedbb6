/**
 * Turns what a frame asked into the engine's request. Who asks is what the browser says about the
 * sender; a message has no say in it.
 *
 * @typedef {import("../engine/countersign.js").Request} Request
 *
 * @typedef {object} Ask a question of a relay, once it has been read
 * @property {number} n
 * @property {string | null} wallet
 * @property {{ method: string, params: unknown, chain: unknown, account: unknown }} request
 */

/** Characters of a wallet's name that are kept. */
const MAX_NAME = 100;

/** How long the page around a frame may take to say its origin. */
const TOP_ORIGIN_MS = 500;

/**
 * Reads a question, or returns null where it is none.
 * @param {any} message
 * @returns {Ask | null}
 */
export function readAsk(message) {
  const { n, wallet, request } = message;
  if (!Number.isSafeInteger(n) || typeof request?.method !== "string") return null;
  const { method, params = null, chain, account } = request;
  return { n, wallet: typeof wallet === "string" ? wallet.slice(0, MAX_NAME) : null, request: { method, params, chain, account } };
}

/**
 * @param {chrome.runtime.MessageSender} sender
 * @param {Ask} ask
 * @returns {Promise<Request>}
 */
export async function buildRequest(sender, ask) {
  const { method, params, chain, account } = ask.request;
  return {
    origin: originOf(sender),
    top_origin: isFramed(sender) ? await topOrigin(sender) : undefined,
    chain: caip2(chain),
    account: typeof account === "string" && /^0x[0-9a-f]{40}$/iu.test(account) ? account : null,
    method,
    params,
    now: Math.floor(Date.now() / 1000),
  };
}

/** @param {chrome.runtime.MessageSender} sender */
export function isFramed(sender) {
  return sender.frameId !== 0;
}

/**
 * The origin of the sender, or nothing for an opaque one (a sandboxed frame, a `data:` URL).
 * @param {chrome.runtime.MessageSender} sender
 * @returns {string | undefined}
 */
function originOf({ origin, url }) {
  const known = origin ?? URL.parse(url ?? "")?.origin;
  return known === "null" ? undefined : known;
}

/**
 * The origin of the page around a frame, which only that page's own relay can tell: this extension
 * has no permission to read the URLs of tabs.
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<string | undefined>}
 */
async function topOrigin(sender) {
  const tab = sender.tab?.id;
  if (tab === undefined) return undefined;
  try {
    const answer = await Promise.race([
      chrome.tabs.sendMessage(tab, { type: "who" }, { frameId: 0 }),
      new Promise((resolve) => setTimeout(resolve, TOP_ORIGIN_MS)),
    ]);
    return typeof answer?.origin === "string" && answer.origin !== "null" ? answer.origin : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What a wallet answered to `eth_chainId` as a CAIP-2 id, or nothing where it is no chain id.
 * @param {unknown} chain
 * @returns {string | undefined}
 */
function caip2(chain) {
  const written = typeof chain === "number" ? String(chain) : chain;
  if (typeof written !== "string" || !/^(?:0x[0-9a-f]{1,16}|[0-9]{1,19})$/iu.test(written)) return undefined;
  return `eip155:${BigInt(written)}`;
}
