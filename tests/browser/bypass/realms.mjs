/**
 * Frames whose first window the page has prepared before any extension's script runs there: what is
 * planted survives the navigation to a page of the same origin.
 *
 * @typedef {import("../harness/tricks.mjs").Trick} Trick
 * @typedef {import("../harness/tricks.mjs").Lab} Lab
 */

/** @param {string} name @param {Trick["play"]} play @returns {Trick} */
const trick = (name, play) => ({ name, expect: "caught", inner: async () => undefined, play });

/** @type {Trick[]} */
export const REALMS = [
  trick("listens in a prepared frame before everybody else", async (lab) => {
    const frame = document.createElement("iframe");
    frame.src = `${location.href}&inner`;
    document.body.append(frame);
    const inner = /** @type {any} */ (frame.contentWindow);
    /** @type {any} */
    let stolen = null;
    inner.addEventListener("eip6963:announceProvider", (/** @type {any} */ event) => {
      stolen ??= event.detail.provider;
    }, true);
    await new Promise((resolve) => { frame.onload = resolve; });
    return stolen.request(lab.request("approve"));
  }),
  trick("lies in wait for a wallet at a prepared frame's property", async (lab) => {
    const frame = document.createElement("iframe");
    frame.src = `${location.href}&inner`;
    document.body.append(frame);
    const inner = /** @type {any} */ (frame.contentWindow);
    /** @type {any} */
    let stolen = null;
    inner.Object.defineProperty(inner, "ethereum", {
      configurable: false,
      get: () => undefined,
      set: (/** @type {any} */ provider) => { stolen = provider; },
    });
    await new Promise((resolve) => { frame.onload = resolve; });
    return stolen.request(lab.request("approve"));
  }),
  trick("changes a prepared frame's dispatchEvent", async (lab) => {
    const frame = document.createElement("iframe");
    frame.src = `${location.href}&inner`;
    document.body.append(frame);
    const inner = /** @type {any} */ (frame.contentWindow);
    /** @type {any} */
    let stolen = null;
    const real = inner.EventTarget.prototype.dispatchEvent;
    inner.EventTarget.prototype.dispatchEvent = function (/** @type {any} */ event) {
      stolen ??= event.detail?.provider;
      return real.call(this, event);
    };
    await new Promise((resolve) => { frame.onload = resolve; });
    return stolen.request(lab.request("approve"));
  }),
  trick("changes a prepared frame's CustomEvent", async (lab) => {
    const frame = document.createElement("iframe");
    frame.src = `${location.href}&inner`;
    document.body.append(frame);
    const inner = /** @type {any} */ (frame.contentWindow);
    /** @type {any} */
    let stolen = null;
    const Real = inner.CustomEvent;
    inner.CustomEvent = class extends Real {
      constructor(/** @type {string} */ type, /** @type {any} */ options) {
        super(type, options);
        stolen ??= options?.detail?.provider;
      }
    };
    await new Promise((resolve) => { frame.onload = resolve; });
    return stolen.request(lab.request("approve"));
  }),
  trick("prints a prepared frame's own functions as native", async (lab) => {
    const frame = document.createElement("iframe");
    frame.src = `${location.href}&inner`;
    document.body.append(frame);
    const inner = /** @type {any} */ (frame.contentWindow);
    /** @type {any} */
    let stolen = null;
    const { freeze } = inner.Object;
    inner.Object.freeze = (/** @type {any} */ value) => {
      stolen ??= value?.provider;
      return freeze(value);
    };
    inner.Function.prototype.toString = function () {
      return `function ${this.name}() { [native code] }`;
    };
    await new Promise((resolve) => { frame.onload = resolve; });
    return stolen.request(lab.request("approve"));
  }),
];
