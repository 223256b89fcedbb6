/** What opens the window, and what passes: one request of each kind, through the real engine. */

import assert from "node:assert/strict";
import * as asking from "../../examples/dapp/requests.js";
import { inEachBrowser } from "./harness/suite.mjs";

/** The chain id of the node of the tests. */
const CHAIN = 31337;

/** An address that no list names. */
const STRANGER = "0x1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d";

/**
 * Requests that must be shown, and the rule that must have found what is wrong with them.
 * @type {{ name: string, rule: string, request: (account: string) => asking.Request }[]}
 */
const SHOWN = [
  { name: "eth_sign", rule: "eth-sign", request: asking.ethSign },
  { name: "a hash dressed as a message", rule: "hash-as-message", request: asking.hashAsMessage },
  {
    name: "a permit for a listed address",
    rule: "dprk-address",
    request: (account) => asking.permit(account, CHAIN),
  },
  {
    name: "a permit for a stranger",
    rule: "permit-signed",
    request: (account) => asking.permit(account, CHAIN, STRANGER),
  },
  {
    name: "an unlimited approval to a stranger",
    rule: "unlimited-approval",
    request: (account) => asking.approve(account, STRANGER),
  },
  {
    name: "a collection handed to a stranger",
    rule: "collection-handed-over",
    request: (account) => asking.collection(account, STRANGER),
  },
  {
    name: "a collection handed to a listed address",
    rule: "dprk-address",
    request: (account) => asking.collection(account),
  },
  {
    name: "a listed address in calldata that nobody can read",
    rule: "dprk-address-in-bytes",
    request: (account) => ({
      method: "eth_sendTransaction",
      params: [{ from: account, to: asking.TOKEN, data: `0xfeedc0de00${asking.LISTED.slice(2).toLowerCase()}` }],
    }),
  },
];

inEachBrowser("requests", (test) => {
  for (const { name, rule, request } of SHOWN) {
    test(`${name} is shown`, async (world) => {
      const visit = await world.ask(request(world.account));
      const { window, shown } = await world.browser.review();
      assert.ok(
        shown.findings.some((finding) => finding.rule === rule),
        `${rule} is not among ${JSON.stringify(shown.findings.map((finding) => finding.rule))}`,
      );
      assert.match(shown.verdict, /^(critical|danger|warning)$/);
      await window.refuse();
      await world.wasRefused(visit);
    });
  }

  test("a permit goes on as it was asked", async (world) => {
    const request = asking.permit(world.account, CHAIN);
    const visit = await world.ask(request);
    await (await world.browser.review()).window.goOn();
    const { result } = await world.site.outcome(visit);
    assert.match(result, /^0x[0-9a-f]{130}$/);
    assert.deepEqual(world.site.signed(visit), [request]);
  });

  test("a message in plain words passes without a window", async (world) => {
    const visit = await world.ask(asking.message(world.account));
    const { result } = await world.site.outcome(visit);
    assert.match(result, /^0x[0-9a-f]{130}$/);
    assert.deepEqual(await world.browser.reviewWindows(), []);
  });

  test("a method that nobody knows is shown, not passed", async (world) => {
    const visit = await world.ask({ method: "wallet_signEverything", params: [{ from: world.account }] });
    const { window, shown } = await world.browser.review();
    assert.match(shown.verdict, /^(critical|danger|warning|unchecked)$/);
    await window.refuse();
    await world.wasRefused(visit);
  });
});
