/**
 * The whole of MetaMask's test dapp works with the extension as without it: everything that it asks
 * reaches the wallet letter by letter, and it shows the same. What it asks in bad faith is found.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { until } from "../harness/driver.mjs";
import { another, inEachBrowser } from "../harness/suite.mjs";
import { ATTACKS, FLOOD, FLOODS } from "./attacks.mjs";
import { make, open, press, read } from "./dapp.mjs";
import { STEPS } from "./steps.mjs";
import { Wallet } from "./wallet.mjs";

const CASES = new URL("../../cases/test-dapp/", import.meta.url);

/** From the worst to the best. */
const VERDICTS = ["critical", "danger", "warning", "notice", "clear"];

/**
 * What must be found in what a case asks for.
 * @param {string} name
 * @returns {{ book?: { blocked: string[] }, expected: { verdict: string, findings: string[] } }}
 */
const caseOf = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, CASES), "utf8"));

/**
 * Checks that a review is at least as grave as a case says, and names every rule that it names.
 * @param {import("../harness/suite.mjs").Shown} shown
 * @param {string} name
 * @param {string} press
 */
function assertFound(shown, name, press) {
  const { verdict, findings } = caseOf(name).expected;
  assert.ok(
    VERDICTS.indexOf(shown.verdict) <= VERDICTS.indexOf(verdict) && VERDICTS.includes(shown.verdict),
    `${press}: ${shown.verdict} where ${verdict} was expected`,
  );
  const rules = shown.findings.map(({ rule }) => rule);
  // A finding of a case is spelled: its level, its rule, and where it stands.
  for (const finding of findings) {
    const rule = finding.split(" ")[1] ?? "";
    assert.ok(rules.includes(rule), `${press}: ${rule} is not among ${rules}`);
  }
}

/**
 * Puts the addresses that the cases call blocked into the person's own list.
 * @param {import("../harness/suite.mjs").World} world
 */
async function block(world) {
  const named = readdirSync(CASES).flatMap((file) => caseOf(file.replace(".json", "")).book?.blocked ?? []);
  // Their capitals are no checksum, which a person's list would refuse.
  const blocked = new Set(named.map((address) => address.toLowerCase()));
  const page = await world.browser.openPage("ui/options.html");
  const data = Buffer.from(JSON.stringify([...blocked])).toString("base64");
  await page.evaluate(`(() => {
    chrome.runtime.sendMessage(${JSON.stringify({ type: "book-import", data })})
      .then((answer) => { window.answered = JSON.stringify(answer); });
    return "";
  })()`);
  const { book } = JSON.parse(await until("an answer", () => page.evaluate("window.answered ?? ''")));
  /** @type {{ list: string, address: string }[]} */
  const entries = book.entries.filter((/** @type {{ list: string }} */ { list }) => list === "blocked");
  assert.deepEqual(new Set(entries.map(({ address }) => address.toLowerCase())), blocked);
  await page.close();
}

/**
 * Makes all steps in a browser, from the same state of the chain each time.
 * @param {import("../harness/suite.mjs").World} world
 * @param {import("../harness/suite.mjs").Driver} browser
 * @param {(part: string, make: () => Promise<void>) => Promise<void>} around
 * @param {(step: import("./dapp.mjs").Step, got: { asked: string[], verdicts: string[] },
 *   page: import("puppeteer-core").Page) => Promise<void>} each
 */
async function makeAll(world, browser, around, each) {
  const snapshot = await world.anvil.rpc("evm_snapshot");
  const wallet = Wallet.at(world.site, world.anvil);
  const page = await open(browser, world.site, wallet);
  for (const [part, steps] of Object.entries(STEPS)) {
    await around(part, async () => {
      for (const step of steps) await each(step, await make(browser, page, wallet, step), page);
    });
  }
  await page.close();
  await world.anvil.rpc("evm_revert", [snapshot]);
}

inEachBrowser("test dapp", (test) => {
  test("works as without the extension", async (world, context) => {
    /** @type {{ asked: string[], shown: string }[]} */
    const alone = [];
    const bare = await another(world, null);
    try {
      await makeAll(world, bare, (_part, make) => make(), async (_step, { asked }, page) => {
        alone.push({ asked, shown: await read(page) });
      });
    } finally {
      await bare.close();
    }
    let reviewed = 0;
    await makeAll(world, world.browser, (part, make) => context.test(part, make), async (step, got, page) => {
      const { asked, shown } = alone.shift() ?? assert.fail("there were fewer steps without the extension");
      reviewed += got.verdicts.length;
      // What needs no review overtakes what does, if both are asked at once.
      if (Array.isArray(step.press)) for (const list of [got.asked, asked]) list.sort();
      assert.deepEqual(got.asked, asked, `${step.press}: the wallet was asked for something else`);
      const settled = until("the page to show the same", async () => (await read(page)) === shown);
      await settled.catch(async () => {
        const lines = shown.split("\n");
        const other = (await read(page)).split("\n").filter((line, index) => line !== lines[index]);
        assert.deepEqual(other, [], `${step.press}: the page shows something else`);
      });
    });
    context.diagnostic(`${reviewed} requests were reviewed`);
    assert.notEqual(reviewed, 0, "nothing was reviewed");
  });

  test("what it asks in bad faith is found, and refusing reaches it", async (world) => {
    await block(world);
    // As if it were Ethereum itself, where the addresses of the cases mean something.
    const wallet = Wallet.at(world.site, world.anvil, "0x1");
    const page = await open(world.browser, world.site, wallet);
    await make(world.browser, page, wallet, { press: "connectButton", shows: { connectButton: /^Connected$/ } });
    const before = wallet.asked.length;
    // The next one waits in the queue before the last is refused, so the window need not open each time.
    for (const [index, [button, name]] of ATTACKS.entries()) {
      if (index === 0) await press(page, { press: button });
      const { window, shown } = await world.browser.review();
      assertFound(shown, name, button);
      const next = ATTACKS[index + 1];
      if (next) {
        await press(page, { press: next[0] });
        await until("the next to wait", async () => (await window.text()).includes("1 of 2"));
      }
      await window.refuse();
    }
    await world.browser.noReview();
    assert.match(await page.evaluate(() => document.querySelector("#sendMalformedResult")?.textContent ?? ""), /^Error: /);
    assert.deepEqual(wallet.asked.slice(before), []);
  });

  test("its floods, ten at once and ten after each other, wait in one window", async (world) => {
    await block(world);
    const wallet = Wallet.at(world.site, world.anvil, "0x1");
    const page = await open(world.browser, world.site, wallet);
    await make(world.browser, page, wallet, { press: "connectButton", shows: { connectButton: /^Connected$/ } });
    const before = wallet.asked.length;
    /** @type {number[]} */
    const seen = [];
    const buttons = FLOODS.flatMap(([pressed]) => pressed);
    await press(page, { press: buttons });
    for (let count = 0; count < buttons.length * FLOOD; count += 1) {
      const { window, shown } = await world.browser.review();
      const signs = shown.findings.some(({ rule }) => rule === "permit-signed");
      const kind = signs ? 1 : 0;
      const [, name] = FLOODS[kind] ?? assert.fail();
      assertFound(shown, name, signs ? "a flood of signatures" : "a flood of transactions");
      seen[kind] = (seen[kind] ?? 0) + 1;
      await window.refuse();
    }
    await world.browser.noReview();
    assert.deepEqual(seen, FLOODS.map(([pressed]) => pressed.length * FLOOD));
    assert.deepEqual(wallet.asked.slice(before), []);
  });
});
