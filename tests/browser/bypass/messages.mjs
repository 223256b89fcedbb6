/**
 * What else a hostile page can try on the wires of wallets, once it has found that its plain messages are
 * held. Each trick is a function that runs in the page; `reaches` names the wire on which it succeeds
 * without the extension.
 */

import { withWire } from "./raw.mjs";
import { WIRES } from "./wires.mjs";

/** @param {string} id */
const wire = (id) => WIRES.find((each) => each.id === id) ?? WIRES[0] ?? (() => { throw new Error(id); })();

/** @typedef {import("../harness/tricks.mjs").Trick & { reaches: string }} MessageTrick */

/**
 * @param {string} name
 * @param {string} id
 * @param {Parameters<typeof withWire>[2]} act
 * @returns {MessageTrick}
 */
const trick = (name, id, act) => ({ ...withWire(name, wire(id), act), reaches: id });

/** What is held and reviewed like any other request. */
export const HELD = [
  trick("borrows postMessage from a frame of its own", "metamask", async (_lab, { message }) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    /** @type {any} */ (frame.contentWindow).postMessage.call(window, message, "*");
    await new Promise(() => {});
  }),
  trick("lets a frame of its own post the message", "core", async (_lab, { message }) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    /** @type {any} */ (frame.contentWindow).eval(`parent.postMessage(${JSON.stringify(message)}, "*")`);
    await new Promise(() => {});
  }),
  trick("lets a sandboxed frame post the message", "enkrypt", async (_lab, { message }) => {
    const frame = document.createElement("iframe");
    frame.sandbox.add("allow-scripts");
    const end = "script>";
    frame.srcdoc = `<script>parent.postMessage(${JSON.stringify(message)}, "*")</${end}`;
    document.body.append(frame);
    await new Promise(() => {});
  }),
  trick("posts the message into a blank frame", "enkrypt", async (_lab, { message }) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    /** @type {any} */ (frame.contentWindow).postMessage(message, "*");
    await new Promise(() => {});
  }),
  trick("opens the document anew, listens first, and posts", "metamask", async (_lab, { message }) => {
    document.open();
    window.addEventListener("message", () => {});
    document.write("<p>anew</p>");
    document.close();
    setTimeout(() => window.postMessage(message, "*"), 200);
    await new Promise(() => {});
  }),
  trick("opens the document anew and dispatches an event at once", "xverse", async (_lab, { message }) => {
    document.open();
    document.write("<p>anew</p>");
    document.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    document.dispatchEvent(new CustomEvent("xverse_rpc_request", { detail: message }));
    await new Promise(() => {});
  }),
  trick("posts on the channel from a worker", "zerion", async (_lab, { message }) => {
    /** @type {any} */
    const page = window;
    while (!page.zerionWallet?.channel) await new Promise((resolve) => setTimeout(resolve, 20));
    const source = `new BroadcastChannel(${JSON.stringify(page.zerionWallet.channel)}).postMessage(${JSON.stringify(message)})`;
    new Worker(URL.createObjectURL(new Blob([source])));
    await new Promise(() => {});
  }),
  trick("makes one message harmless to one wallet and not to another", "rainbow", async (_lab, { message }) => {
    const harmless = { target: "metamask-contentscript", data: { name: "metamask-provider", data: { id: 2, method: "eth_chainId" } } };
    window.postMessage({ ...harmless, ...message }, "*");
    await new Promise(() => {});
  }),
  trick("hides the message among thousands of members", "metamask", async (_lab, { message }) => {
    const noise = Array.from({ length: 2000 }, (_, place) => ({ place }));
    window.postMessage({ noise, ...message, more: noise }, "*");
    await new Promise(() => {});
  }),
];

/**
 * What is dropped unseen: no honest page does it. In Firefox no script outside the page sees what an object
 * computes, so that one does not succeed there by itself.
 * @type {(MessageTrick & { only?: string })[]}
 */
export const DROPPED = [
  trick("dispatches a forged message event", "metamask", async (_lab, { message }) => {
    const { origin } = location;
    window.dispatchEvent(new MessageEvent("message", { data: message, source: window, origin }));
    return "tried";
  }),
  {
    only: "chromium",
    ...trick("dispatches a forged message event that answers each reader differently", "metamask", async (_lab, { message }) => {
    let looks = 0;
    const { data } = message;
    const lying = {
      target: message.target,
      get data() {
        looks += 1;
        return looks === 1 ? { name: "metamask-provider", data: { id: 1, method: "eth_chainId" } } : data;
      },
    };
    const { origin } = location;
    // Without the extension the wallet is the first to look.
    for (let round = 0; round < 4; round += 1) {
      window.dispatchEvent(new MessageEvent("message", { data: lying, source: window, origin }));
    }
    return "tried";
    }),
  },
  trick("dispatches a message event again that it was given", "metamask", async (_lab, { message }) => {
    /** @type {any} */
    const given = await new Promise((resolve) => {
      window.addEventListener("message", resolve, { once: true });
      window.postMessage({ harmless: true }, "*");
    });
    // While it is on its way it can be neither changed nor dispatched.
    await new Promise((resolve) => setTimeout(resolve, 0));
    given.initMessageEvent("message", false, false, message, location.origin, "", window, []);
    window.dispatchEvent(given);
    return "tried";
  }),
];
