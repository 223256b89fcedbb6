/**
 * Firefox, driven over WebDriver BiDi. The protocol's client does not follow the windows of
 * extensions, so those are found and driven by its plain commands.
 */

import { existsSync } from "node:fs";
import { launch } from "puppeteer-core";
import { Driver, ReviewWindow } from "./driver.mjs";

/** Where Firefox may be. */
const PLACES = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/** The code points by which WebDriver names the keys. */
const KEYS = { Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Space: " " };

function executable() {
  const found = process.env["FIREFOX"] ?? PLACES.find((place) => existsSync(place));
  if (!found) throw new Error("no Firefox found; set FIREFOX to its executable");
  return found;
}

/**
 * Sends a command of the protocol and returns its result.
 * @typedef {(method: string, params: object) => Promise<any>} Send
 */

class FirefoxReviewWindow extends ReviewWindow {
  /**
   * @param {Send} send
   * @param {string} context
   */
  constructor(send, context) {
    super();
    this.send = send;
    this.context = context;
  }

  /**
   * @param {string} expression
   * @override
   */
  async evaluate(expression) {
    const answer = await this.send("script.evaluate", {
      expression,
      awaitPromise: false,
      target: { context: this.context },
    }).catch(() => null);
    return answer?.type === "success" ? String(answer.result.value ?? "") : "";
  }

  /** @param {object[]} actions */
  #perform(actions) {
    this.send("input.performActions", { context: this.context, actions }).catch(() => {});
  }

  /**
   * @param {{ x: number, y: number }} point
   * @override
   */
  pressAt({ x, y }) {
    this.#perform([
      {
        type: "pointer",
        id: "mouse",
        actions: [
          { type: "pointerMove", x: Math.round(x), y: Math.round(y) },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ],
      },
    ]);
  }

  /**
   * @param {keyof typeof KEYS} key
   * @override
   */
  pressKey(key) {
    const value = KEYS[key];
    this.#perform([
      { type: "key", id: "keyboard", actions: [{ type: "keyDown", value }, { type: "keyUp", value }] },
    ]);
  }

  /** @override */
  async picture() {
    const { data } = await this.send("browsingContext.captureScreenshot", { context: this.context });
    return Buffer.from(data, "base64");
  }

  /** @override */
  async close() {
    await this.send("browsingContext.close", { context: this.context });
  }
}

export class Firefox extends Driver {
  /** @type {Map<string, FirefoxReviewWindow>} */
  #windows = new Map();
  #extension = "";

  /**
   * @param {{ extension?: string | null, headed?: boolean, obliging?: boolean, profile?: string }} [options]
   *   the unpacked extension, whether the browser believes any certificate and grants any permission,
   *   and a folder of its own that a later launch finds again
   */
  static async launch({ extension = null, headed = false, obliging = false, profile } = {}) {
    const browser = await launch({
      browser: "firefox",
      executablePath: executable(),
      headless: !headed,
      defaultViewport: null,
      acceptInsecureCerts: obliging,
      ...(profile ? { userDataDir: profile } : {}),
      extraPrefsFirefox: {
        ...(obliging ? { "extensions.webextOptionalPermissionPrompts": false } : {}),
        // An extension that is there for tests goes with the browser, and what it has stored would, too.
        ...(profile
          ? { "extensions.webextensions.keepStorageOnUninstall": true, "extensions.webextensions.keepUuidOnUninstall": true }
          : {}),
      },
      // Stopping the background is a thing that only the browser's own code can do.
      args: ["-remote-allow-system-access"],
    });
    const driver = new Firefox("firefox", browser);
    if (extension) driver.#extension = await browser.installExtension(extension);
    return driver;
  }

  /** @type {Send} */
  #send = async (method, params) => {
    const { connection } = /** @type {any} */ (this.browser);
    return (await connection.send(method, params)).result;
  };

  /**
   * Opens a page in a tab of the browser's own window. A new tab is put into the window that was
   * used last, and that may be the review window.
   * @param {string} url
   * @override
   */
  async open(url) {
    const [first] = await this.browser.pages();
    await first?.bringToFront();
    return super.open(url);
  }

  /** @override */
  async reviewWindows() {
    const { contexts } = await this.#send("browsingContext.getTree", { maxDepth: 0 });
    const windows = [];
    for (const { context, url } of contexts) {
      if (!/^moz-extension:\/\/[^/]+\/ui\/review\.html/.test(url)) continue;
      const window = this.#windows.get(context) ?? new FirefoxReviewWindow(this.#send, context);
      this.#windows.set(context, window);
      windows.push(window);
    }
    return windows;
  }

  /**
   * @param {string} path
   * @override
   */
  async openOwn(path) {
    const host = await this.#inBrowser(
      `WebExtensionPolicy.getByID(${JSON.stringify(this.#extension)}).mozExtensionHostname`,
    );
    const { context } = await this.#send("browsingContext.create", { type: "tab" });
    await this.#send("browsingContext.navigate", {
      context,
      url: `moz-extension://${host}/${path}`,
      wait: "complete",
    });
    return new FirefoxReviewWindow(this.#send, context);
  }

  /**
   * Evaluates an expression in the browser's own code.
   * @param {string} expression
   * @returns {Promise<any>}
   */
  async #inBrowser(expression) {
    const { contexts } = await this.#send("browsingContext.getTree", { "moz:scope": "chrome", maxDepth: 0 });
    const answer = await this.#send("script.evaluate", {
      expression,
      awaitPromise: true,
      target: { context: contexts[0].context },
    });
    if (answer.type !== "success") throw new Error(`the browser answered: ${JSON.stringify(answer)}`);
    return answer.result.value;
  }

  /**
   * Shows everything as a person with this preference sees it.
   * @param {unknown} _page it goes for all of them
   * @param {"light" | "dark"} scheme
   */
  async prefer(_page, scheme) {
    const number = { dark: 0, light: 1 }[scheme];
    await this.#inBrowser(`Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", ${number})`);
  }

  /** @override */
  async reloadExtension() {
    await this.#inBrowser(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
      await (await AddonManager.getAddonByID(${JSON.stringify(this.#extension)})).reload();
      return "";
    })()`);
  }

  /** @override */
  async stopBackground() {
    // The same call that the browser makes when the background has been idle for too long.
    const state = await this.#inBrowser(`(async () => {
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.#extension)});
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
      return extension.backgroundState;
    })()`);
    if (state !== "stopped") throw new Error(`the background did not stop: it is ${state}`);
  }
}
