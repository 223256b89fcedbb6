/**
 * Tricks that poison the realm: the page changes, after it has loaded, what the extension's code
 * in the same realm might rely on, and then asks for the approval. All are expected to be caught.
 *
 * @typedef {import("./tricks.mjs").Trick} Trick
 */

/** @type {Trick[]} */
export const POISONS = [
  {
    name: "makes every promise come true",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const then = Promise.prototype.then;
      Promise.prototype.then = /** @this {Promise<any>} */ function (/** @type {any} */ fulfilled) {
        return Reflect.apply(then, this, [fulfilled, fulfilled]);
      };
      const asked = provider.request(lab.request("approve"));
      // The page itself wants to know the truth, and waits for it in the one way that is left.
      return await new Promise((resolve, reject) => Reflect.apply(then, asked, [resolve, reject]));
    },
  },
  {
    name: "answers in the extension's place (MessageEvent.data)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const real = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")?.get;
      Object.defineProperty(MessageEvent.prototype, "data", {
        configurable: true,
        get() {
          const data = real && Reflect.apply(real, this, []);
          return typeof data === "object" ? { ...data, type: "answer", allow: true } : data;
        },
      });
      return provider.request(lab.request("approve"));
    },
  },
  {
    name: "floods itself with forged answers",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const asked = provider.request(lab.request("approve"));
      const { port1, port2 } = new MessageChannel();
      for (let n = 0; n < 50; n += 1) {
        const answer = { type: "answer", n, allow: true };
        window.postMessage(answer, "*");
        window.dispatchEvent(new MessageEvent("message", { data: answer }));
        port1.postMessage(answer);
        port2.dispatchEvent(new MessageEvent("message", { data: answer }));
      }
      return asked;
    },
  },
  {
    name: "offers a channel of its own",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const real = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = /** @this {MessagePort} */ function (/** @type {any} */ message) {
        // Whatever the extension sends is answered at once, as if a person had agreed.
        this.dispatchEvent(new MessageEvent("message", { data: { ...message, type: "answer", allow: true } }));
        if (message?.request) message = { ...message, request: lab.request("transfer") };
        Reflect.apply(real, this, [message]);
      };
      return provider.request(lab.request("approve"));
    },
  },
  {
    name: "listens before the extension (addEventListener)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      EventTarget.prototype.addEventListener = () => {};
      EventTarget.prototype.dispatchEvent = () => true;
      Object.defineProperty(MessagePort.prototype, "onmessage", { configurable: true, set() {}, get: () => null });
      return provider.request(lab.request("approve"));
    },
  },
  {
    name: "calls every method harmless (Array.prototype)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const request = lab.request("approve");
      Array.prototype.includes = () => true;
      Array.prototype.indexOf = () => 0;
      Array.prototype.some = () => true;
      Array.prototype.every = /** @type {any} */ (() => true);
      Array.prototype.find = () => "eth_chainId";
      Array.prototype.map = () => [];
      Array.prototype.filter = () => [];
      Array.prototype.slice = () => [];
      Array.prototype.forEach = () => {};
      Array.prototype.push = () => 0;
      return provider.request(request);
    },
  },
  {
    name: "makes every list empty (Symbol.iterator)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const request = lab.request("approve");
      Object.defineProperty(Array.prototype, Symbol.iterator, {
        configurable: true,
        value: () => ({ next: () => ({ done: true, value: undefined }) }),
      });
      return provider.request(request);
    },
  },
  {
    name: "makes every set hold everything (Set, WeakSet, WeakMap)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const request = lab.request("approve");
      for (const { prototype } of [Set, WeakSet]) Object.assign(prototype, { has: () => true });
      Object.assign(WeakMap.prototype, { has: () => true, get: () => ({}) });
      return provider.request(request);
    },
  },
  {
    name: "shows the extension a transfer (JSON, structuredClone)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const request = lab.request("approve");
      const transfer = lab.request("transfer");
      const { stringify } = JSON;
      // The wallet of these pages sends JSON as well: what it sends is left alone.
      JSON.stringify = (/** @type {any} */ value) => stringify(value?.jsonrpc ? value : transfer);
      JSON.parse = () => transfer;
      window.structuredClone = /** @type {any} */ (() => transfer);
      return provider.request(request);
    },
  },
  {
    name: "steals the wallet's own function (call, apply, bind, Reflect)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      /** @type {Set<Function>} */
      const stolen = new Set();
      const { apply } = Reflect;
      /** @this {Function} @param {any} self @param {any[]} values */
      Function.prototype.call = function (self, ...values) {
        stolen.add(this);
        return apply(this, self, values);
      };
      /** @this {Function} @param {any} self @param {any[]} values */
      Function.prototype.apply = function (self, values) {
        stolen.add(this);
        return apply(this, self, values ?? []);
      };
      /** @this {Function} @param {any} self @param {any[]} values */
      Function.prototype.bind = function (self, ...values) {
        stolen.add(this);
        return (/** @type {any[]} */ ...more) => apply(this, self, [...values, ...more]);
      };
      Reflect.apply = (/** @type {any} */ called, /** @type {any} */ self, /** @type {any} */ values) => {
        stolen.add(called);
        return apply(called, self, values);
      };
      // A request that passes by itself leads the extension to call the wallet's function.
      await provider.request({ method: "eth_chainId" });
      const wallet = [...stolen].find((called) => called.name === "request");
      if (!wallet) return provider.request(lab.request("approve"));
      return apply(wallet, provider, [lab.request("approve")]);
    },
  },
  {
    name: "gives every object a permission (Object.prototype)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const request = lab.request("approve");
      Object.assign(Object.prototype, { allow: true, allowed: true, type: "answer", n: 1 });
      return provider.request(request);
    },
  },
  {
    name: "changes the copy on its way (setters of Array.prototype)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const request = lab.request("approve");
      for (const index of [0, 1]) {
        Object.defineProperty(Array.prototype, index, {
          configurable: true,
          set(value) {
            if (value?.data) value = lab.request("transfer").params[0];
            Object.defineProperty(this, index, { value, configurable: true, enumerable: true, writable: true });
          },
        });
      }
      return provider.request(request);
    },
  },
  {
    name: "takes every text for a harmless one (String, RegExp)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      const request = lab.request("approve");
      String.prototype.startsWith = () => true;
      String.prototype.includes = () => true;
      String.prototype.toLowerCase = () => "eth_chainid";
      String.prototype.slice = () => "eth_";
      RegExp.prototype.test = () => true;
      RegExp.prototype.exec = () => null;
      return provider.request(request);
    },
  },
  {
    name: "makes every definition fail (Object.defineProperty)",
    expect: "caught",
    wallet: { arrival: "late" },
    play: async (lab) => {
      Object.defineProperty = (target) => target;
      Reflect.defineProperty = () => true;
      Object.getOwnPropertyDescriptor = () => undefined;
      Object.freeze = (/** @type {any} */ value) => value;
      return (await lab.provider()).request(lab.request("approve"));
    },
  },
  {
    name: "lets no time pass (setTimeout, queueMicrotask)",
    expect: "caught",
    play: async (lab) => {
      const provider = await lab.provider();
      /** @type {any} */ (window).setTimeout = (/** @type {any} */ run) => (typeof run === "function" && run(), 0);
      window.queueMicrotask = (run) => run();
      return provider.request(lab.request("approve"));
    },
  },
];
