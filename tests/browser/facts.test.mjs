/**
 * Facts of the chain, from the engine's questions to the window: the wallet that was asked answers them,
 * does not answer, or lies. Whatever it does, nothing gets milder.
 */

import assert from "node:assert/strict";
import { ACORN } from "./harness/contracts.mjs";
import { until } from "./harness/driver.mjs";
import { inEachBrowser } from "./harness/suite.mjs";
import { PLAIN } from "./harness/tricks.mjs";

/** @typedef {import("./harness/suite.mjs").World} World */
/** @typedef {(method: string, params: any[]) => any} Reads what a wallet answers; nothing where the node does */

/** An account without code, which no list names. */
const STRANGER = "0x1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d";

/** 1,250.5 of a token with 8 decimals. */
const AMOUNT = 125_050_000_000n;
/** So much is everything that anybody has, of a token of which nothing is known. */
const EVERYTHING = 10n ** 30n;

const SELECTORS = { approve: "0x095ea7b3", increaseAllowance: "0x39509351", symbol: "0x95d89b41", decimals: "0x313ce567" };
/** Whether a contract is a collection (ERC-165). */
const IS_COLLECTION = `0x01ffc9a7${"80ac58cd".padEnd(64, "0")}`;

/** A word of calldata. @param {bigint | string} value */
const word = (value) => BigInt(value).toString(16).padStart(64, "0");

/**
 * What the engine asks of the chain about an allowance of that token to that stranger.
 * @type {{ [name: string]: { method: string, params: any[] } }}
 */
const QUESTIONS = {
  symbol: { method: "eth_call", params: [{ to: ACORN, data: SELECTORS.symbol }, "latest"] },
  decimals: { method: "eth_call", params: [{ to: ACORN, data: SELECTORS.decimals }, "latest"] },
  collection: { method: "eth_call", params: [{ to: ACORN, data: IS_COLLECTION }, "latest"] },
  code: { method: "eth_getCode", params: [STRANGER, "latest"] },
};

/** What `symbol()` returns. @param {string} name */
const text = (name) => `0x${word(32n)}${word(BigInt(name.length))}${Buffer.from(name).toString("hex").padEnd(64, "0")}`;

/**
 * @param {World} world
 * @param {"approve" | "increaseAllowance"} name
 * @param {bigint} amount
 */
const allowance = ({ account }, name, amount) => ({
  method: "eth_sendTransaction",
  params: [{ from: account, to: ACORN, data: `${SELECTORS[name]}${word(STRANGER)}${word(amount)}` }],
});

/**
 * A wallet that lies where it is told to.
 * @param {{ symbol?: any, decimals?: any, code?: any }} lies
 * @returns {Reads}
 */
const liar = ({ symbol, decimals, code }) => (method, [call]) => {
  if (method === "eth_getCode") return code;
  if (method !== "eth_call") return undefined;
  return { [SELECTORS.symbol]: symbol, [SELECTORS.decimals]: decimals }[call.data];
};

/**
 * Opens a page that asks its wallet plainly.
 * @param {World} world
 * @param {{ method: string, params: any[] }} request
 * @param {Reads} [reads]
 */
const visit = (world, request, reads) =>
  world.visit({ ...PLAIN, ...(reads && { wallet: { reads } }) }, { approve: request });

/**
 * The same of a wallet that has heard the node's answers before, and gives them at once: none is late, however
 * busy the machine.
 * @param {World} world
 * @param {{ method: string, params: any[] }} request
 */
async function reviewKnowing(world, request) {
  const asked = await world.visit(
    {
      ...PLAIN,
      wallet: { remembers: true },
      play: async (lab) => {
        const provider = await lab.provider();
        for (const name of ["symbol", "decimals", "collection", "code"]) {
          await provider.request(lab.request(name)).catch(() => {});
        }
        return provider.request(lab.request("approve"));
      },
    },
    { ...QUESTIONS, approve: request },
  );
  const { window, shown } = await world.browser.review();
  assert.equal(world.site.read(asked).length, Object.keys(QUESTIONS).length, "the engine asked something else");
  return { asked, window, shown };
}

/** @param {{ findings: { rule: string }[] }} shown */
const rules = ({ findings }) => findings.map(({ rule }) => rule);

inEachBrowser("facts", (test) => {
  test("the wallet's own answers give an amount its token, and find that nobody's code takes it", async (world) => {
    const { asked, window, shown } = await reviewKnowing(world, allowance(world, "increaseAllowance", AMOUNT));
    assert.match(shown.summary, /1,250\.5 ACORN\b/);
    assert.equal(shown.verdict, "danger");
    assert.ok(rules(shown).includes("spender-without-code"), rules(shown).join());
    assert.match(shown.text, /told by the page’s own connection/);
    await window.refuse();
    await world.wasRefused(asked);
  });

  test("of a wallet that does not answer, the first review is shown, and stays", async (world) => {
    let answerNow = () => {};
    /** @type {Promise<void>} */
    const late = new Promise((resolve) => { answerNow = resolve; });
    let answered = 0;
    /** @type {Reads} */
    const reads = (method) => {
      if (method !== "eth_call" && method !== "eth_getCode") return undefined;
      return late.then(() => {
        answered += 1;
        return method === "eth_call" ? `0x${word(8n)}` : "0x";
      });
    };
    const asked = await visit(world, allowance(world, "increaseAllowance", AMOUNT), reads);
    const { window, shown } = await world.browser.review();
    assert.equal(answered, 0);
    assert.equal(shown.verdict, "warning");
    assert.match(shown.summary, /125,050,000,000 smallest units/);
    assert.deepEqual(rules(shown), ["allowance-raised"]);
    assert.doesNotMatch(shown.text, /told by the page’s own connection/);
    answerNow();
    await until("the late answers", () => answered >= 3);
    // What the page asks next goes the way of those answers, behind them.
    const next = await world.ask(allowance(world, "increaseAllowance", AMOUNT + 1n));
    await world.browser.review(/1 of 2\b/);
    assert.equal((await window.read())?.summary, shown.summary);
    await window.evaluate("document.querySelector('#refuse-all').click(), ''");
    await world.wasRefused(asked);
    await world.wasRefused(next);
    await world.browser.noReview();
  });

  for (const { lie, says, symbol, decimals, code } of [
    { lie: "the symbol of a known token", symbol: text("USDC"), decimals: `0x${word(6n)}`, code: "0x6001", says: /125,050 of the token 0x/ },
    { lie: "more decimals than any token has", symbol: text("ACORN"), decimals: `0x${word(255n)}`, code: "0x6001", says: /125,050,000,000 smallest units of ACORN/ },
    { lie: "what are no bytes", symbol: { toString: "USDC" }, decimals: 2, code: true, says: /125,050,000,000 smallest units of the token/ },
  ]) {
    test(`a wallet that tells ${lie} makes nothing milder`, async (world) => {
      const asked = await visit(world, allowance(world, "increaseAllowance", AMOUNT), liar({ symbol, decimals, code }));
      const { window, shown } = await world.browser.review();
      assert.match(shown.summary, says);
      assert.doesNotMatch(shown.text, /USDC/);
      assert.equal(shown.verdict, "warning");
      assert.ok(rules(shown).includes("allowance-raised"), rules(shown).join());
      await window.refuse();
      await world.wasRefused(asked);
    });
  }

  test("a small approval that would pass is shown where the chain says that nobody's code takes it", async (world) => {
    const { asked, window, shown } = await reviewKnowing(world, allowance(world, "approve", AMOUNT));
    assert.equal(shown.verdict, "danger");
    assert.ok(rules(shown).includes("spender-without-code"), rules(shown).join());
    assert.match(shown.summary, /1,250\.5 ACORN\b/);
    await window.refuse();
    await world.wasRefused(asked);
  });

  test("a small approval passes where the chain says that its spender has code, or says nothing", async (world) => {
    for (const code of ["0x6001", null]) {
      const request = allowance(world, "approve", AMOUNT);
      const asked = await visit(world, request, (method) => (method === "eth_getCode" ? code : undefined));
      await world.wasSent(asked, request);
      await world.browser.noReview();
    }
  });

  test("everything stays everything, however many decimals a wallet tells", async (world) => {
    const reads = liar({ symbol: text("ACORN"), decimals: `0x${word(36n)}`, code: "0x6001" });
    const asked = await visit(world, allowance(world, "approve", EVERYTHING), reads);
    const { window, shown } = await world.browser.review();
    assert.equal(shown.verdict, "warning");
    assert.ok(rules(shown).includes("unlimited-approval"), rules(shown).join());
    assert.match(shown.summary, /take all your /);
    await window.refuse();
    await world.wasRefused(asked);
  });
});
