/**
 * A wallet with keys, which asks nobody: it signs with the first accounts of anvil's own mnemonic, and
 * sends what it signed to the node. It writes down, letter by letter, what it was asked to do, so that
 * two runs of a page can be compared.
 */

import {
  decrypt, getEncryptionPublicKey, personalSign, recoverPersonalSignature, signTypedData, SignTypedDataVersion,
} from "@metamask/eth-sig-util";
import { randomUUID } from "node:crypto";
import { toHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { body } from "../harness/server.mjs";

/** The mnemonic of the development accounts; nothing that it opens is worth anything. */
const MNEMONIC = "test test test test test test test test test test test junk";

/** What a wallet is asked all the time, and changes nothing. */
const READING = /^(eth_(accounts|blockNumber|call|chainId|estimateGas|feeHistory|gasPrice|get(Balance|Block|Code|Logs|StorageAt|Transaction).*|maxPriorityFeePerGas)|net_version|web3_clientVersion|metamask_.*)$/;

/** How wallets introduce themselves (EIP-6963). */
export const INFO = Object.freeze({
  uuid: "0b6f2f5e-6c1d-4a8e-8f0a-3f1d1c7e9a52",
  name: "MetaMask",
  icon: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
  rdns: "io.metamask",
});

/** An error as wallets answer with it. */
class Refused extends Error {
  /**
   * @param {number} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * @typedef {import("../harness/anvil.mjs").Anvil} Anvil
 * @typedef {import("../harness/server.mjs").Site} Site
 */

export class Wallet {
  /** Where the page's half of this wallet reaches it. */
  path = `/keyed-wallet/${randomUUID()}`;
  /** What it was asked to do, as the page's half spelled it. @type {string[]} */
  asked = [];
  /** How many messages are being answered. */
  busy = 0;
  /** When it last had something to do. */
  lastBusy = 0;
  /** What the person at the wallet says no to. @type {Set<string>} */
  refuses = new Set();
  /** The wallet's pages that are open. @type {Set<import("node:http").ServerResponse>} */
  #pages = new Set();
  /** Whether the site may see the accounts. */
  #connected = false;
  /** Which account stands first. */
  #first = 0;
  /** Is fulfilled when the last transaction has been sent. @type {Promise<any>} */
  #sending = Promise.resolve();
  /** The transactions of each batch. @type {Map<string, string[]>} */
  #batches = new Map();

  /**
   * @param {Anvil} anvil
   * @param {`0x${string}`} chainId
   */
  constructor(anvil, chainId) {
    this.anvil = anvil;
    this.chainId = chainId;
    this.chains = new Set([chainId]);
    this.keys = [0, 1].map((addressIndex) => {
      const account = mnemonicToAccount(MNEMONIC, { addressIndex });
      const key = Buffer.from(/** @type {Uint8Array} */ (account.getHdKey().privateKey));
      // MetaMask spells accounts in small letters.
      return { account, key, address: account.address.toLowerCase() };
    });
  }

  /**
   * A wallet that pages of a site can use.
   * @param {Site} site
   * @param {Anvil} anvil
   * @param {`0x${string}`} [chainId]
   */
  static at(site, anvil, chainId = "0x7a69") {
    const wallet = new Wallet(anvil, chainId);
    site.serve(wallet.path, async (request, response) => {
      if (request.method === "GET") {
        response.writeHead(200, { "content-type": "text/event-stream" }).write(":\n\n");
        wallet.#pages.add(response);
        response.on("close", () => wallet.#pages.delete(response));
        return;
      }
      const answer = await wallet.#answer(await body(request));
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
    return wallet;
  }

  /**
   * The scripts that put the wallet into a page, as its extension would.
   * @param {string} origin
   */
  scripts(origin) {
    return `<script src="${origin}/metamask-providers.js"></script>
      <script src="${origin}/pages/keyed-wallet.js" data-wallet="${this.path}"
        data-info="${JSON.stringify(INFO).replaceAll('"', "&#34;")}"></script>`;
  }

  get accounts() {
    if (!this.#connected) return [];
    const addresses = this.keys.map(({ address }) => address);
    return [...addresses.slice(this.#first), ...addresses.slice(0, this.#first)];
  }

  /** How many pages hear of what happens in the wallet. */
  get listening() {
    return this.#pages.size;
  }

  /** The person chooses the other account. */
  chooseOther() {
    this.#first = 1 - this.#first;
    this.#tell("metamask_accountsChanged", this.accounts);
  }

  /**
   * The person chooses a network.
   * @param {`0x${string}`} chainId
   */
  chooseChain(chainId) {
    this.chainId = chainId;
    this.#tell("metamask_chainChanged", { chainId, networkVersion: String(Number(chainId)), isConnected: true });
  }

  /** The person takes the site's permission away. */
  disconnect() {
    this.#connected = false;
    this.#tell("metamask_accountsChanged", []);
  }

  /**
   * @param {string} method
   * @param {any} params
   */
  #tell(method, params) {
    const text = JSON.stringify({ jsonrpc: "2.0", method, params });
    for (const page of this.#pages) page.write(`data: ${text}\n\n`);
  }

  /** @param {string} text */
  async #answer(text) {
    const { method, params = [] } = JSON.parse(text);
    if (!READING.test(method)) this.asked.push(text);
    this.busy += 1;
    try {
      if (this.refuses.has(method)) throw new Refused(4001, "User rejected the request.");
      return { result: (await this.#call(method, params)) ?? null };
    } catch (error) {
      const { code = -32603, message = String(error) } = /** @type {any} */ (error);
      return { error: { code: Number.isInteger(code) ? code : -32603, message } };
    } finally {
      this.busy -= 1;
      this.lastBusy = Date.now();
    }
  }

  /**
   * @param {string} method
   * @param {any} params
   * @returns {Promise<any>}
   */
  async #call(method, params) {
    const permissions = this.#connected ? [{ parentCapability: "eth_accounts" }] : [];
    switch (method) {
      case "metamask_getProviderState":
        return {
          accounts: this.accounts, chainId: this.chainId, networkVersion: String(Number(this.chainId)),
          isConnected: true, isUnlocked: true,
        };
      case "eth_accounts": return this.accounts;
      case "eth_chainId": return this.chainId;
      case "net_version": return String(Number(this.chainId));
      case "eth_requestAccounts":
        this.#connected = true;
        return this.accounts;
      case "wallet_requestPermissions":
        this.#connected = true;
        this.#tell("metamask_accountsChanged", this.accounts);
        return [{ parentCapability: "eth_accounts" }];
      case "wallet_getPermissions": return permissions;
      case "wallet_revokePermissions": return this.disconnect();
      case "wallet_addEthereumChain": return void this.chains.add(params[0].chainId);
      case "wallet_switchEthereumChain":
        if (!this.chains.has(params[0].chainId)) throw new Refused(4902, "Unrecognized chain ID.");
        return this.chooseChain(params[0].chainId);
      case "wallet_watchAsset": return true;
      case "wallet_getCapabilities": return { [this.chainId]: { atomic: { status: "supported" } } };
      case "wallet_sendCalls": return this.#batch(params[0]);
      case "wallet_getCallsStatus": return this.#status(params[0]);
      case "eth_sendTransaction": return this.#send(params[0]);
      case "personal_sign": return personalSign({ privateKey: this.#key(params[1]).key, data: params[0] });
      case "personal_ecRecover": return recoverPersonalSignature({ data: params[0], signature: params[1] });
      case "eth_signTypedData": return this.#sign(params[1], params[0], SignTypedDataVersion.V1);
      case "eth_signTypedData_v3": return this.#sign(params[0], params[1], SignTypedDataVersion.V3);
      case "eth_signTypedData_v4": return this.#sign(params[0], params[1], SignTypedDataVersion.V4);
      case "eth_sign": return this.#key(params[0]).account.sign?.({ hash: params[1] });
      case "eth_getEncryptionPublicKey": return getEncryptionPublicKey(this.#key(params[0]).key.toString("hex"));
      case "eth_decrypt": {
        const encryptedData = JSON.parse(Buffer.from(params[0].slice(2), "hex").toString());
        return decrypt({ encryptedData, privateKey: this.#key(params[1]).key.toString("hex") });
      }
      default: return this.anvil.rpc(method, params);
    }
  }

  /** @param {string} address */
  #key(address) {
    const found = this.keys.find((key) => key.address === String(address).toLowerCase());
    if (!found || !this.#connected) throw new Refused(4100, "The requested account has not been authorized.");
    return found;
  }

  /**
   * @param {string} address
   * @param {any} data
   * @param {SignTypedDataVersion} version
   */
  #sign(address, data, version) {
    const parsed = typeof data === "string" ? JSON.parse(data) : data;
    return signTypedData({ privateKey: this.#key(address).key, data: parsed, version });
  }

  /**
   * Signs and sends a transaction, one after the other, since each needs the nonce after the last.
   * @param {Record<string, any>} transaction
   * @returns {Promise<string>}
   */
  #send(transaction) {
    const sent = this.#sending.then(() => this.#sendNow(transaction));
    this.#sending = sent.catch(() => {});
    return sent;
  }

  /** @param {Record<string, any>} transaction */
  async #sendNow({ from, to, value = "0x0", data, gas, gasLimit, gasPrice, maxFeePerGas, maxPriorityFeePerGas }) {
    const { account } = this.#key(from);
    const call = { from, to, value, data };
    const fees = gasPrice === undefined
      ? { maxFeePerGas: BigInt(maxFeePerGas ?? 20e9), maxPriorityFeePerGas: BigInt(maxPriorityFeePerGas ?? 1e9) }
      : { gasPrice: BigInt(gasPrice) };
    const signed = await account.signTransaction({
      to,
      data,
      value: BigInt(value),
      chainId: Number(await this.anvil.rpc("eth_chainId")),
      nonce: Number(await this.anvil.rpc("eth_getTransactionCount", [from, "pending"])),
      gas: BigInt(gas ?? gasLimit ?? (await this.anvil.rpc("eth_estimateGas", [call]))),
      ...fees,
    });
    return this.anvil.rpc("eth_sendRawTransaction", [signed]);
  }

  /** @param {{ from: string, calls: Record<string, any>[] }} batch */
  async #batch({ from, calls }) {
    const hashes = [];
    // What a call would need is not estimated: many of a test's calls fail, and are sent all the same.
    for (const call of calls) hashes.push(await this.#send({ gas: toHex(200_000), ...call, from }));
    const id = `0x${(this.#batches.size + 1).toString(16).padStart(64, "0")}`;
    this.#batches.set(id, hashes);
    return { id };
  }

  /** @param {string} id */
  async #status(id) {
    const hashes = this.#batches.get(id);
    if (!hashes) throw new Refused(5730, "Unknown bundle id.");
    const receipts = [];
    for (const hash of hashes) {
      const { status, transactionHash } = await this.anvil.rpc("eth_getTransactionReceipt", [hash]);
      receipts.push({ status, transactionHash });
    }
    return { version: "2.0.0", id, chainId: this.chainId, status: 200, atomic: false, receipts };
  }
}
