// What joins a page's script, the relay and the background: the relay's part of it, by itself.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import vm from "node:vm";

const PARTS = ["wallets", "methods", "plain", "tickets", "wire", "channel"];
const TEXTS = await Promise.all(PARTS.map((part) => readFile(`extension/relay/${part}.js`, "utf8")));

/** The background's side of a port, as a relay's browser makes it. */
class Port {
  /** @type {any[]} */
  told = [];
  cut = false;
  /** @type {((message: any) => void)[]} */
  #hear = [];
  /** @type {(() => void)[]} */
  #end = [];

  onMessage = { addListener: (/** @type {any} */ listener) => void this.#hear.push(listener) };
  onDisconnect = { addListener: (/** @type {any} */ listener) => void this.#end.push(listener) };

  /** @param {any} message */
  postMessage(message) {
    this.told.push(JSON.parse(JSON.stringify(message)));
  }

  // Whoever disconnects is not told.
  disconnect() {
    this.cut = true;
  }

  /** The background says something. @param {any} message */
  says(message) {
    for (const hear of this.#hear) hear(message);
  }

  /** The browser says that nobody is there any more. */
  ends() {
    for (const end of this.#end) end();
  }
}

/**
 * A relay in a world of its own, and what surrounds it.
 * @param {{ taken?: boolean }} [page] whether the page's script takes the port that it is offered
 */
function relay({ taken = true } = {}) {
  /** @type {Port[]} */
  const ports = [];
  /** @type {any[]} */
  const toPage = [];
  /** @type {{ run: () => void, ms: number }[]} */
  let timers = [];
  let stopped = false;
  /** @type {any} */
  const pagePort = { postMessage: (/** @type {any} */ message) => void toPage.push(JSON.parse(JSON.stringify(message))) };
  const made = vm.runInNewContext(`${TEXTS.join("\n")}\n({ ask, withdraw, offer, HEARD_MS, MAX_REASONS, MAX_REASON })`, {
    performance, TextEncoder, TextDecoder, atob,
    MessageChannel: class { port1 = {}; port2 = pagePort; },
    MessageEvent: class {},
    window: { dispatchEvent: () => !taken },
    setTimeout: (/** @type {() => void} */ run, /** @type {number} */ ms) => void timers.push({ run, ms }),
    chrome: {
      runtime: {
        connect: () => {
          if (stopped) throw new Error("Extension context invalidated.");
          ports.push(new Port());
          return ports.at(-1);
        },
      },
    },
  });
  made.offer();
  /** @type {any[]} */
  const decided = [];
  return {
    ...made,
    ports,
    toPage,
    decided,
    stop: () => { stopped = true; },
    /** @param {number} n @param {object} [more] */
    asks: (n, more = {}) => made.ask(n, { wallet: null, request: { method: "eth_sign" }, ...more }, (/** @type {any} */ decision) =>
      decided.push({ n, ...JSON.parse(JSON.stringify(decision)) })),
    /** The page's script says something. @param {any} data */
    hears: (data) => pagePort.onmessage({ data }),
    /** Lets the time pass that a background may take to hear a question. */
    wait: () => {
      const due = timers;
      timers = [];
      for (const { run, ms } of due) {
        assert.equal(ms, made.HEARD_MS);
        run();
      }
    },
  };
}

/** @param {Port | undefined} port */
const asked = (port) => port?.told.filter(({ type }) => type === "ask").map(({ n }) => n);

/** @param {any[]} list @param {string[]} keys */
const only = (list, ...keys) => list.map((one) => Object.fromEntries(keys.map((key) => [key, one[key]])));

describe("a question", () => {
  it("that is heard waits for its answer as long as a person takes", () => {
    const { ports, decided, asks, wait } = relay();
    asks(-1);
    ports[0]?.says({ type: "heard", n: -1 });
    for (let count = 0; count < 10; count += 1) wait();
    assert.deepEqual([ports.length, ports[0]?.cut, decided], [1, false, []]);
    ports[0]?.says({ type: "answer", n: -1, allow: true });
    assert.deepEqual(decided, [{ n: -1, allow: true }]);
  });

  it("that nobody hears is asked once more, and then served as usual", () => {
    const { ports, decided, asks, wait } = relay();
    asks(-1);
    wait();
    assert.equal(ports[0]?.cut, true);
    assert.deepEqual(asked(ports[1]), [-1]);
    assert.deepEqual(ports[1]?.told, ports[0]?.told);
    // Too late: whoever wakes behind the old port decides nothing.
    ports[0]?.says({ type: "answer", n: -1, allow: true });
    ports[0]?.ends();
    assert.deepEqual(decided, []);
    ports[1]?.says({ type: "heard", n: -1 });
    wait();
    ports[1]?.says({ type: "answer", n: -1, allow: false, code: 4001, message: "no" });
    assert.deepEqual(decided, [{ n: -1, allow: false, code: 4001, message: "no" }]);
    assert.equal(ports.length, 2);
  });

  it("that nobody ever hears is refused", () => {
    const { ports, decided, asks, wait } = relay();
    asks(-1);
    wait();
    wait();
    assert.deepEqual(only(decided, "n", "allow", "code"), [{ n: -1, allow: false, code: 4001 }]);
    for (const port of ports) port.says({ type: "answer", n: -1, allow: true });
    wait();
    assert.deepEqual([ports.length, decided.length], [2, 1]);
    // The next one is asked of whoever is there then.
    asks(-2);
    assert.deepEqual(asked(ports[2]), [-2]);
  });

  it("is refused when the background ends that had heard it; one that had not been heard is asked of the next", () => {
    const { ports, decided, asks } = relay();
    asks(-1);
    ports[0]?.says({ type: "heard", n: -1 });
    asks(-2);
    ports[0]?.ends();
    assert.deepEqual(only(decided, "n", "allow", "code"), [{ n: -1, allow: false, code: 4001 }]);
    assert.deepEqual(asked(ports[1]), [-2]);
    ports[1]?.ends();
    assert.deepEqual(only(decided, "n", "allow"), [{ n: -1, allow: false }, { n: -2, allow: false }]);
  });

  it("that was withdrawn is not asked again", () => {
    const { ports, decided, asks, wait, withdraw } = relay();
    asks(-1);
    withdraw(-1);
    wait();
    assert.deepEqual([ports.length, ports[0]?.cut, decided], [1, false, []]);
  });

  it("is refused where the extension has been stopped meanwhile", () => {
    const { decided, asks, wait, stop } = relay();
    asks(-1);
    stop();
    wait();
    assert.deepEqual(only(decided, "allow", "code"), [{ allow: false, code: 4900 }]);
  });

  it("of the page's script goes the same way", () => {
    const { ports, toPage, hears, wait } = relay();
    hears({ type: "ask", n: 7, wallet: "W", request: { method: "eth_sign", params: [] } });
    wait();
    assert.deepEqual([asked(ports[0]), asked(ports[1])], [[7], [7]]);
    wait();
    assert.deepEqual(only(toPage, "type", "n", "allow"), [{ type: "answer", n: 7, allow: false }]);
  });
});

describe("what speaks against a frame", () => {
  it("is that nobody took the port, so that nobody watches its wallets", () => {
    const { ports, asks } = relay({ taken: false });
    asks(-1, { door: "message" });
    assert.match(ports[0]?.told[0].hostile.join(), /did not start in this frame/);
    const other = relay();
    other.asks(-1, { door: "message" });
    assert.equal(other.ports[0]?.told[0].hostile, undefined);
  });

  it("is that somebody welcomes the port after it was taken", () => {
    const { ports, asks, offer } = relay();
    offer();
    asks(-1, { door: "message" });
    assert.match(ports[0]?.told[0].hostile.join(), /took the place of Countersign/);
  });

  it("is bounded, however often and at whatever length a page's script says it", () => {
    const { ports, asks, hears, MAX_REASONS, MAX_REASON } = relay();
    for (let round = 0; round < 50; round += 1) {
      hears({ type: "hostile", reasons: [`${round} ${"x".repeat(100_000)}`, 5, null, "y".repeat(100_000)] });
    }
    asks(-1, { hostile: ["one more"] });
    const { hostile } = ports[0]?.told[0];
    assert.equal(hostile.length, MAX_REASONS);
    for (const reason of hostile) assert.ok(reason.length <= MAX_REASON);
  });
});
