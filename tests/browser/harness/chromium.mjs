/** Chromium, driven over the DevTools protocol. */

import { existsSync } from "node:fs";
import { launch } from "puppeteer-core";
import { Driver, ReviewWindow, until } from "./driver.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/**
 * Where Chromium may be. Debian's wrapper in /usr/bin comes last, since it adds flags of its own.
 */
const PLACES = [
  "/usr/lib/chromium/chromium",
  "/usr/lib/chromium-browser/chromium-browser",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
];

/** The names of keys as the protocol spells them. */
const KEYS = /** @type {const} */ ({ Tab: "Tab", Enter: "Enter", Escape: "Escape", Space: " " });

function executable() {
  const found = process.env["CHROMIUM"] ?? PLACES.find((place) => existsSync(place));
  if (!found) throw new Error("no Chromium found; set CHROMIUM to its executable");
  return found;
}

class ChromiumReviewWindow extends ReviewWindow {
  /** @param {Page} page */
  constructor(page) {
    super();
    this.page = page;
  }

  /**
   * @param {string} expression
   * @override
   */
  async evaluate(expression) {
    if (this.page.isClosed()) return "";
    return String(await this.page.evaluate(expression).catch(() => ""));
  }

  /**
   * @param {{ x: number, y: number }} point
   * @override
   */
  pressAt({ x, y }) {
    this.page.mouse.click(x, y).catch(() => {});
  }

  /**
   * @param {keyof typeof KEYS} key
   * @override
   */
  pressKey(key) {
    this.page.keyboard.press(KEYS[key]).catch(() => {});
  }

  /** @override */
  async picture() {
    return Buffer.from(await this.page.screenshot());
  }

  /** @override */
  async close() {
    await this.page.close();
  }
}

export class Chromium extends Driver {
  /** @type {Map<Page, ChromiumReviewWindow>} */
  #windows = new Map();
  #extension = "";
  #path = "";

  /**
   * @param {{ extension?: string | null, headed?: boolean, obliging?: boolean, profile?: string }} [options]
   *   the unpacked extension, whether the browser believes any certificate, and a folder of its own that
   *   a later launch finds again
   */
  static async launch({ extension = null, headed = false, obliging = false, profile } = {}) {
    const browser = await launch({
      executablePath: executable(),
      headless: !headed,
      pipe: true,
      enableExtensions: true,
      defaultViewport: null,
      ...(profile ? { userDataDir: profile } : {}),
      args: [
        "--no-sandbox",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        ...(obliging ? ["--ignore-certificate-errors"] : []),
      ],
    });
    const driver = new Chromium("chromium", browser);
    if (extension) {
      driver.#path = extension;
      driver.#extension = await browser.installExtension(extension);
      await driver.#worker();
    }
    return driver;
  }

  /** The service worker of the extension, which starts when the extension is installed. */
  async #worker() {
    const start = `chrome-extension://${this.#extension}/`;
    return this.browser.waitForTarget(
      (target) => target.type() === "service_worker" && target.url().startsWith(start),
    );
  }

  /** @override */
  async reviewWindows() {
    const start = `chrome-extension://${this.#extension}/ui/review.html`;
    const windows = [];
    for (const target of this.browser.targets()) {
      if (target.type() !== "page" || !target.url().startsWith(start)) continue;
      // A window may close while it is being attached to; then it is no longer one.
      const page = await target.page().catch(() => null);
      if (!page || page.isClosed()) continue;
      windows.push(this.#windows.get(page) ?? this.#follow(page));
    }
    return windows;
  }

  /**
   * @param {string} path
   * @override
   */
  async openOwn(path) {
    const page = await this.browser.newPage();
    this.listen(page);
    await page.goto(`chrome-extension://${this.#extension}/${path}`);
    return new ChromiumReviewWindow(page);
  }

  /** @param {Page} page */
  #follow(page) {
    this.listen(page);
    const window = new ChromiumReviewWindow(page);
    this.#windows.set(page, window);
    return window;
  }

  /** @override */
  async stopBackground() {
    const target = await this.#worker();
    const gone = new Promise((resolve) => {
      this.browser.on("targetdestroyed", (destroyed) => destroyed === target && resolve(null));
    });
    await (await target.worker())?.close();
    await gone;
  }

  /** @override */
  async reloadExtension() {
    // Installed over what is there, as an update is.
    await this.browser.installExtension(this.#path);
    await this.#worker();
  }

  /**
   * Shows pages and windows as a person with this preference sees them.
   * @param {Page} page
   * @param {"light" | "dark"} scheme
   */
  async prefer(page, scheme) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  }

  /** The page behind the review window. */
  async reviewPage() {
    await this.review();
    return until("the page of the review", () => [...this.#windows.keys()].find((page) => !page.isClosed()));
  }
}
