/** Pages that try more than the plain message: nothing reaches a wallet that was not reviewed, and once only. */

import assert from "node:assert/strict";
import { withCopy } from "../harness/bare.mjs";
import { until } from "../harness/driver.mjs";
import { assertNamesListed, inEachBrowser, World } from "../harness/suite.mjs";
import { PLAIN } from "../harness/tricks.mjs";
import { DROPPED, HELD } from "./messages.mjs";
import { withWire } from "./raw.mjs";
import { heard, heardBy, installStubs } from "./stub.mjs";
import { WIRES } from "./wires.mjs";

/** Long enough for a message to arrive that is going to. */
const QUIET_MS = 400;

const quiet = () => new Promise((resolve) => setTimeout(resolve, QUIET_MS));

/** @param {string} id */
const wire = (id) => WIRES.find((each) => each.id === id) ?? assert.fail(id);

/**
 * A page that reports by labels what it is answered.
 * @param {string} id
 * @param {Parameters<typeof withWire>[2]} act
 */
const page = (id, act) => withWire("tries something else", wire(id), act);

inEachBrowser(
  "messages, control",
  (test) => {
    test("the stub wallets are there", installStubs);

    for (const trick of [...HELD, ...DROPPED]) {
      test(`without the extension, a page that ${trick.name} reaches the wallet`, async (world, context) => {
        if ("only" in trick && trick.only !== world.browser.name) return context.skip("it does not work here by itself");
        world.site.heard();
        await world.visit(trick);
        const message = await until("the wallet to hear it", () => heardBy(world, trick.reaches)[0]);
        assert.ok(JSON.stringify(message).includes("0x095ea7b3") || trick.reaches === "xverse");
      });
    }
  },
  { extension: false },
);

inEachBrowser("messages", (test) => {
  test("the stub wallets are there", installStubs);

  for (const trick of HELD) {
    test(`a page that ${trick.name} is caught, and gets through once when a person goes on`, async (world) => {
      world.site.heard();
      await world.visit(trick);
      const { window, shown } = await world.browser.review();
      assert.notEqual(shown.verdict, "clear");
      assert.deepEqual(heardBy(world, trick.reaches), [], "the message did not wait");
      await window.goOn();
      await heard(world, trick.reaches);
      await world.browser.noReview();
      await quiet();
      assert.deepEqual(heardBy(world, trick.reaches), []);
    });
  }

  for (const trick of DROPPED) {
    test(`a page that ${trick.name} is not heard at all`, async (world) => {
      world.site.heard();
      const visit = await world.visit(trick);
      assert.equal((await world.site.outcome(visit)).result, "tried");
      await quiet();
      assert.deepEqual(heardBy(world, trick.reaches), []);
      assert.deepEqual(await world.browser.reviewWindows(), []);
    });
  }

  test("the wallet's own page script is asked about once, and its message arrives as it was", async (world) => {
    world.site.heard();
    const visit = await world.visit({ ...PLAIN, wallet: { arrival: "metamask-stream" } });
    const { window, shown } = await world.browser.review();
    assertNamesListed(shown);
    await window.goOn();
    const { result, error } = await world.site.outcome(visit);
    assert.equal(error, undefined, error?.message);
    assert.equal(result, "0xsigned");
    const { data } = await heard(world, "metamask");
    const { method, params } = data.data;
    assert.deepEqual({ method, params }, world.requests["approve"]);
    await world.browser.noReview();
  });

  test("the wallet's own page script hears of a refusal, and nothing is sent", async (world) => {
    world.site.heard();
    const visit = await world.visit({ ...PLAIN, wallet: { arrival: "metamask-stream" } });
    await (await world.browser.review()).window.refuse();
    await world.wasRefused(visit);
    assert.deepEqual(heardBy(world, "metamask"), []);
  });

  test("a message through the wallet's stream that the page writes itself is held, and refused there", async (world) => {
    world.site.heard();
    const visit = await world.visit({
      name: "writes into MetaMask's stream",
      expect: "caught",
      wallet: { arrival: "metamask-stream" },
      play: async (lab) => {
        const provider = await lab.provider();
        await provider.request({ method: "eth_chainId" });
        const request = lab.request("approve");
        const data = { name: "metamask-provider", data: { jsonrpc: "2.0", id: 991, ...request } };
        return new Promise((_resolve, reject) => {
          window.addEventListener("message", (event) => {
            if (event.data?.target === "metamask-inpage" && event.data.data?.data?.id === 991) reject(event.data.data.data.error);
          });
          window.postMessage({ target: "metamask-contentscript", data }, location.origin);
        });
      },
    });
    const { window: review, shown } = await world.browser.review();
    assertNamesListed(shown);
    await review.refuse();
    const { error } = await world.site.outcome(visit);
    assert.equal(error?.code, 4001);
    assert.deepEqual(heardBy(world, "metamask"), []);
  });

  test("what only reads goes through at once, and untouched", async (world) => {
    const visit = await world.visit(page("metamask", async (_lab, { send, wire }) =>
      send(wire.ask({ method: "eth_chainId", params: [], more: [1n, new Date(0), undefined] }))));
    const { result, error } = await world.site.outcome(visit);
    assert.equal(error, undefined, error?.message);
    assert.equal(result, "0x1");
  });

  test("one review is for one message, though the page posts it again", async (world) => {
    world.site.heard();
    const visit = await world.visit(page("metamask", async (lab, { send, message }) => {
      await lab.report("first", send(message, 60_000));
      await lab.report("again", send(message, 60_000));
    }));
    await (await world.browser.review()).window.goOn();
    assert.equal((await world.site.outcome(visit, "first")).result, "0xsigned");
    await (await world.browser.review()).window.refuse();
    assert.equal((await world.site.outcome(visit, "again")).error?.code, 4001);
    await heard(world, "metamask");
  });

  test("another message under the number of one that went on is another message", async (world) => {
    world.site.heard();
    const visit = await world.visit(page("metamask", async (lab, { send, wire, message }) => {
      await lab.report("transfer", send(wire.ask(lab.request("transfer"))));
      await lab.report("approve", send(message, 60_000));
    }));
    assert.equal((await world.site.outcome(visit, "transfer")).result, "0xsigned");
    const { window, shown } = await world.browser.review();
    assertNamesListed(shown);
    await window.refuse();
    assert.equal((await world.site.outcome(visit, "approve")).error?.code, 4001);
    const { data } = await heard(world, "metamask");
    assert.deepEqual(data.data.params, world.requests["transfer"]?.params);
  });

  test("an event that was released is good for one time", async (world) => {
    world.site.heard();
    await world.visit(page("xverse", async (_lab, { message }) => {
      /** @type {Event[]} */
      const seen = [];
      document.addEventListener("xverse_rpc_request", (event) => {
        if (seen.includes(event)) return;
        seen.push(event);
        setTimeout(() => document.dispatchEvent(event), 100);
      });
      document.dispatchEvent(new CustomEvent("xverse_rpc_request", { detail: message }));
      await new Promise(() => {});
    }));
    await (await world.browser.review()).window.goOn();
    await heard(world, "xverse");
    await (await world.browser.review()).window.refuse();
    await world.browser.noReview();
    assert.deepEqual(heardBy(world, "xverse"), []);
  });

  test("an event that answers each reader differently is read once", async (world) => {
    world.site.heard();
    await world.visit(page("xverse", async (_lab, { message }) => {
      let looks = 0;
      const lying = {
        jsonrpc: "2.0",
        id: "a",
        get method() {
          looks += 1;
          return looks === 1 ? "getInfo" : "signPsbt";
        },
        params: message.params,
      };
      document.dispatchEvent(new CustomEvent("xverse_rpc_request", { detail: lying }));
      await new Promise(() => {});
    }));
    // Firefox shows members that are computed to nobody outside the page.
    const { method } = await heard(world, "xverse");
    assert.equal(method, world.browser.name === "firefox" ? undefined : "getInfo");
  });

  test("what no wallet would send is refused, and nothing of it gets through", async (world) => {
    world.site.heard();
    const visit = await world.visit(page("metamask", async (lab, { send, wire, call }) => {
      const [transaction] = call.params;
      /** @type {any} */
      const cyclic = { ...transaction };
      cyclic.self = cyclic;
      let deep = {};
      for (let level = 0; level < 500; level += 1) deep = { deep };
      const odd = Object.assign([], { method: call.method, params: call.params });
      const hostile = {
        cyclic, deep: { ...transaction, deep }, map: new Map([["to", 1]]), date: new Date(), huge: "x".repeat(17 * 1024 * 1024),
        blob: new Blob(["x"]), notANumber: { ...transaction, value: NaN }, list: Object.assign([transaction], { to: transaction.to }),
        many: Array(300_000).fill(0),
      };
      for (const [label, params] of Object.entries(hostile)) {
        await lab.report(label, send(wire.ask({ method: call.method, params: [params] })));
      }
      window.postMessage({ target: "metamask-contentscript", data: { name: "metamask-provider", data: odd } }, "*");
      await lab.report("end", Promise.resolve("end"));
    }));
    await until("the page to have tried everything", () => world.site.outcomeSoFar(visit, "end"), 90_000);
    for (const label of ["cyclic", "deep", "map", "date", "huge", "blob", "notANumber", "list", "many"]) {
      const { result, error } = await world.site.outcome(visit, label);
      assert.equal(result, undefined, label);
      assert.equal(error?.code, -32602, `${label}: ${error?.message}`);
    }
    // A list with a method beside its elements is asked about.
    await (await world.browser.review()).window.refuse();
    await world.browser.noReview();
    assert.deepEqual(heardBy(world, "metamask"), []);
  });

  test("a flood of messages is held up to a bound, and refused beyond", async (world) => {
    world.site.heard();
    const visit = await world.visit(page("metamask", async (lab, { wire, call }) => {
      let refused = 0;
      window.addEventListener("message", ({ data }) => {
        if (data?.target === "metamask-inpage" && data.data?.data?.error?.code === -32005) refused += 1;
      });
      for (let n = 0; n < 500; n += 1) {
        const message = wire.ask(call);
        message.data.data.id = n;
        window.postMessage(message, "*");
      }
      while (refused < 450) await new Promise((resolve) => setTimeout(resolve, 20));
      await lab.report("flooded", Promise.resolve(refused));
      await new Promise(() => {});
    }));
    assert.equal((await world.site.outcome(visit, "flooded")).result, 450);
    const { window: review } = await world.browser.review();
    await review.close();
    await world.browser.noReview();
    assert.deepEqual(heardBy(world, "metamask"), []);
  });

  test("a held message is refused when the background ends, and the next one is held again", async (world) => {
    world.site.heard();
    const visit = await world.visit(page("metamask", async (lab, { send, message }) => {
      await lab.report("first", send(message, 60_000));
      // A worker that starts again at once keeps the driver from seeing the end of the last one.
      await new Promise((resolve) => window.addEventListener("again", resolve, { once: true }));
      await lab.report("second", send(message, 60_000));
    }));
    const first = await world.browser.review();
    await world.browser.stopBackground();
    const { error } = await world.site.outcome(visit, "first");
    assert.ok([4001, 4900].includes(error?.code ?? 0), `the page was told ${error?.code}: ${error?.message}`);
    await visit.page.evaluate(() => { window.dispatchEvent(new Event("again")); });
    // The window of the first is closed by the background's next life: it may be gone at any moment. And a question
    // that went to the one that was ending is asked once more: then it is another item, and has to be refused again.
    const second = world.site.outcome(visit, "second");
    await until("the second to be refused", async () => {
      if (world.site.outcomeSoFar(visit, "second")) return true;
      for (const window of await world.browser.reviewWindows()) {
        if (window === first.window || !(await window.read())) continue;
        const gone = until("the window to go", async () => !(await world.browser.reviewWindows()).includes(window));
        await Promise.race([window.refuse(), second, gone]);
      }
      return false;
    });
    assert.equal((await second).error?.code, 4001);
    assert.deepEqual(heardBy(world, "metamask"), []);
  });

  test("in a frame where the page's script did not start, what is held can only be refused", (world) =>
    withCopy(world, (manifest) => {
      manifest.content_scripts = manifest.content_scripts.filter((/** @type {any} */ script) => script.world !== "MAIN");
    }, async (browser) => {
      const own = new World(browser, world.anvil, world.site, world.account);
      await installStubs(own);
      world.site.heard();
      const visit = await own.visit(page("metamask", async (lab, { send, message }) => {
        await lab.report("held", send(message, 60_000));
      }));
      const { window, shown } = await browser.review(/did not start in this frame/);
      assertNamesListed(shown);
      assert.match(shown.summary, /can only be refused/);
      assert.equal(await window.evaluate("String(document.querySelector('#continue').checkVisibility())"), "false");
      await window.refuse();
      assert.equal((await own.site.outcome(visit, "held")).error?.code, 4001);
      assert.deepEqual(heardBy(own, "metamask"), []);
    }));

  for (const kind of /** @type {const} */ (["same-origin", "cross-origin"])) test(`a Safe hears what its ${kind} app asks only after a review, from the app itself`, async (world) => {
    const visit = await world.visit({
      name: "is a Safe with an app in a frame",
      expect: "caught",
      play: async (lab) => {
        /** @type {any[]} */
        const got = [];
        window.addEventListener("message", ({ data, source, origin }) => {
          if (data?.method !== "sendTransactions" || !data.env) return;
          const known = source === document.querySelector("iframe")?.contentWindow;
          got.push({ data, known, origin });
          void lab.report("safe", Promise.resolve(got));
          /** @type {Window} */ (source).postMessage({ id: data.id, success: true, version: "9.1.0", data: { safeTxHash: "0xsigned" } }, origin);
        });
        await lab.frame(/** @type {any} */ (lab.request("kind").method));
      },
      inner: async (lab) => {
        const [{ to, data }] = lab.request("approve").params;
        return new Promise((resolve, reject) => {
          window.addEventListener("message", (event) => {
            if (event.data?.id !== "a") return;
            if (event.data.success) resolve(event.data.data.safeTxHash);
            else reject(new Error(event.data.error));
          });
          parent.postMessage({ id: "a", method: "sendTransactions", params: { txs: [{ to, value: "0", data }], params: {} }, env: { sdkVersion: "9.1.0" } }, "*");
        });
      },
    }, { kind: { method: kind, params: [] } });
    const { window: review, shown } = await world.browser.review();
    assertNamesListed(shown);
    assert.equal(world.site.outcomeSoFar(visit, "safe"), null);
    await review.goOn();
    assert.equal((await world.site.outcome(visit)).result, "0xsigned");
    const { result } = await world.site.outcome(visit, "safe");
    assert.equal(result.length, 1);
    const { known, origin } = result[0];
    assert.deepEqual({ known, origin }, { known: true, origin: kind === "same-origin" ? world.site.origin : world.site.otherOrigin });
    await world.browser.noReview();
  });
});
