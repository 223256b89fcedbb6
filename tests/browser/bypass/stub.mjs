/**
 * A second extension with the content scripts of many wallets: each listens on its wire, checks what
 * the wallet it stands for checks, tells the site what it got, and answers as if it had been signed.
 */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../harness/driver.mjs";
import { WIRES } from "./wires.mjs";

/** Gives it an id in Chromium that begins with p, so that it runs after Countersign like every wallet. */
const KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxRZJYVNPL6NIDNFGlJIZKOqR/gDCNYuZJN1noOs539ASyX0UiTUpDn5/gR0jBY9Q7o0tcQZkuHW0uRYcYBFyI8bQOv1tZ54ibd6URKUqhwZNdSCIcvhoM7BPFsgUCHYBbMEuPiqTFk02yvUEEWuLgzNYRl6yKZWswobfmAimhBYh3HLxMMYsjcjGdmWRj0fYMygo5nCVZSfV0BNDWh6reNDm39RM+coyg9h+y/jHBxKhmMfDf0Ks2iYZJQW2hQbo3N4THQFlx5m4v+0kchqAsJTfYNuXwbpguXF0CvR0CBt6ZiI1NWyHlg1fGgVyteeZ6ATXdl9iiY7Z/K6QRijrqwIDAQAB";

/**
 * Data with functions in it as a script spells it.
 * @param {any} value
 * @returns {string}
 */
export function spelled(value) {
  if (typeof value === "function") return `(${value.toString()})`;
  if (Array.isArray(value)) return `[${value.map(spelled).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  return `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${spelled(member)}`).join(", ")}}`;
}

/**
 * Runs as the wallets' isolated content script.
 * @param {import("./wires.mjs").Wire[]} wires
 * @param {string} site
 * @param {string} account
 * @param {boolean} patient whether channels are handed over only when the parser goes on, which waits for the scripts
 *   of every extension
 */
function listen(wires, site, account, patient) {
  /** @param {string} wire @param {any} message */
  const tell = (wire, message) => {
    void fetch(`${site}/wire?id=${encodeURIComponent(wire)}`, { method: "POST", body: JSON.stringify(message) });
  };
  /** What every wallet says to anybody. @type {Record<string, any>} */
  const facts = {
    eth_chainId: "0x1",
    eth_accounts: [account],
    eth_requestAccounts: [account],
    metamask_getProviderState: { accounts: [account], chainId: "0x1", networkVersion: "1", isUnlocked: true, isConnected: true },
  };
  const random = () => `channel-${crypto.randomUUID()}`;
  for (const { id, kind, checks = {}, event: type = "", reads, says } of wires) {
    /** @param {any} message @param {(answer: any) => void} answer */
    const take = (message, answer) => {
      const call = typeof message === "object" && message !== null ? reads(message) : undefined;
      if (call === undefined) return;
      const fact = facts[call.method] ?? (/^(?:eth_(?:call|get)|net_)/.test(call.method) ? "0x" : undefined);
      if (fact === undefined) tell(id, message);
      answer(says(message, fact ?? "0xsigned"));
    };
    /** @param {any} answer */
    const post = (answer) => window.postMessage(answer, "*");
    /** @param {MessageEvent} event */
    const hearMessage = ({ data, source, origin }) => {
      if (checks.source && source !== window) return;
      if (checks.origin && origin !== location.origin) return;
      // The first half of how MetaMask's streams greet each other.
      if (id === "metamask" && data?.target === "metamask-contentscript" && data.data === "SYN") post({ target: "metamask-inpage", data: "ACK" });
      take(data, post);
    };
    /** @param {Event} event */
    const hearEvent = (event) => take(/** @type {CustomEvent} */ (event).detail, post);
    if (kind !== "broadcast") {
      const add = () => {
        if (kind === "window") window.addEventListener("message", hearMessage);
        else document.addEventListener(type, hearEvent);
      };
      add();
      // Some wallets listen again after the document was opened anew, once they are connected.
      new MutationObserver(() => {
        window.removeEventListener("message", hearMessage);
        document.removeEventListener(type, hearEvent);
        setTimeout(add, 150);
      }).observe(document, { childList: true });
    } else {
      const name = random();
      const channel = new BroadcastChannel(name);
      channel.addEventListener("message", ({ data }) => take(data, (answer) => channel.postMessage(answer)));
      const handOver = () => {
        const element = document.createElement("script");
        if (id === "zerion") {
          element.id = "zerion-extension-channel";
          element.dataset["walletChannelId"] = name;
          document.documentElement.append(element);
        } else {
          element.src = chrome.runtime.getURL("unisat.js");
          element.setAttribute("channel", name);
          document.documentElement.append(element);
          element.remove();
        }
      };
      if (!patient) handOver();
      else {
        const parser = new MutationObserver(() => {
          parser.disconnect();
          handOver();
        });
        parser.observe(document, { childList: true, subtree: true });
      }
    }
  }
}

/**
 * Runs in the page, where Zerion's script takes over the name of its channel.
 * @param {boolean} patient
 */
function takeName(patient) {
  const take = () => {
    const element = document.getElementById("zerion-extension-channel");
    element?.remove();
    Object.assign(window, { zerionWallet: { channel: element?.dataset["walletChannelId"] } });
  };
  if (patient) document.addEventListener("DOMContentLoaded", take);
  else take();
}

/** Runs in the page, when UniSat's script has loaded. */
function takeChannel() {
  Object.assign(window, { unisat: { channel: document.currentScript?.getAttribute("channel") } });
}

/**
 * Adds the stub wallets to a browser.
 * @param {import("../harness/suite.mjs").World} world
 */
export async function installStubs(world) {
  const { browser: driver } = world;
  const folder = await mkdtemp(join(tmpdir(), "stub-wallets-"));
  // In Firefox that extension runs first whose script happens to be compiled first, and wallets of this kind are not
  // known there. What can be tested is that a channel is exchanged where Countersign is there in time.
  const patient = driver.name === "firefox";
  const everywhere = { matches: ["<all_urls>"], all_frames: true, match_origin_as_fallback: true, run_at: "document_start" };
  const manifest = {
    manifest_version: 3,
    name: "Stub wallets",
    version: "1",
    ...(driver.name === "chromium" && { key: KEY }),
    ...(driver.name === "firefox" && { browser_specific_settings: { gecko: { id: "aa@stub.test" } } }),
    host_permissions: ["<all_urls>"],
    content_scripts: [
      { ...everywhere, js: ["wires.js"] },
      { ...everywhere, js: ["page.js"], world: "MAIN" },
    ],
    web_accessible_resources: [{ resources: ["unisat.js"], matches: ["<all_urls>"] }],
  };
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "wires.js"), `(${listen})(${spelled(WIRES)}, ${spelled(world.site.origin)}, ${spelled(world.account)}, ${patient});`);
  await writeFile(join(folder, "page.js"), `(${takeName})(${patient});`);
  await writeFile(join(folder, "unisat.js"), `(${takeChannel})();`);
  await driver.browser.installExtension(folder);
  // Firefox reads an extension's files when it needs them.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}

/**
 * What a stub wallet has heard since this was last asked.
 * @param {import("../harness/suite.mjs").World} world
 * @param {string} id
 */
export const heardBy = (world, id) => world.site.heard().filter((heard) => heard.id === id).map(({ message }) => message);

/**
 * The one message that a stub wallet hears; it tells the site of it in its own time.
 * @param {import("../harness/suite.mjs").World} world
 * @param {string} id
 */
export async function heard(world, id) {
  const [message, ...more] = await until("the wallet to hear it", () => {
    const messages = heardBy(world, id);
    return messages.length > 0 && messages;
  });
  assert.deepEqual(more, []);
  return message;
}
