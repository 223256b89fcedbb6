/**
 * More that a page can do with what it is given: each ends with the approval, asked in a way that somebody
 * might have forgotten.
 *
 * @typedef {import("../harness/tricks.mjs").Trick} Trick
 */

/**
 * @param {string} name
 * @param {Trick["play"]} play
 * @param {Trick["wallet"]} [wallet]
 * @returns {Trick}
 */
const trick = (name, play, wallet = {}) => ({ name, expect: "caught", wallet, play });

/** @type {Trick[]} */
export const PAGE = [
  trick("says that it is Countersign itself", async (lab) => {
    const provider = await lab.provider();
    for (const mark of ["isCountersign", "__countersign", "countersign", "isGuarded"]) provider[mark] = true;
    return provider.request({ ...lab.request("approve"), isCountersign: true, __countersign: true });
  }),
  trick("adds one more param", async (lab) => {
    const { method, params } = lab.request("approve");
    return (await lab.provider()).request({ method, params: [...params, "latest"].slice(0, 1), extra: 1 });
  }),
  trick("inherits from the provider", async (lab) =>
    Object.getPrototypeOf(Object.create(await lab.provider())).request(lab.request("approve"))),
  trick("puts a Proxy of its own before the provider", async (lab) => {
    const provider = await lab.provider();
    const own = new Proxy(provider, { get: (target, key) => Reflect.get(target, key) });
    return own.request.call(provider, lab.request("approve"));
  }),
  trick("binds, calls and applies", async (lab) => {
    const provider = await lab.provider();
    const { request } = provider;
    return Reflect.apply(request.bind(provider), undefined, [lab.request("approve")]);
  }),
  trick("calls with the functions of a clean frame", async (lab) => {
    const provider = await lab.provider();
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const clean = /** @type {any} */ (frame.contentWindow);
    return clean.Reflect.apply(clean.Reflect.get(provider, "request"), provider, [lab.request("approve")]);
  }),
  trick("takes the descriptor of a clean frame's Object", async (lab) => {
    const provider = await lab.provider();
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const clean = /** @type {any} */ (frame.contentWindow);
    const prototype = clean.Object.getPrototypeOf(provider);
    const { value } = clean.Object.getOwnPropertyDescriptor(prototype, "request");
    return value.call(provider, lab.request("approve"));
  }),
  trick("opens the document anew, and the wallet comes after", async (lab) => {
    const text = document.documentElement.outerHTML;
    const wallet = /** @type {any} */ (/<script src="[^"]*wallet\.js"[^>]*>/.exec(text))[0];
    await new Promise((resolve) => window.addEventListener("load", resolve));
    document.open();
    /** @type {any} */
    let provider = null;
    window.addEventListener("eip6963:announceProvider", (event) => {
      provider ??= /** @type {CustomEvent} */ (event).detail.provider;
    }, true);
    document.write(`<!doctype html><title>again</title>${wallet}<\/script>`);
    document.close();
    while (!provider) await new Promise((resolve) => setTimeout(resolve, 20));
    return provider.request(lab.request("approve"));
  }),
  trick("listens on the prototype's way for a late wallet", async (lab) => {
    /** @type {any} */
    let caught = null;
    Object.defineProperty(window, "ethereum", {
      configurable: true,
      get: () => caught,
      set: (provider) => { caught = provider; },
    });
    while (!caught) await new Promise((resolve) => setTimeout(resolve, 20));
    return caught.request(lab.request("approve"));
  }, { arrival: "late" }),
  trick("asks in a batch of one, with an object for an array", async (lab) => {
    const provider = await lab.provider();
    const batch = [{ jsonrpc: "2.0", id: 1, ...lab.request("approve") }];
    Object.setPrototypeOf(batch, { map: Array.prototype.map, __proto__: Array.prototype });
    return new Promise((resolve, reject) => {
      provider.sendAsync(batch, (/** @type {any} */ error, /** @type {any} */ answers) => {
        const [{ result, error: failed }] = answers;
        if (error ?? failed) reject(error ?? failed);
        else resolve(result);
      });
    });
  }),
];

/** Where the script itself may fail half-way: what cannot be read is refused. @type {Trick[]} */
export const EXHAUSTED = [
  trick("asks when the stack is nearly at its end", async (lab) => {
    const provider = await lab.provider();
    const request = lab.request("approve");
    /** @type {any} */
    let asked = null;
    let level = 0;
    const deeper = () => {
      try {
        deeper();
      } catch {
        // From some way up, and further up again, until there is room for the wallet, and for little else.
        level += 1;
        if (!asked && level >= 60 && level % 20 === 0) asked = provider.request(request);
        else if (!asked) throw new Error("further up");
      }
    };
    deeper();
    return asked;
  }),
];
