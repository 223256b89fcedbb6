/**
 * What a test can do with a browser, whichever it is: open pages, find and read the review window,
 * press its buttons as a person would, and stop the extension's background. `chromium.mjs` and
 * `firefox.mjs` fill in how.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** How long a condition may take to come true; far longer than any does, so that only a hang fails. */
const WAIT_MS = 90_000;

/** How often a condition is looked at. */
const LOOK_MS = 25;

/** How long a press may take to show an effect before it is repeated, as a person would. */
const PRESS_MS = 250;

/**
 * Waits until a condition holds.
 * @template T
 * @param {string} what is waited for, for the message if it never comes
 * @param {() => Promise<T | null | undefined | false> | T | null | undefined | false} look
 * @param {number} [limit]
 * @returns {Promise<T>}
 */
export async function until(what, look, limit = WAIT_MS) {
  const end = Date.now() + limit;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${limit} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/**
 * What a review window shows.
 * @typedef {object} Shown
 * @property {string} verdict
 * @property {string} summary the one sentence
 * @property {{ rule: string, text: string }[]} findings
 * @property {string} text everything that can be read
 * @property {string} focus the id of the element that has the focus
 * @property {string} item what tells this item from another, whatever both say
 */

/**
 * Runs inside the review window; returns what it shows as JSON, or nothing while it shows no item.
 */
function read() {
  const main = document.querySelector("main[data-verdict]");
  if (!(main instanceof HTMLElement) || !main.checkVisibility()) return "";
  /** @param {Element | null} element */
  const text = (element) => (element instanceof HTMLElement ? element.innerText.trim() : "");
  const findings = Array.from(main.querySelectorAll("[data-rule]"), (element) => ({
    rule: element.getAttribute("data-rule"),
    text: text(element),
  }));
  return JSON.stringify({
    verdict: main.dataset["verdict"],
    summary: text(document.querySelector("#summary")),
    findings,
    text: text(document.body),
    focus: document.activeElement?.id ?? "",
    item: main.dataset["item"] ?? "",
  });
}

/**
 * Runs inside the review window; says whether the acknowledgement is asked for, and given.
 */
function acknowledgement() {
  const box = document.querySelector("#acknowledge");
  if (!(box instanceof HTMLInputElement) || !box.checkVisibility()) return "absent";
  return box.checked ? "ticked" : "open";
}

/**
 * Runs inside the review window; brings an element into view and says where it can be pressed, or
 * nothing while it cannot: it is missing, something lies over it, or a frame has yet to pass over it
 * there. With the first frame after something got the focus, Firefox scrolls that back into view. A
 * page behind another gets no frames.
 * @param {string} selector
 */
function place(selector) {
  const element = /** @type {Element & { still?: string } | null} */ (document.querySelector(selector));
  if (!element) return "";
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  const point = { x: left + width / 2, y: top + height / 2 };
  if (!element.contains(document.elementFromPoint(point.x, point.y))) return "";
  const here = JSON.stringify(point);
  const still = element.still === here;
  element.still = "";
  if (still || document.hidden) return here;
  requestAnimationFrame(() => requestAnimationFrame(() => (element.still = here)));
  return "";
}

/** A review window. @abstract */
export class ReviewWindow {
  /**
   * Evaluates an expression in the window.
   * @param {string} _expression its value must be a string
   * @returns {Promise<string>} empty when the window has gone
   */
  evaluate(_expression) {
    throw new Error("abstract");
  }

  /**
   * Presses the mouse at a place. What the press does may close the window, so that nobody is left
   * to answer: whoever calls this waits for the effect.
   * @param {{ x: number, y: number }} _point
   */
  pressAt(_point) {
    throw new Error("abstract");
  }

  /**
   * Presses a key, with the same caution.
   * @param {"Tab" | "Enter" | "Escape" | "Space"} _key
   */
  pressKey(_key) {
    throw new Error("abstract");
  }

  /**
   * @returns {Promise<Buffer>} a PNG of what the window shows
   */
  picture() {
    throw new Error("abstract");
  }

  /** Closes the window, as a person does. @returns {Promise<void>} */
  close() {
    throw new Error("abstract");
  }

  /** @returns {Promise<Shown | null>} what the window shows, or null if it shows no item */
  async read() {
    const text = await this.evaluate(`(${read.toString()})()`);
    return text ? JSON.parse(text) : null;
  }

  /** @returns {Promise<string>} all text of the window, whatever state it is in */
  text() {
    return this.evaluate("document.body.innerText");
  }

  /**
   * Presses an element once.
   * @param {string} selector
   */
  async click(selector) {
    const point = await until(`${selector} to be within reach`, () =>
      this.evaluate(`(${place.toString()})(${JSON.stringify(selector)})`));
    this.pressAt(JSON.parse(point));
  }

  /** Refuses the item that is shown. */
  async refuse() {
    const before = await this.read();
    await this.click("#refuse");
    await until("the refused item to go", () => this.#hasLeft(before));
  }

  /**
   * Goes on with the item that is shown, with the acknowledgement where one is asked for. The
   * window allows that only some time after an item appears or the window gets the focus, so this
   * presses when it may, until it is heard.
   */
  async goOn() {
    const before = await this.read();
    if ((await this.acknowledgement()) === "open") await this.acknowledge();
    await until("the item to be released", async () => {
      if (await this.#hasLeft(before)) return true;
      if (!(await this.mayGoOn())) return false;
      await this.click("#continue").catch(() => {});
      return until("the effect of a press", () => this.#hasLeft(before), PRESS_MS).catch(() => false);
    });
  }

  /** Whether the button that goes on can be pressed. */
  async mayGoOn() {
    return (await this.evaluate("String(document.querySelector('#continue:enabled') !== null)")) === "true";
  }

  /** Ticks the acknowledgement. */
  async acknowledge() {
    await this.click("#acknowledge");
    await until("the acknowledgement to be ticked", async () => (await this.acknowledgement()) === "ticked");
  }

  /** @returns {Promise<string>} whether an acknowledgement is `absent`, `open` or `ticked` */
  acknowledgement() {
    return this.evaluate(`(${acknowledgement.toString()})()`);
  }

  /** @param {Shown | null} before */
  async #hasLeft(before) {
    const now = await this.read();
    return now === null || now.item !== before?.item;
  }
}

/** A browser, with the extension or without. @abstract */
export class Driver {
  /** @type {import("puppeteer-core").Page[]} */
  #pages = [];
  /** Pages of the extension. @type {ReviewWindow[]} */
  #own = [];
  /** What the pages have written to their consoles, and what went wrong in them. @type {string[]} */
  #console = [];

  /**
   * @param {string} name
   * @param {import("puppeteer-core").Browser} browser
   */
  constructor(name, browser) {
    this.name = name;
    this.browser = browser;
  }

  /** @returns {Promise<ReviewWindow[]>} the review windows that are open */
  reviewWindows() {
    throw new Error("abstract");
  }

  /**
   * Opens a page of the extension in a tab of its own; it is driven like a review window.
   * @param {string} _path
   * @returns {Promise<ReviewWindow>}
   */
  openOwn(_path) {
    throw new Error("abstract");
  }

  /** Ends the extension's background as the browser may at any time. @returns {Promise<void>} */
  stopBackground() {
    throw new Error("abstract");
  }

  /** Ends the extension and starts it again, as an update does. @returns {Promise<void>} */
  reloadExtension() {
    throw new Error("abstract");
  }

  /**
   * Opens a page in a tab of its own.
   * @param {string} url
   */
  async open(url) {
    const page = await this.browser.newPage();
    this.#pages.push(page);
    page.setDefaultTimeout(WAIT_MS);
    this.listen(page);
    await page.goto(url);
    return page;
  }

  /**
   * Opens a page of the extension, and waits until it shows what it has to show.
   * @param {string} path
   */
  async openPage(path) {
    const page = await this.openOwn(path);
    this.#own.push(page);
    await until(`${path} to be filled in`, async () =>
      (await page.evaluate("String(document.querySelector('#shown:not([hidden])') !== null)")) === "true");
    return page;
  }

  /**
   * Keeps what a page writes to its console, for whoever looks into a failed test.
   * @param {import("puppeteer-core").Page} page
   */
  listen(page) {
    const where = () => page.url().slice(0, 80);
    page.on("console", (message) => this.#console.push(`${where()} ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.#console.push(`${where()} ${error}`));
  }

  /**
   * Waits until the review window shows an item, and checks that there is only one window.
   * @param {string | RegExp} [pattern] what the item must say
   * @returns {Promise<{ window: ReviewWindow, shown: Shown }>}
   */
  async review(pattern = "") {
    return until(`a review of ${pattern || "any request"}`, async () => {
      const windows = await this.reviewWindows();
      if (windows.length > 1) throw new Error("there is more than one review window");
      const [window] = windows;
      const shown = await window?.read();
      return window && shown && shown.text.search(pattern) >= 0 && { window, shown };
    });
  }

  /** Waits until there is no review window. */
  async noReview() {
    await until("the review window to close", async () => (await this.reviewWindows()).length === 0);
  }

  /** Closes everything that a test opened, so that the next one begins afresh. */
  async reset() {
    this.#console.length = 0;
    for (const page of this.#pages.splice(0)) if (!page.isClosed()) await page.close();
    for (const page of this.#own.splice(0)) await page.close().catch(() => {});
    for (const window of await this.reviewWindows()) await window.close().catch(() => {});
    await this.noReview();
  }

  /**
   * Saves what can be seen, for whoever looks into a failed test.
   * @param {string} folder
   */
  async capture(folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "console.txt"), this.#console.join("\n"));
    for (const [index, page] of this.#pages.entries()) {
      const picture = await page.screenshot().catch(() => null);
      if (picture) await writeFile(join(folder, `page-${index}.png`), picture);
    }
    for (const [index, page] of this.#own.entries()) {
      const picture = await page.picture().catch(() => null);
      if (picture) await writeFile(join(folder, `own-${index}.png`), picture);
    }
    for (const [index, window] of (await this.reviewWindows()).entries()) {
      await writeFile(join(folder, `review-${index}.txt`), await window.text().catch(String));
      const picture = await window.picture().catch(() => null);
      if (picture) await writeFile(join(folder, `review-${index}.png`), picture);
    }
  }

  async close() {
    await this.browser.close();
  }
}
