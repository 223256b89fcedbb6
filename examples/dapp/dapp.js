/**
 * The demonstration's page: finds a wallet, asks it for what the buttons say, and writes down what
 * it was told. It knows nothing of Countersign.
 */

import * as requests from "./requests.js";

/** How long the page waits for a wallet to announce itself before it looks at `window.ethereum`. */
const ANNOUNCEMENT_MS = 200;

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** @returns {Promise<any>} the first wallet that announces itself (EIP-6963), or the older global */
function findWallet() {
  return new Promise((resolve) => {
    window.addEventListener("eip6963:announceProvider", (event) => {
      resolve(/** @type {CustomEvent} */ (event).detail.provider);
    });
    window.dispatchEvent(new Event("eip6963:requestProvider"));
    setTimeout(() => resolve(/** @type {any} */ (window).ethereum), ANNOUNCEMENT_MS);
  });
}

const wallet = await findWallet();
const [account] = await wallet.request({ method: "eth_requestAccounts" });
const chainId = Number(await wallet.request({ method: "eth_chainId" }));
element("account").textContent = account;

/**
 * An amount of USDC in words.
 * @param {bigint} amount in millionths
 */
const usdc = (amount) =>
  amount > 10n ** 30n ? "everything" : `${(Number(amount) / 1e6).toLocaleString("en")} USDC`;

/**
 * @param {string} data
 * @returns {Promise<bigint>}
 */
const read = async (data) =>
  BigInt(await wallet.request({ method: "eth_call", params: [{ to: requests.TOKEN, data }, "latest"] }));

async function showChain() {
  const { calldata, LISTED } = requests;
  element("balance").textContent = usdc(await read(calldata("balanceOf", account)));
  element("allowance").textContent = usdc(await read(calldata("allowance", account, LISTED)));
  element("block").textContent = Number(await wallet.request({ method: "eth_blockNumber" })).toString();
}

/**
 * Asks the wallet and adds a line with its answer.
 * @param {string} name
 * @param {requests.Request} request
 */
async function ask(name, request) {
  const line = document.createElement("li");
  Object.assign(line.dataset, { request: name });
  line.textContent = `${request.method}: waiting for the wallet`;
  element("outcomes").append(line);
  try {
    const result = await wallet.request(request);
    Object.assign(line.dataset, { outcome: "signed", result });
    line.textContent = `${request.method}: signed, ${result}`;
  } catch (error) {
    const { code, message } = /** @type {{ code?: number, message?: string }} */ (error);
    Object.assign(line.dataset, { outcome: "refused", code });
    line.textContent = `${request.method}: error ${code}, ${message}`;
  }
  await showChain();
}

/** @type {Record<string, () => requests.Request>} */
const buttons = {
  approve: () => requests.approve(account),
  permit: () => requests.permit(account, chainId),
  collection: () => requests.collection(account),
  "eth-sign": () => requests.ethSign(account),
  transfer: () => requests.transfer(account),
  message: () => requests.message(account),
};
for (const [id, build] of Object.entries(buttons)) {
  element(id).addEventListener("click", () => void ask(id, build()));
}

await showChain();
Object.assign(document.documentElement.dataset, { ready: true });
