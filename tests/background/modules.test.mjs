/** Modules of the background by themselves, where a browser would only be in the way. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { mock, test } from "node:test";
import { Browser } from "./browser.mjs";

const browser = new Browser().install();
/** A browser's `fetch` reads the extension's own files, as the engine's. @param {any} url */
const fetchFile = async (url) => new Response(await readFile(new URL(url)), { headers: { "content-type": "application/wasm" } });
Object.assign(globalThis, { fetch: fetchFile });
/** The modules as they were built, since they bring the engine with them. @param {string} name */
const module = (name) => import(new URL(`../../dist/chrome/background/${name}.js`, import.meta.url).href);

/** @type {typeof import("../../extension/background/queue.js")} */
const queue = await module("queue");
/** @type {typeof import("../../extension/background/asks.js")} */
const asks = await module("asks");
/** @type {typeof import("../../extension/background/facts.js")} */
const facts = await module("facts");
/** @type {typeof import("../../extension/background/pauses.js")} */
const pauses = await module("pauses");
/** @type {typeof import("../../extension/background/requests.js")} */
const requests = await module("requests");
/** @type {typeof import("../../extension/background/around.js")} */
const around = await module("around");

const METAMASK = "chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn/notification.html";
const PLACE = { tab: 1, frame: 0, document: "d", origin: "https://a.example" };

/**
 * @param {Partial<import("../../extension/background/queue.js").Item>} more
 * @returns {any}
 */
const item = (more = {}) => ({ hostile: [], request: {}, review: null, ...more });

test("what a hostile frame asks is not allowed, whoever says so", () => {
  /** @type {any[]} */
  const decided = [];
  const id = queue.add(item({ hostile: ["x"] }), PLACE, (decision) => decided.push(decision));
  queue.decide(id, true);
  assert.equal(decided.length, 0);
  queue.decide(id, false);
  assert.deepEqual(decided.map(({ code }) => code), [4001]);
});

test("one decision is for one request, once", () => {
  /** @type {string[]} */
  const told = [];
  const first = queue.add(item(), PLACE, ({ allow }) => told.push(`first ${allow}`));
  const second = queue.add(item(), PLACE, ({ allow }) => told.push(`second ${allow}`));
  assert.notEqual(first, second);
  assert.match(first, /^[0-9a-f]{32}$/);
  for (const id of [second, second, "0".repeat(32), first]) queue.decide(id, id === second);
  assert.deepEqual(told, ["second true", "first false"]);
  assert.ok(queue.isEmpty());
});

test("what waits is noted with where it comes from, and cleared after an end", async () => {
  queue.add(item(), PLACE, () => {});
  await new Promise(setImmediate);
  const [noted] = browser.session["waiting"];
  assert.deepEqual({ tab: noted.tab, frame: noted.frame, document: noted.document, origin: noted.origin }, PLACE);
  assert.equal(noted.request, undefined, "the request itself is stored");
  assert.equal(await queue.recover(), 1);
  assert.equal(await queue.recover(), 0);
  queue.refuseAll("done");
});

test("a review with facts may say more than the one without, never less", () => {
  /**
   * @param {string} verdict
   * @param {[string, string, string?][]} findings
   * @param {number} [gaps]
   * @returns {any}
   */
  const review = (verdict, findings, gaps = 0) => ({
    verdict,
    findings: findings.map(([level, rule, path = "params[0]"]) => ({ level, rule, path })),
    gaps: Array(gaps).fill({}),
  });
  const first = review("warning", [["warning", "a"], ["notice", "b"]], 1);
  for (const [next, used] of /** @type {[any, boolean][]} */ ([
    [first, true],
    [review("danger", [["danger", "a"]], 1), true],
    [review("danger", [["danger", "c"], ["warning", "a"]], 2), true],
    [review("notice", [["notice", "a"]], 1), false],
    [review("danger", [["danger", "c"]], 1), false],
    [review("danger", [["danger", "c"], ["warning", "a", "params[1]"]], 1), false],
    [review("danger", [["danger", "c"], ["notice", "a"]], 1), false],
    [review("warning", [["warning", "a"]], 0), false],
  ])) {
    assert.equal(facts.saysAsMuch(next, first), used, JSON.stringify(next));
  }
});

test("a pause is for one site, its own frames, warnings, and a quarter of an hour", async () => {
  mock.timers.enable({ apis: ["Date"], now: 1_790_000_000_000 });
  try {
    browser.front = 7;
    browser.sites.set(7, "https://dapp.example");
    assert.equal(await pauses.pause("https://other.example"), null);
    assert.equal(pauses.until("https://other.example"), null, "a site was paused that is not in front");
    const paused_until = Date.now() + 900_000;
    assert.deepEqual(await pauses.pause("https://dapp.example"), { origin: "https://dapp.example", paused_until });
    assert.equal(pauses.until("https://dapp.example"), paused_until);
    assert.equal(browser.badges.get(7), "❙❙");
    const of = (/** @type {any} */ origin, /** @type {any} */ top, /** @type {boolean} */ framed) =>
      pauses.untilFor(/** @type {any} */ ({ origin, top_origin: top }), framed) !== null;
    assert.ok(of("https://dapp.example", undefined, false));
    assert.ok(of("https://dapp.example", "https://dapp.example", true));
    assert.ok(!of("https://ad.example", "https://dapp.example", true));
    assert.ok(!of("https://dapp.example", "https://evil.example", true));
    assert.ok(!of(undefined, "null", true) && !of(undefined, undefined, false));
    for (const verdict of ["danger", "critical", "unchecked", "whatever"]) assert.ok(!pauses.lets(verdict), verdict);
    assert.ok(pauses.lets("warning"));
    mock.timers.setTime(1_790_000_000_000 - 3_600_000);
    assert.equal(pauses.until("https://dapp.example"), null, "a clock set back makes it longer");
    mock.timers.setTime(1_790_000_000_000 + 899_999);
    assert.notEqual(pauses.until("https://dapp.example"), null);
    mock.timers.setTime(1_790_000_000_000 + 900_001);
    assert.equal(pauses.until("https://dapp.example"), null);
    await pauses.alarm("pause-over");
    assert.equal(browser.badges.get(7), "");
    assert.deepEqual(browser.session["pauses"], []);
  } finally {
    mock.timers.reset();
  }
});

test("a pause can be ended", async () => {
  await pauses.pause("https://dapp.example");
  assert.notEqual(pauses.until("https://dapp.example"), null);
  const site = await pauses.resume("https://dapp.example");
  assert.deepEqual(site, { origin: "https://dapp.example", paused_until: null }, "not told, or only if the page answers");
  assert.equal(pauses.until("https://dapp.example"), null);
  assert.equal(browser.badges.get(7), "");
});

test("who asks is what the browser says", () => {
  const sender = (/** @type {object} */ more) => /** @type {any} */ ({ frameId: 3, tab: { id: 1 }, ...more });
  for (const [given, page, origin] of /** @type {[object, object, string | undefined][]} */ ([
    [{ origin: "https://a.example", url: "https://a.example/x" }, { kind: "site", from: null }, "https://a.example"],
    [{ origin: "null", url: "https://a.example/x" }, { kind: "sandboxed", from: "https://a.example" }, undefined],
    [{ origin: "null", url: "about:srcdoc" }, { kind: "sandboxed", from: null }, undefined],
    [{ origin: "null", url: "data:text/html,x" }, { kind: "data", from: null }, undefined],
    [{ origin: "https://a.example", url: "about:blank" }, { kind: "site", from: null }, "https://a.example"],
    [{ origin: "https://a.example", url: "blob:https://a.example/1" }, { kind: "blob", from: null }, "https://a.example"],
    [{}, { kind: "sandboxed", from: null }, undefined],
  ])) {
    assert.deepEqual(requests.pageOf(sender(given)), page, JSON.stringify(given));
    assert.equal(requests.originOf(sender(given)), origin);
  }
});

test("questions are bounded, and what says that it is hostile is believed", () => {
  const ask = (/** @type {object} */ more) => requests.readAsk({ n: 1, request: { method: "x" }, ...more });
  assert.deepEqual(ask({})?.hostile, []);
  assert.deepEqual(ask({ hostile: [] })?.hostile, []);
  assert.deepEqual(ask({ hostile: ["a", 5, "b"] })?.hostile, ["a", "b"]);
  for (const odd of [true, {}, [5], [""], 1]) assert.equal(ask({ hostile: odd })?.hostile.length, 1, JSON.stringify(odd));
  assert.equal(ask({ hostile: Array(100).fill("x".repeat(9999)) })?.hostile.join("").length, 2400);
  assert.equal(ask({ door: "message" })?.door, "message");
  assert.equal(ask({ door: "else" })?.door, null);
  assert.equal(requests.readAsk({ n: "1", request: { method: "x" } }), null);
  assert.equal(requests.readAsk({ n: 1, request: {} }), null);
});

test("a question is heard at once, once; what is none is refused", () => {
  /** @type {any[]} */
  const told = [];
  /** @type {((message: any) => void)[]} */
  const listeners = [];
  let end = () => {};
  asks.accept(/** @type {any} */ ({
    sender: { tab: { id: 3 }, frameId: 0, documentId: "d", origin: "https://a.example", url: "https://a.example/" },
    onMessage: { addListener: (/** @type {any} */ listener) => listeners.push(listener) },
    onDisconnect: { addListener: (/** @type {any} */ listener) => { end = listener; } },
    postMessage: (/** @type {any} */ message) => told.push(message),
  }), new Promise(() => {}));
  const say = (/** @type {any} */ message) => listeners.forEach((listener) => listener(message));
  const request = { method: "eth_sign", params: [] };
  say({ type: "ask", n: 1, request });
  say({ type: "ask", n: 1, request });
  say({ type: "ask", n: "2", request });
  assert.deepEqual(told, [{ type: "heard", n: 1 }], "before anything is reviewed");
  say({ type: "ask", n: 3, request: { method: {} } });
  const { message: _, ...refused } = /** @type {any[]} */ (told).at(-1);
  assert.deepEqual(refused, { type: "answer", n: 3, allow: false, code: -32602 });
  end();
});

test("a wallet that opens by itself is told of, and one that was asked is not", async () => {
  await around.load();
  browser.windows.set(1, "popup").set(2, "normal");
  let id = 0;
  /**
   * @param {string} url
   * @param {number} [windowId]
   */
  const opens = async (url, windowId = 1) => {
    const before = browser.opened.length;
    await around.tabSeen(/** @type {any} */ ({ id: (id += 1), url, windowId }));
    return browser.opened.length > before;
  };
  assert.ok(await opens(METAMASK));
  assert.deepEqual((await around.last())?.wallet, "MetaMask");
  assert.ok(!(await opens(METAMASK, 2)), "a page in an ordinary window");
  assert.ok(!(await opens(`${METAMASK}#/connect/1`)), "connecting");
  assert.ok(!(await opens("chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/notification.html")), "another extension");
  assert.ok(!(await opens("https://nkbihfbeogaeaoehlefnkodbefgpgknn/notification.html")), "a web page");
  around.released();
  assert.ok(!(await opens(METAMASK)), "a request went on just before");
  assert.ok(await opens(METAMASK), "one request explains one window");
  mock.timers.enable({ apis: ["Date"], now: Date.now() });
  around.released();
  mock.timers.tick(61_000);
  assert.ok(await opens(METAMASK), "a minute is over");
  mock.timers.reset();
});

const ACCOUNT = "0x5a52E96BAcdaBb82fd05763E25335261B270Efcb";
const USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
const ROUTER = "0x66a9893cC07D91D95644AEDD05D03f95e1dBA8Af";

/**
 * A frame whose wallet answers as it is told to.
 * @param {(call: { method: string, params: any[] }) => string | null} wallet null where it says nothing
 */
function frame(wallet) {
  /** @type {any[]} */
  const told = [];
  /** @type {((message: any) => void)[]} */
  const listeners = [];
  let end = () => {};
  const say = (/** @type {any} */ message) => listeners.forEach((listener) => listener(message));
  asks.accept(/** @type {any} */ ({
    sender: { tab: { id: 9 }, frameId: 0, documentId: "d", origin: "https://a.example", url: "https://a.example/" },
    onMessage: { addListener: (/** @type {any} */ listener) => listeners.push(listener) },
    onDisconnect: { addListener: (/** @type {any} */ listener) => { end = listener; } },
    postMessage: (/** @type {any} */ message) => {
      told.push(message);
      if (message.type !== "read") return;
      /** @type {[string, string | null][]} */
      const answers = message.calls.map((/** @type {any} */ call) => [call.id, wallet(call)]);
      if (answers.some(([, answer]) => answer === null)) return;
      setImmediate(() => say({ type: "facts", n: message.n, facts: Object.fromEntries(answers) }));
    },
  }), Promise.resolve());
  /** Asks for a small approval. @param {number} n @param {string} spender */
  const approve = (n, spender) => {
    const data = `0x095ea7b3${spender.slice(2).toLowerCase().padStart(64, "0")}${"5".padStart(64, "0")}`;
    const params = [{ from: ACCOUNT, to: USDC, data }];
    say({ type: "ask", n, request: { method: "eth_sendTransaction", params, chain: 1, account: ACCOUNT } });
  };
  const pay = (/** @type {number} */ n) => {
    const params = [{ from: ACCOUNT, to: "0x1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d", value: "0x1" }];
    say({ type: "ask", n, request: { method: "eth_sendTransaction", params, chain: 1, account: ACCOUNT } });
  };
  const answered = (/** @type {number} */ n) => told.filter((one) => one.type === "answer" && one.n === n);
  const asked = () => told.filter(({ type }) => type === "read").flatMap(({ calls }) => calls);
  return { approve, pay, answered, asked, told, end: () => end() };
}

/** @param {() => boolean} is */
async function until(is) {
  for (let waited = 0; !is(); waited += 5) {
    assert.ok(waited < 10_000, "it did not come");
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** A spender of whom nothing is known. @param {number} n */
const stranger = (n) => `0x${"7a3c0bd5e4fa7c1e6e4e91c2f1f0cb4ce9b3a2".padEnd(38, "0")}${n.toString(16).padStart(2, "0")}`;

test("a small approval waits for the chain to say whether its spender has code, and for nothing else", async () => {
  const { approve, answered, asked, end } = frame(() => "0x6001");
  approve(1, stranger(1));
  await until(() => answered(1).length === 1);
  assert.deepEqual(answered(1), [{ type: "answer", n: 1, allow: true }]);
  assert.deepEqual(asked().map(({ method }) => method), ["eth_getCode"]);
  approve(2, ROUTER);
  await until(() => answered(2).length === 1);
  assert.equal(asked().length, 1, "a known router was asked about");
  end();
});

test("a small approval to somebody's own account is put before the person", async () => {
  const { approve, answered, end } = frame(({ method }) => (method === "eth_getCode" ? "0x" : `0x${"6".padStart(64, "0")}`));
  approve(1, stranger(2));
  await until(() => !queue.isEmpty());
  const [item] = queue.items();
  assert.equal(item?.review?.verdict, "danger");
  assert.ok(item.review.findings.some(({ rule }) => rule === "spender-without-code"));
  assert.ok(item.informed);
  assert.deepEqual(answered(1), []);
  queue.refuseAll("done");
  end();
});

test("a wallet that says nothing keeps an approval no longer than half a second, and what follows comes after it", async () => {
  const { approve, pay, answered, told, end } = frame(() => null);
  const start = Date.now();
  approve(1, stranger(3));
  pay(2);
  await until(() => answered(1).length === 1 && answered(2).length === 1);
  assert.ok(Date.now() - start >= 400, "it was not waited for");
  assert.deepEqual(told.filter(({ type }) => type === "answer").map(({ n, allow }) => [n, allow]), [[1, true], [2, true]]);
  end();
});
