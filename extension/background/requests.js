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
 * @property {"message" | null} door how it was caught: by the wrapper, or on its way to the wallet
 * @property {string[]} hostile what is wrong with the frame itself; with anything here, it can only be refused
 *
 * @typedef {object} Page what kind of document asks
 * @property {"site" | "sandboxed" | "data" | "blob"} kind
 * @property {string | null} from of a sandboxed document: the site that it was loaded from
 */
import { within } from "./bound.js";

/** Characters of a wallet's name that are kept. */
const MAX_NAME = 100;

/** How many reasons why a frame is hostile are kept, and how many characters of each. */
const MAX_REASONS = 8;
const MAX_REASON = 300;

/** How long the page around a frame may take to say its origin. */
const TOP_ORIGIN_MS = 500;

/** How browsers write the origin of what belongs to no site. */
const OPAQUE = "null";

/** CAIP-2. */
const CHAIN = /^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}$/u;

/**
 * How the accounts of the chains are spelled, from their beginning to their end: EVM; Tron in hex; Tron,
 * Solana and Bitcoin in base58; Bitcoin in bech32 and bech32m.
 */
const ACCOUNTS = [
  /^0x[0-9a-fA-F]{40}$/u,
  /^41[0-9a-fA-F]{40}$/u,
  /^[1-9A-HJ-NP-Za-km-z]{25,44}$/u,
  /^(?:bc|tb|bcrt)1[02-9ac-hj-np-z]{6,87}$/u,
  /^(?:BC|TB|BCRT)1[02-9AC-HJ-NP-Z]{6,87}$/u,
];

/**
 * Reads a question, or returns null where it is none.
 * @param {any} message
 * @returns {Ask | null}
 */
export function readAsk(message) {
  const { n, wallet, request, door, hostile } = message;
  if (!Number.isSafeInteger(n) || typeof request?.method !== "string") return null;
  const { method, params = null, chain, account } = request;
  return {
    n,
    wallet: typeof wallet === "string" ? wallet.slice(0, MAX_NAME) : null,
    request: { method, params, chain, account },
    door: door === "message" ? door : null,
    hostile: reasons(hostile),
  };
}

/**
 * Why a frame is hostile. Whoever says that it is but not why is believed too.
 * @param {unknown} hostile
 * @returns {string[]}
 */
function reasons(hostile) {
  if (hostile === undefined || hostile === null || hostile === false) return [];
  const list = Array.isArray(hostile) ? hostile : [hostile];
  if (list.length === 0) return [];
  const said = list.filter((one) => typeof one === "string" && one !== "").slice(0, MAX_REASONS);
  return said.length > 0
    ? said.map((one) => one.slice(0, MAX_REASON))
    : ["Something in this frame was changed before Countersign could start."];
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
    account: typeof account === "string" && ACCOUNTS.some((form) => form.test(account)) ? account : null,
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
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Page}
 */
export function pageOf(sender) {
  const url = URL.parse(sender.url ?? "");
  if (url?.protocol === "data:") return { kind: "data", from: null };
  if (url?.protocol === "blob:") return { kind: "blob", from: null };
  if (originOf(sender) !== undefined) return { kind: "site", from: null };
  return { kind: "sandboxed", from: url && url.origin !== OPAQUE ? url.origin : null };
}

/**
 * The origin of the sender, or nothing for an opaque one (a sandboxed frame, a `data:` URL).
 * @param {chrome.runtime.MessageSender} sender
 * @returns {string | undefined}
 */
export function originOf({ origin, url }) {
  const known = origin ?? URL.parse(url ?? "")?.origin;
  return known === OPAQUE ? undefined : known;
}

/**
 * The origin of the page around a frame, which only that page's own relay can tell: this extension
 * has no permission to read the URLs of tabs. What is not known is no site, like what has none.
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<string>}
 */
async function topOrigin(sender) {
  return (await siteOfTab(sender.tab?.id)) ?? OPAQUE;
}

/**
 * The origin of the page in a tab; nothing where it has none, or none of this extension's scripts.
 * @param {number | undefined} tab
 * @returns {Promise<string | null>}
 */
export async function siteOfTab(tab) {
  if (tab === undefined) return null;
  try {
    const asked = chrome.tabs.sendMessage(tab, { type: "who" }, { frameId: 0 });
    const { origin } = (await within(asked, TOP_ORIGIN_MS, "The page did not say its origin.")) ?? {};
    return typeof origin === "string" && origin !== OPAQUE ? origin : null;
  } catch {
    return null;
  }
}

/**
 * The chain as a CAIP-2 id: what an EVM wallet answers to `eth_chainId` is a number, and the scripts in
 * the page name other chains by their id. Nothing where it is neither.
 * @param {unknown} chain
 * @returns {string | undefined}
 */
function caip2(chain) {
  const written = typeof chain === "number" ? String(chain) : chain;
  if (typeof written !== "string") return undefined;
  if (CHAIN.test(written)) return written;
  if (!/^(?:0x[0-9a-f]{1,16}|[0-9]{1,19})$/iu.test(written)) return undefined;
  return `eip155:${BigInt(written)}`;
}
