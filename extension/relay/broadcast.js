/**
 * Wallets whose scripts talk over a BroadcastChannel of a random name. Nobody can stop a message
 * there, and a worker can post one. But the wallet's script hands the name to its page script through
 * the document, as an attribute of an element that is gone at once: this script puts another name
 * there, and carries messages between the two. The page then knows a channel on which only this script
 * listens.
 */

const BROADCAST_TRANSPORTS = /** @type {Transport[]} */ (TRANSPORTS).filter(({ kind }) => kind === "broadcast-channel");

/** How many channels of one frame are carried: a page may make such elements itself. */
const MAX_CHANNELS = 8;
/** No name is longer. */
const MAX_CHANNEL_NAME = 200;

let channels = 0;

/** @param {Element} element */
function swapChannel(element) {
  for (const transport of BROADCAST_TRANSPORTS) {
    const { element: selector, attribute } = /** @type {{ element: string, attribute: string }} */ (transport.name);
    if (!element.matches(selector)) continue;
    const name = element.getAttribute(attribute);
    if (!name || name.length > MAX_CHANNEL_NAME || channels >= MAX_CHANNELS) continue;
    channels += 1;
    const other = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    element.setAttribute(attribute, other);
    carry(transport, new BroadcastChannel(name), new BroadcastChannel(other));
  }
}

/**
 * @param {Transport} transport
 * @param {BroadcastChannel} wallet the channel on which the wallet listens
 * @param {BroadcastChannel} page the one that the page knows
 */
function carry(transport, wallet, page) {
  wallet.onmessage = ({ data }) => page.postMessage(data);
  page.onmessage = ({ data, isTrusted }) => {
    if (!isTrusted) return;
    const message = ours(data);
    const goOn = () => wallet.postMessage(message);
    const calls = isObject(message) ? asksIn(transport, message) : [];
    if (calls.length === 0) goOn();
    else guard(message, calls, { stop: () => {}, pass: goOn, release: goOn, answer: (answer) => page.postMessage(answer) });
  };
}

/** @param {MutationRecord[]} records */
function lookForChannels(records) {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node instanceof Element && node.localName === "script") swapChannel(node);
  }
}
