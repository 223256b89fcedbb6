/**
 * What tests do on the extension's own pages.
 *
 * @typedef {import("./driver.mjs").ReviewWindow} Page
 */

import { until } from "./driver.mjs";

/**
 * Enters a text as a person would, as far as the page can tell.
 * @param {Page} page
 * @param {string} selector
 * @param {string} text
 */
export async function enter(page, selector, text) {
  await page.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)});
    field.value = ${JSON.stringify(text)};
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    return "";
  })()`);
}

/**
 * Chooses a file.
 * @param {Page} page
 * @param {string} selector
 * @param {Uint8Array | string} content
 * @param {string} name
 */
export async function choose(page, selector, content, name) {
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(Buffer.from(content).toString("base64"))}), (c) => c.charCodeAt(0));
    const chosen = new DataTransfer();
    chosen.items.add(new File([bytes], ${JSON.stringify(name)}));
    const field = document.querySelector(${JSON.stringify(selector)});
    field.files = chosen.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return "";
  })()`);
}

/**
 * Waits until an element says something.
 * @param {Page} page
 * @param {string} selector
 * @param {RegExp} pattern
 */
export async function says(page, selector, pattern) {
  let text = "";
  try {
    await until(`${selector} to say ${pattern}`, async () => {
      text = await page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ""`);
      return pattern.test(text);
    });
  } catch (error) {
    throw new Error(`${selector} says ${JSON.stringify(text)}`, { cause: error });
  }
  return text;
}

/**
 * Adds an address on the settings page.
 * @param {Page} page
 * @param {string} address
 * @param {string} list
 * @param {string} [name]
 */
export async function add(page, address, list, name = "") {
  await enter(page, "#address", address);
  await enter(page, "#name", name);
  await enter(page, "#list", list);
  await page.click("#add button");
}

/**
 * Sends a message to the background from a page, and returns what it answers, as JSON.
 * @param {Page} page
 * @param {object} message
 */
export async function send(page, message) {
  await page.evaluate(`(() => {
    delete window.answered;
    chrome.runtime.sendMessage(${JSON.stringify(message)})
      .then((answer) => { window.answered = JSON.stringify(answer ?? null); }, () => { window.answered = "null"; });
    return "";
  })()`);
  return until("an answer", () => page.evaluate("window.answered ?? ''"));
}

/**
 * The alarms that would wake the background.
 * @param {Page} page
 */
export async function alarms(page) {
  await page.evaluate(`(() => {
    delete window.alarms;
    chrome.alarms.getAll().then((alarms) => {
      window.alarms = JSON.stringify(alarms.map(({ name, periodInMinutes }) => ({ name, periodInMinutes })));
    });
    return "";
  })()`);
  return JSON.parse(await until("the alarms", () => page.evaluate("window.alarms ?? ''")));
}
