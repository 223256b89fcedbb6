/** The libraries that sites ask wallets with, as one script that a page can use; made once for all pages. */

import { build } from "esbuild";
import { fileURLToPath } from "node:url";

/** What a page finds in `libraries`. */
const EXPORTS = `
  export * as ethers from "ethers";
  export * as viem from "viem";
  export * as wagmi from "@wagmi/core";
  export * as mipd from "mipd";
  export { CoinbaseWalletSDK } from "@coinbase/wallet-sdk";
  export { TronLinkAdapter } from "@tronweb3/tronwallet-adapter-tronlink";
`;

/** @type {Promise<string> | undefined} */
let made;

/** @returns {Promise<string>} */
export function libraries() {
  made ??= make();
  return made;
}

async function make() {
  const { outputFiles } = await build({
    stdin: { contents: EXPORTS, resolveDir: fileURLToPath(new URL("../../..", import.meta.url)) },
    bundle: true,
    format: "iife",
    globalName: "libraries",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    // The import attributes that one of them is written with are newer than the browsers.
    target: "es2022",
    logLevel: "error",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
