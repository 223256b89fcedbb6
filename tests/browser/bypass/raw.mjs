/** Hostile pages that post a wallet's own message straight to its content script. */

import { spelled } from "./stub.mjs";

/**
 * @typedef {import("./wires.mjs").Wire} Wire
 * @typedef {import("../harness/tricks.mjs").Trick} Trick
 */

/** How long a page waits for the answer of a wallet that may say nothing. */
const ANSWER_MS = 60_000;

/**
 * Runs in the page: what a wire's message asks for, from an approval of a listed address.
 * @param {any} approve
 */
const calls = (approve) => {
  const [{ from, to, data }] = approve.params;
  return {
    evm: approve,
    coinbase: { fromAddress: from, toAddress: to, weiValue: "0", data, nonce: null, chainId: 1, shouldSubmit: true },
    bytes: `0x02${data.slice(2)}`,
    psbt: `70736274ff${data.slice(2)}`,
    solana: { transaction: "4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi" },
    token: `e30.${btoa(JSON.stringify({ psbtBase64: btoa(data) }))}.x`,
    tron: {
      txID: "11".repeat(32),
      raw_data: { contract: [{ type: "TransferContract", parameter: { value: { amount: 1, owner_address: `41${from.slice(2)}`, to_address: `41${to.slice(2)}` } } }] },
      raw_data_hex: "0a02",
    },
  };
};

/**
 * Runs in the page: sends a message and waits for what a wallet answers.
 * @param {Wire} wire
 * @param {any} message
 * @param {number} limit
 */
const sendAndHear = async (wire, message, limit) => {
  /** @type {any} */
  const page = window;
  const name = () => (wire.id === "zerion" ? page.zerionWallet?.channel : page.unisat?.channel);
  while (wire.kind === "broadcast" && !name()) await new Promise((resolve) => setTimeout(resolve, 20));
  const channel = wire.kind === "broadcast" ? new BroadcastChannel(name()) : null;
  const answered = new Promise((resolve, reject) => {
    (channel ?? window).addEventListener("message", (event) => {
      const { data } = /** @type {MessageEvent} */ (event);
      if (typeof data !== "object" || data === null) return;
      // A wallet that is not known to refuse can still be heard to sign.
      if (JSON.stringify(data).includes("0xsigned")) resolve("0xsigned");
      const answer = wire.hears?.(data);
      if (answer?.error) reject(answer.error);
      else if (answer?.result !== undefined) resolve(answer.result);
    });
    setTimeout(() => reject({ code: 0, message: "no answer" }), limit);
  });
  if (channel) channel.postMessage(message);
  else if (wire.kind === "document") document.dispatchEvent(new CustomEvent(wire.event ?? "", { detail: message }));
  else window.postMessage(message, "*");
  return answered;
};

/**
 * A page that does something with a wire.
 * @param {string} name
 * @param {Wire} wire
 * @param {(lab: import("../harness/tricks.mjs").Lab, own: any) => Promise<any>} act is handed the wire, its call and
 *   its message, and what the page can do with them
 * @returns {Trick}
 */
export function withWire(name, wire, act) {
  const source = `async (lab) => {
    const wire = ${spelled(wire)};
    const call = (${calls})(lab.request("approve"))[wire.asks];
    const sendAndHear = ${sendAndHear};
    const send = (message, limit = ${ANSWER_MS}) => sendAndHear(wire, message, limit);
    return (${act})(lab, { wire, call, send, message: wire.ask(call) });
  }`;
  return { name, expect: "caught", play: /** @type {any} */ ({ toString: () => source }) };
}

/**
 * The plain raw message.
 * @param {Wire} wire
 */
export const raw = (wire) =>
  withWire(`posts the message of ${wire.id} itself`, wire, async (_lab, { send, message }) => send(message, 60_000));
