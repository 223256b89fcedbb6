/**
 * Ways to reach wallets of every chain, by every name and announcement, around whoever watches one of
 * them. Each asks for something with a listed address in it. Where a trick needs more than the page, its
 * `play` says so.
 *
 * @typedef {import("../harness/tricks.mjs").Trick} Trick
 * @typedef {import("../harness/tricks.mjs").Lab} Lab
 */

/**
 * @param {string} name
 * @param {(lab: Lab) => Promise<any>} play
 * @returns {Trick}
 */
const trick = (name, play) => ({ name, expect: "caught", wallet: { arrival: "stubs" }, play });

/** The page's own window; `pages/stubs.js` gives it this name there. @type {any} */
const page = globalThis;

/** Doors of other chains. @type {Trick[]} */
export const WALLETS = [
  trick("has TronLink sign a transaction", async (lab) => {
    page.connectTron();
    return page.tronWeb.trx.sign(lab.request("tron").params[0]);
  }),
  trick("has TronLink sign after it was asked for the account", async (lab) => {
    await page.tron.request({ method: "eth_requestAccounts" });
    return page.tron.tronWeb.trx.sign(lab.request("tron").params[0]);
  }),
  trick("has TronLink sign after the network has changed", async (lab) => {
    page.connectTron();
    const { trx } = page.tronLink.tronWeb;
    page.connectTron();
    if (page.tronLink.tronWeb.trx === trx) throw new Error("the same as before");
    return page.tronLink.tronWeb.trx.sign(lab.request("tron").params[0]);
  }),
  trick("takes the sign of Tron's prototype", async (lab) => {
    page.connectTron();
    const { trx } = page.tronWeb;
    return Object.getPrototypeOf(trx).sign.call(trx, lab.request("tron").params[0]);
  }),
  trick("has TronLink sign for several", async (lab) => {
    page.connectTron();
    return page.tronWeb.trx.multiSign(lab.request("tron").params[0], false, 2);
  }),
  trick("has TronLink sign and send", async (lab) => {
    page.connectTron();
    return page.tronWeb.trx.sendTransaction(lab.request("tron").params[0]);
  }),
  trick("has TronLink sign a message", async (lab) => {
    page.connectTron();
    return page.tronWeb.trx.signMessage(lab.request("text").params[0]);
  }),
  trick("has TronLink sign a message of version 2", async (lab) => {
    page.connectTron();
    return page.tronWeb.trx.signMessageV2(lab.request("text").params[0]);
  }),
  trick("has TronLink sign typed data", async (lab) => {
    page.connectTron();
    const message = { to: lab.request("text").params[0] };
    return page.tronWeb.trx._signTypedData({ name: "x" }, { M: [{ name: "to", type: "string" }] }, message);
  }),
  trick("sends a Tron transaction that was signed elsewhere", async (lab) => {
    page.connectTron();
    return page.tronWeb.trx.sendRawTransaction({ ...lab.request("tron").params[0], signature: ["00"] });
  }),
  trick("asks Tron's provider to sign (TIP-1193)", async (lab) =>
    page.tron.request({ method: "tron_signTransaction", params: lab.request("tron").params })),
  trick("has Tron's provider sign by its own function", async (lab) =>
    page.tron.signTransaction(lab.request("tron").params[0])),
  trick("uses an announced Tron provider (TIP-6963)", async (lab) => {
    /** @type {any} */
    let provider = null;
    window.addEventListener("TIP6963:announceProvider", (event) => {
      provider = /** @type {any} */ (event).detail.provider;
    });
    window.dispatchEvent(new Event("TIP6963:requestProvider"));
    return provider.request({ method: "tron_signTransaction", params: lab.request("tron").params });
  }),
  trick("has OKX sign for Tron", async (lab) =>
    page.okxwallet.tronLink.tronWeb.trx.sign(lab.request("tron").params[0])),

  trick("asks Phantom for a transaction of Ethereum's", async (lab) => page.phantom.ethereum.request(lab.request("approve"))),
  trick("asks OKX under its own name", async (lab) => page.okxwallet.request(lab.request("approve"))),
  trick("asks Coinbase under its own name", async (lab) => page.coinbaseWalletExtension.request(lab.request("approve"))),
  trick("asks Trust under its own name", async (lab) => page.trustwallet.ethereum.request(lab.request("approve"))),
  trick("asks Bitget under its own name", async (lab) => page.bitkeep.ethereum.request(lab.request("approve"))),
  trick("asks a wallet that comes later, under its own name", async (lab) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    page.tally = page.anotherWallet();
    return page.tally.request(lab.request("approve"));
  }),

  trick("has a Solana wallet sign", async (lab) => {
    const bytes = Uint8Array.from([1, ...new Array(64).fill(0), ...new TextEncoder().encode(lab.request("text").params[0])]);
    return String(await page.solana.signTransaction({ serialize: () => bytes }).then(() => "signed"));
  }),
  trick("has a Solana wallet sign several", async (lab) => {
    const bytes = Uint8Array.from([1, ...new Array(64).fill(0), ...new TextEncoder().encode(lab.request("text").params[0])]);
    return String(await page.phantom.solana.signAllTransactions([{ serialize: () => bytes }]).then(() => "signed"));
  }),
  trick("has a Solana wallet sign and send", async (lab) => {
    const bytes = Uint8Array.from([1, ...new Array(64).fill(0), ...new TextEncoder().encode(lab.request("text").params[0])]);
    return String(await page.phantom.solana.signAndSendTransaction({ serialize: () => bytes }).then(() => "signed"));
  }),
  trick("has a Solana wallet sign a message", async (lab) =>
    page.solana.signMessage(new TextEncoder().encode(lab.request("text").params[0]), "utf8")),
  trick("asks a Solana wallet by request", async (lab) =>
    page.solana.request({ method: "signTransaction", params: { message: lab.request("text").params[0] } })),
  trick("has a frozen Solana wallet sign", async (lab) =>
    page.backpack.solana.signMessage(new TextEncoder().encode(lab.request("text").params[0]))),
  trick("takes the prototype of a frozen Solana wallet", async (lab) => {
    const { solana } = page.backpack;
    return Object.getPrototypeOf(solana).signMessage.call(solana, new TextEncoder().encode(lab.request("text").params[0]));
  }),

  trick("has UniSat sign a PSBT", async (lab) => page.unisat.signPsbt(lab.request("text").params[0], { autoFinalized: true })),
  trick("has UniSat sign several", async (lab) => page.unisat.signPsbts([lab.request("text").params[0]])),
  trick("has UniSat send bitcoins", async (lab) => page.unisat.sendBitcoin(lab.request("text").params[0], 1000)),
  trick("has UniSat sign a message", async (lab) => page.unisat.signMessage(lab.request("text").params[0])),
  trick("has OKX sign for Bitcoin", async (lab) => page.okxwallet.bitcoin.signPsbt(lab.request("text").params[0])),
  trick("asks Xverse with two arguments", async (lab) =>
    page.XverseProviders.BitcoinProvider.request("signPsbt", { psbt: lab.request("text").params[0] })),
  trick("asks Leather, whose property is fixed", async (lab) =>
    page.LeatherProvider.request("sendTransfer", { recipients: [{ address: lab.request("text").params[0], amount: 1 }] })),

  ...["Standard", "Fixed"].map((wanted) => trick(`has the wallet called ${wanted} sign (wallet-standard)`, async (lab) => {
    const text = lab.request("text").params[0];
    /** @type {any[]} */
    const wallets = [];
    const api = Object.freeze({ register: (/** @type {any[]} */ ...given) => (wallets.push(...given), () => {}) });
    window.addEventListener("wallet-standard:register-wallet", (event) => /** @type {any} */ (event).detail(api));
    window.dispatchEvent(new CustomEvent("wallet-standard:app-ready", { detail: api }));
    const wallet = wallets.find(({ name }) => document.title.includes(` ${name} `));
    const transaction = new TextEncoder().encode(text);
    const input = { account: wallet.accounts[0], chain: "solana:mainnet", transaction };
    return wallet.features["solana:signTransaction"].signTransaction(input);
  })),
  trick("takes the features of a wallet's prototype (wallet-standard)", async (lab) => {
    /** @type {any[]} */
    const wallets = [];
    const api = { register: (/** @type {any[]} */ ...given) => (wallets.push(...given), () => {}) };
    window.dispatchEvent(new CustomEvent("wallet-standard:app-ready", { detail: api }));
    const wallet = wallets.find(({ name }) => name === "Standard");
    const features = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(wallet), "features")?.get?.call(wallet);
    const message = new TextEncoder().encode(lab.request("text").params[0]);
    return features["solana:signMessage"].signMessage({ account: wallet.accounts[0], message });
  }),
];
