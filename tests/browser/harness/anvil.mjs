/**
 * A local EVM node: Foundry's anvil, with its ten unlocked development accounts. It is what the
 * demo's wallet signs with, and what the tests ask whether a transaction went through.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join, dirname } from "node:path";
import { createInterface } from "node:readline";

/** How long the node may take to listen; it takes well under a second on an idle machine. */
const START_LIMIT_MS = 90_000;

/** Node's names of processors, as the platform packages of anvil spell them. */
const ARCHITECTURES = new Map([
  ["x64", "amd64"],
  ["arm64", "arm64"],
]);

/**
 * The path of anvil's own executable, inside the package for this platform. The `anvil` command of
 * the front package is a wrapper process, which would leave the node behind when it is killed.
 * @returns {string}
 */
function executable() {
  const architecture = ARCHITECTURES.get(process.arch) ?? process.arch;
  const name = `@foundry-rs/anvil-${process.platform}-${architecture}`;
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  return join(folder, "bin", process.platform === "win32" ? "anvil.exe" : "anvil");
}

/** A JSON-RPC error that the node answered with. */
export class RpcError extends Error {
  /**
   * @param {number} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export class Anvil {
  /** @type {import("node:child_process").ChildProcess} */
  #process;
  #id = 0;

  /**
   * @param {import("node:child_process").ChildProcess} child
   * @param {string} url
   */
  constructor(child, url) {
    this.#process = child;
    this.url = url;
  }

  /**
   * Starts a node on a free port of this machine's loopback address.
   * @param {{ chainId?: number }} [options] the chain id is 31337 unless another is given
   */
  static async start({ chainId = 31337 } = {}) {
    const child = spawn(
      executable(),
      ["--host", "127.0.0.1", "--port", "0", "--chain-id", String(chainId)],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    process.once("exit", () => child.kill("SIGKILL"));
    // A process that is told to end does not reach its exit unless it is made to.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
    const timer = setTimeout(() => child.kill("SIGKILL"), START_LIMIT_MS);
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        const listening = /^Listening on (\S+)$/.exec(line);
        if (listening) {
          // What the node prints from here on is not needed, but must be read or it would block.
          child.stdout.resume();
          return new Anvil(child, `http://${listening[1]}`);
        }
      }
      throw new Error("anvil ended before it listened");
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Makes a JSON-RPC call.
   * @param {string} method
   * @param {unknown[]} [params]
   * @returns {Promise<any>} the result, whose shape depends on the method
   */
  async rpc(method, params = []) {
    const response = await fetch(this.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: ++this.#id, method, params }),
    });
    const { result, error } = await response.json();
    if (error) throw new RpcError(error.code, error.message);
    return result;
  }

  /**
   * What changes with every transaction of the account: if this is the same before and after,
   * the chain has seen nothing.
   * @param {string} account
   * @returns {Promise<{ block: number, nonce: number, waiting: number }>}
   */
  async state(account) {
    const [block, nonce, waiting] = await Promise.all([
      this.rpc("eth_blockNumber"),
      this.rpc("eth_getTransactionCount", [account, "latest"]),
      this.rpc("eth_getTransactionCount", [account, "pending"]),
    ]);
    return { block: Number(block), nonce: Number(nonce), waiting: Number(waiting) };
  }

  /** Ends the node, and returns when it has ended. */
  async stop() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await ended;
  }
}
