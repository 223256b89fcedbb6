/**
 * A second extension with the content scripts of many wallets: each listens on its wire, checks what
 * the wallet it stands for checks, tells the site what it got, and answers as if it had been signed.
 */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
 */
function listen(wires, site) {
  /** @param {string} wire @param {any} message */
  const tell = (wire, message) => {
    void fetch(`${site}/wire?id=${encodeURIComponent(wire)}`, { method: "POST", body: JSON.stringify(message) });
  };
  const random = () => `channel-${crypto.randomUUID()}`;
  for (const { id, kind, checks = {}, event: type = "", reads, says } of wires) {
    /** @param {any} message @param {(answer: any) => void} answer */
    const take = (message, answer) => {
      if (typeof message !== "object" || message === null || reads(message) === undefined) return;
      tell(id, message);
      answer(says(message, "0xsigned"));
    };
    if (kind === "window") {
      window.addEventListener("message", (event) => {
        if (checks.source && event.source !== window) return;
        if (checks.origin && event.origin !== location.origin) return;
        take(event.data, (answer) => window.postMessage(answer, "*"));
      });
    } else if (kind === "document") {
      document.addEventListener(type, (event) => {
        take(/** @type {CustomEvent} */ (event).detail, (answer) => window.postMessage(answer, "*"));
      });
    } else {
      const name = random();
      const channel = new BroadcastChannel(name);
      channel.addEventListener("message", ({ data }) => take(data, (answer) => channel.postMessage(answer)));
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
    }
  }
}

/** Runs in the page, where Zerion's script takes over the name of its channel. */
function takeName() {
  const element = document.getElementById("zerion-extension-channel");
  element?.remove();
  Object.assign(window, { zerionWallet: { channel: element?.dataset["walletChannelId"] } });
}

/** Runs in the page, when UniSat's script has loaded. */
function takeChannel() {
  Object.assign(window, { unisat: { channel: document.currentScript?.getAttribute("channel") } });
}

/**
 * Adds the stub wallets to a browser.
 * @param {import("../harness/suite.mjs").World} world
 * @param {import("../harness/driver.mjs").Driver} [driver]
 */
export async function installStubs(world, driver = world.browser) {
  const folder = await mkdtemp(join(tmpdir(), "stub-wallets-"));
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
  await writeFile(join(folder, "wires.js"), `(${listen})(${spelled(WIRES)}, ${JSON.stringify(world.site.origin)});`);
  await writeFile(join(folder, "page.js"), `(${takeName})();`);
  await writeFile(join(folder, "unisat.js"), `(${takeChannel})();`);
  await driver.browser.installExtension(folder);
  // Firefox reads an extension's files when it needs them.
  return () => rm(folder, { recursive: true, force: true });
}
