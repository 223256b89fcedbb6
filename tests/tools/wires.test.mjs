// What the relay makes of messages: the parts of it that need no browser, in a world of their own.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import vm from "node:vm";
import { WIRES } from "../browser/bypass/wires.mjs";

const PARTS = ["wallets", "methods", "plain", "tickets", "wire", "translate"];

/** @returns {Promise<any>} the functions that are tested */
async function load() {
  const texts = await Promise.all(PARTS.map((part) => readFile(`extension/relay/${part}.js`, "utf8")));
  const exported = "({ recognise, refusalOf, signs, asJson, spell, issue, redeem, translated, TRANSPORTS })";
  const read = "const read = (reading) => { try { return reading(); } catch { return null; } };";
  return vm.runInNewContext(`${read}\n${texts.join("\n")}\n${exported}`, { performance, TextEncoder, TextDecoder, atob });
}

const relay = await load();

/** @param {any} value as it comes out of another world */
const plain = (value) => JSON.parse(JSON.stringify(value));

const TRANSACTION = { from: `0x${"11".repeat(20)}`, to: `0x${"22".repeat(20)}`, value: "0x0", data: "0x1234" };
const call = { method: "eth_sendTransaction", params: [TRANSACTION] };

describe("names of methods", () => {
  for (const name of [
    "eth_sendTransaction", "ethSendTransaction", "eth_send_transaction", "ETH_SENDTRANSACTION", "eth_ſendTransaction",
    "personal_Sign", "personal_\u017fign", "eth_getEncryptionPublicKey", "wallet_sendCalls", "signPsbt", "btc_signNewThing",
    "wallet_frobnicateTransfer", "solana_signAndSendSomething",
  ]) it(`${name} signs`, () => assert.equal(relay.signs(name), true));

  for (const name of [
    "eth_chainId", "eth_call", "eth_accounts", "eth_requestAccounts", "eth_getTransactionByHash", "eth_getTransactionCount",
    "eth_pendingTransactions", "eth_newPendingTransactionFilter", "wallet_getPermissions", "wallet_getCallsStatus",
    "wallet_revokePermissions", "wallet_switchEthereumChain", "metamask_getProviderState", "metamask_sendDomainMetadata",
    "getBalance", "net_version", "tabCheckin", "keepAlive", "", 7, null,
  ]) it(`${name} does not`, () => assert.equal(relay.signs(name), false));
});

describe("messages", () => {
  for (const wire of WIRES.filter(({ kind, asks }) => kind === "window" && asks === "evm")) {
    it(`${wire.id}: what it asks is found, and what only reads is not`, () => {
      assert.ok(relay.recognise(wire.ask(call)).length > 0);
      if (wire.id.includes("spelling") || wire.id.includes("topic")) return;
      assert.deepEqual(plain(relay.recognise(wire.ask({ method: "eth_chainId", params: [] }))), []);
      assert.deepEqual(plain(relay.recognise(wire.says(wire.ask(call), "0xsigned"))), [], "the answer");
    });
  }

  it("finds nothing in what pages say among themselves", () => {
    for (const message of [
      null, 1, "text", [], {}, { type: "resize", height: 3 }, { method: "resize", params: [1] }, { event: "signIn", data: {} },
      { target: "analytics", data: { name: "send", data: "transaction" } }, { topic: "weather", payload: { method: "sign" } },
    ]) assert.deepEqual(plain(relay.recognise(message)), [], JSON.stringify(message));
  });

  it("knows how to refuse everything that it can be asked", () => {
    for (const { wallet, answer } of relay.TRANSPORTS) {
      if (answer === null) continue;
      const message = { id: 5, connectionId: "c", scope: "s", payload: { id: 5, providerId: "p" }, data: { name: "n", request: { method: "m" } } };
      const text = JSON.stringify(relay.refusalOf({ transport: { answer }, id: 5 }, message, { code: 4001, message: "no" }));
      assert.ok(text.includes("no") && text.includes("5"), `${wallet}: ${text}`);
      assert.doesNotMatch(text, /\{[a-zA-Z.-]+\}/u, wallet);
    }
  });
});

describe("tickets", () => {
  /** @param {any} given @param {any} taken */
  const fits = (given, taken) => {
    relay.issue({ chain: null, ...given });
    const fitted = relay.redeem([{ chain: null, ...taken }]);
    // Whatever was not used must not be left for the next.
    if (!fitted) assert.equal(relay.redeem([{ chain: null, ...given }]), true);
    return fitted;
  };

  it("are good once", () => {
    relay.issue({ ...call, chain: null });
    assert.equal(relay.redeem([{ ...call, chain: null }]), true);
    assert.equal(relay.redeem([{ ...call, chain: null }]), false);
  });

  it("are for all calls of a message or for none", () => {
    relay.issue({ ...call, chain: null });
    assert.equal(relay.redeem([{ ...call, chain: null }, { ...call, chain: null }]), false);
    assert.equal(relay.redeem([{ ...call, chain: null }]), true);
  });

  it("take another spelling of the same", () => {
    const { value: _, ...without } = TRANSACTION;
    assert.equal(fits(call, { method: "ethSendTransaction", params: [{ ...without, gas: null }] }), true);
    assert.equal(fits({ method: "personal_sign", params: ["hello", "0xAB"] }, { method: "personal_sign", params: ["0x68656c6c6f", "0xab"] }), true);
    assert.equal(fits({ method: "eth_signTypedData_v4", params: ["0xAb", '{"a": 1}'] }, { method: "eth_signTypedData_v4", params: ["0xab", '{ "a":1 }'] }), true);
  });

  for (const [what, params] of /** @type {[string, any][]} */ ([
    ["another recipient", [{ ...TRANSACTION, to: `0x${"33".repeat(20)}` }]],
    ["another value", [{ ...TRANSACTION, value: "0x1" }]],
    ["more data", [{ ...TRANSACTION, data: "0x123456" }]],
    ["a fee", [{ ...TRANSACTION, maxFeePerGas: "0xffffffff" }]],
    ["another nonce", [{ ...TRANSACTION, nonce: "0x0" }]],
    ["an authorization", [{ ...TRANSACTION, authorizationList: [{}] }]],
    ["more params", [TRANSACTION, "latest"]],
    ["fewer", []],
  ])) it(`are not for ${what}`, () => assert.equal(fits(call, { ...call, params }), false));

  it("are not for another method, text or network", () => {
    assert.equal(fits(call, { ...call, method: "eth_signTransaction" }), false);
    assert.equal(fits({ method: "personal_sign", params: ["0x1", "0xab"] }, { method: "personal_sign", params: ["0x01", "0xab"] }), false);
    assert.equal(fits({ ...call, chain: "eip155:1" }, { ...call, chain: "eip155:10" }), false);
  });
});

describe("what a page's script and a wallet's wire say in different words", () => {
  /** @param {string} translate @param {string} method @param {any} params */
  const words = (translate, method, params) => {
    const { method: as, params: said } = relay.translated({ method, params, transport: { translate } });
    return plain({ method: as, params: said });
  };

  it("UniSat", () => {
    assert.deepEqual(words("unisat", "signPsbt", { psbtHex: "70", options: { psbt: "66", autoFinalized: true } }),
      { method: "bitcoin_signPsbt", params: [{ psbt: "70", autoFinalized: true }] });
    assert.deepEqual(words("unisat", "sendBitcoin", { sendBitcoinParams: { toAddress: "bc1q", satoshis: 5 } }),
      { method: "bitcoin_sendTransfer", params: [{ recipients: [{ address: "bc1q", amount: 5 }] }] });
    assert.deepEqual(words("unisat", "signPsbt", { psbtHex: 5 }), { method: "signPsbt", params: { psbtHex: 5 } });
  });

  it("TronLink, where what is shown is what is signed", () => {
    const transaction = { raw_data: { contract: [{ parameter: { value: { amount: 1 } } }] } };
    assert.deepEqual(words("tronlink", "sign", { transaction, input: { amount: 1 } }), { method: "tron_signTransaction", params: [transaction] });
    assert.equal(words("tronlink", "sign", { transaction, input: { amount: 2 } }).method, "sign");
  });

  it("Coinbase Wallet", () => {
    const { method, params } = words("coinbase", "signEthereumTransaction",
      { fromAddress: "0xa", toAddress: "0xb", weiValue: "16", data: "0x", chainId: 1, shouldSubmit: true });
    assert.deepEqual({ method, params }, { method: "eth_sendTransaction", params: [{ from: "0xa", to: "0xb", value: "0x10", data: "0x" }] });
  });
});
