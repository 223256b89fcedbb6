/**
 * The web site of the tests, on this machine's loopback address: the demonstration dapp, the pages
 * in which tricks are played, and a door to the node that writes down everything that a wallet
 * asked of it. Pages report what they were told to the site, so that a test need not reach into
 * frames of other origins, nor trust a realm that a trick has poisoned.
 */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { extname, join, normalize } from "node:path";
import { randomUUID } from "node:crypto";
import { setTimeout as later } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { commonjsBundle } from "./commonjs.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Which folder is served under which path. */
const FOLDERS = new Map([
  ["/dapp/", join(ROOT, "examples/dapp")],
  ["/pages/", join(ROOT, "tests/browser/pages")],
]);

const TYPES = new Map([
  [".html", "text/html; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
]);

/** The methods that sign or send; everything else only reads. */
const SIGNING = new Set(["eth_sendTransaction", "eth_sign", "personal_sign", "eth_signTypedData_v4"]);

/** How long a page may take to report; far longer than any does, so that only a hang fails. */
const REPORT_LIMIT_MS = 90_000;

/** What a hesitating wallet is slow to tell: plain facts, which a review would like to know. */
const HESITATING = new Set(["eth_chainId", "eth_accounts"]);

/**
 * A hesitating wallet would take this long for its first call, takes half as long for the second,
 * a third for the third, and so on, so that later questions are answered first.
 */
const HESITATION_MS = 360;

/**
 * @typedef {{ method: string, params?: any }} Request
 * @typedef {{ result?: any, error?: { code?: number, message?: string } }} Outcome
 * @typedef {import("./tricks.mjs").Trick} Trick
 * @typedef {{ run: string, url: string }} Visit a page, and the name under which it reports
 * @typedef {import("node:http").IncomingMessage} IncomingMessage
 * @typedef {import("node:http").ServerResponse} ServerResponse
 * @typedef {(request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>} Answer
 */

/**
 * Text as it must be spelled inside an attribute or an element.
 * @param {string} text
 */
const escaped = (text) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** @param {IncomingMessage} request */
export async function body(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

export class Site {
  #server = createServer((request, response) => {
    this.#answer(request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  /** @type {import("./anvil.mjs").Anvil} */
  #anvil;
  /** @type {Map<string, { trick: Trick, requests: Record<string, Request> }>} */
  #visits = new Map();
  /** @type {Map<string, Outcome>} */
  #outcomes = new Map();
  /** @type {Map<string, (outcome: Outcome) => void>} */
  #waiting = new Map();
  /** @type {{ run: string | null, id: number, method: string, params: any[] }[]} */
  #calls = [];

  /** @type {{ id: string, message: any }[]} */
  #heard = [];

  /** @type {{ run: string | null, method: string, params: any[] }[]} */
  #reached = [];

  /** Path → who answers requests for it. @type {Map<string, Answer>} */
  #answers = new Map();

  /** Is fulfilled when the last transaction has been sent. @type {Promise<any>} */
  #sending = Promise.resolve();

  /** @param {import("./anvil.mjs").Anvil} anvil */
  constructor(anvil) {
    this.#anvil = anvil;
    this.port = 0;
  }

  /**
   * Starts the site on a free port.
   * @param {import("./anvil.mjs").Anvil} anvil
   */
  static async start(anvil) {
    const site = new Site(anvil);
    site.#server.listen(0, "127.0.0.1");
    await once(site.#server, "listening");
    const address = site.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("the site has no port");
    site.port = address.port;
    return site;
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The same site under another name, which makes it another origin to a browser. */
  get otherOrigin() {
    return `http://localhost:${this.port}`;
  }

  /** The demonstration dapp. */
  get dapp() {
    return `${this.origin}/dapp/index.html`;
  }

  /**
   * A page that plays a trick.
   * @param {Trick} trick
   * @param {Record<string, Request>} requests what the trick may ask, by name
   * @returns {Visit}
   */
  visit(trick, requests) {
    const run = randomUUID();
    this.#visits.set(run, { trick, requests });
    return { run, url: `${this.origin}/lab?run=${run}` };
  }

  /**
   * Waits until the page has been told the outcome of what it asked.
   * @param {Visit} visit
   * @param {string} [label] which of the page's questions, if it asks several
   * @returns {Promise<Outcome>}
   */
  outcome({ run }, label = "") {
    const key = `${run}/${label}`;
    return new Promise((resolve, reject) => {
      const known = this.#outcomes.get(key);
      if (known) return resolve(known);
      const timer = setTimeout(
        () => reject(new Error(`the page has reported nothing ${label && `for ${label} `}in time`)),
        REPORT_LIMIT_MS,
      );
      this.#waiting.set(key, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
    });
  }

  /**
   * What has been reported until now, or null.
   * @param {Visit} visit
   * @param {string} [label]
   */
  outcomeSoFar({ run }, label = "") {
    return this.#outcomes.get(`${run}/${label}`) ?? null;
  }

  /**
   * What has reached the wallet of a page and would be signed, in the order in which the wallet was
   * asked: it numbers its calls, which may overtake each other on their way here.
   * @param {Visit} visit
   * @returns {Request[]}
   */
  signed({ run }) {
    return this.#calls
      .filter((call) => call.run === run && SIGNING.has(call.method))
      .sort((left, right) => left.id - right.id)
      .map(({ method, params }) => ({ method, params }));
  }

  /**
   * What has been asked of the node about contracts, for a page.
   * @param {Visit} visit
   * @returns {Request[]}
   */
  read({ run }) {
    return this.#calls
      .filter((call) => call.run === run && ["eth_call", "eth_getCode"].includes(call.method))
      .map(({ method, params }) => ({ method, params }));
  }

  /**
   * What stub wallets have heard on their wires since this was last asked (bypass/stub.mjs).
   * @returns {{ id: string, message: any }[]}
   */
  heard() {
    return this.#heard.splice(0);
  }

  /**
   * What has reached the wallets that only tell what they were asked (`pages/stubs.js`).
   * @param {Visit} visit
   */
  reached({ run }) {
    return this.#reached.filter((call) => call.run === run).map(({ method, params }) => ({ method, params }));
  }

  /**
   * Has requests for a path answered by whoever knows more about it.
   * @param {string} path
   * @param {Answer} answer
   */
  serve(path, answer) {
    this.#answers.set(path, answer);
  }

  async close() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async #answer(request, response) {
    const url = new URL(request.url ?? "/", this.origin);
    const run = url.searchParams.get("run");
    // Frames of opaque origins are part of the tests; nothing here is worth hiding from a page.
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("cache-control", "no-store");
    const answer = this.#answers.get(url.pathname);
    if (answer) return answer(request, response, url);
    if (url.pathname === "/rpc") {
      return this.#call(run, await body(request), response);
    }
    if (url.pathname === "/report") {
      this.#report(`${run}/${url.searchParams.get("label") ?? ""}`, JSON.parse(await body(request)));
      response.writeHead(204).end();
      return;
    }
    if (url.pathname === "/wire") {
      this.#heard.push({ id: url.searchParams.get("id") ?? "", message: JSON.parse(await body(request)) });
      response.writeHead(204).end();
      return;
    }
    if (url.pathname === "/reached") {
      this.#reached.push({ run, ...JSON.parse(await body(request)) });
      response.writeHead(204).end();
      return;
    }
    if (url.pathname === "/lab") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(this.#lab(run ?? "", url.searchParams.has("inner")));
      return;
    }
    if (url.pathname === "/tronweb.js") {
      response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" });
      response.end(await readFile(join(ROOT, "node_modules/tronweb/dist/TronWeb.js")));
      return;
    }
    if (url.pathname === "/metamask-providers.js") {
      const parts = ["readable-stream", "@metamask/object-multiplex", "@metamask/post-message-stream"];
      response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" });
      response.end(await commonjsBundle("@metamask/providers", parts));
      return;
    }
    return this.#file(url.pathname, response);
  }

  /**
   * @param {string | null} run
   * @param {string} text
   * @param {ServerResponse} response
   */
  async #call(run, text, response) {
    const { id, method, params = [] } = JSON.parse(text);
    this.#calls.push({ run, id, method, params });
    const { hesitates, reads } = this.#visits.get(run ?? "")?.trick.wallet ?? {};
    const told = reads?.(method, params);
    if (told !== undefined) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ jsonrpc: "2.0", id, result: await told }));
      return;
    }
    if (hesitates && HESITATING.has(method)) await later(HESITATION_MS / id);
    let answer;
    try {
      answer = { jsonrpc: "2.0", id, result: await this.#forward(method, params) };
    } catch (error) {
      const { code = -32603, message = String(error) } = /** @type {any} */ (error);
      answer = { jsonrpc: "2.0", id, error: { code, message } };
    }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }

  /**
   * Makes a call to the node. Transactions go one after the other, since the node gives the same
   * nonce to two that arrive together.
   * @param {string} method
   * @param {any[]} params
   * @returns {Promise<any>}
   */
  #forward(method, params) {
    const call = () => this.#anvil.rpc(method, params);
    if (method !== "eth_sendTransaction") return call();
    const sent = this.#sending.then(call);
    this.#sending = sent.catch(() => {});
    return sent;
  }

  /**
   * @param {string} key
   * @param {Outcome} outcome
   */
  #report(key, outcome) {
    this.#outcomes.set(key, outcome);
    this.#waiting.get(key)?.(outcome);
    this.#waiting.delete(key);
  }

  /**
   * The page of a visit: first the wallet, as if a wallet extension had put it there, then what
   * the trick needs, then the trick. In a frame (`inner`) the page only asks what the trick's
   * frame is to ask.
   * @param {string} run
   * @param {boolean} inner
   */
  #lab(run, inner) {
    const visit = this.#visits.get(run);
    if (!visit) return "<!doctype html><title>Unknown visit</title>";
    const { trick, requests } = visit;
    const { arrival = "early", shape = "class", remembers = false } = trick.wallet ?? {};
    const wallet = arrival.startsWith("metamask")
      ? `<script src="${this.origin}/metamask-providers.js"></script>
         <script src="${this.origin}/pages/${arrival}.js" data-node="/rpc?run=${run}"></script>`
      : arrival === "tronlink"
      ? `<script src="${this.origin}/tronweb.js"></script>
         <script src="${this.origin}/pages/tronlink.js" data-reached="/reached?run=${run}"></script>`
      : arrival === "stubs"
      ? `<script src="${this.origin}/pages/stubs.js" data-reached="/reached?run=${run}"></script>`
      : `<script src="${this.origin}/dapp/wallet.js" data-node="/rpc?run=${run}"
           data-arrival="${arrival}" data-shape="${shape}"${remembers ? " data-remembers" : ""}></script>`;
    const config = { run, requests, origin: this.origin, otherOrigin: this.otherOrigin };
    const play = inner && trick.inner ? trick.inner : trick.play;
    return `<!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>${escaped(trick.name)}</title>
      ${wallet}
      <script src="${this.origin}/pages/lab.js" data-config="${escaped(JSON.stringify(config))}"></script>
      </head><body><h1>${escaped(trick.name)}</h1><script>lab.play(${play.toString()})</script></body></html>`;
  }

  /**
   * @param {string} path
   * @param {ServerResponse} response
   */
  async #file(path, response) {
    for (const [prefix, folder] of FOLDERS) {
      const file = normalize(join(folder, path.slice(prefix.length)));
      if (!path.startsWith(prefix) || !file.startsWith(folder)) continue;
      const type = TYPES.get(extname(file));
      const content = type && (await readFile(file).catch(() => null));
      if (!content) break;
      response.writeHead(200, { "content-type": type }).end(content);
      return;
    }
    response.writeHead(404).end();
  }
}
