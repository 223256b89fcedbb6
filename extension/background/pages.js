/**
 * What the extension's own pages ask of the background. Each kind of message is answered for the page
 * that it belongs to, and for no other sender.
 */
import * as addressSet from "./address-set.js";
import * as around from "./around.js";
import * as book from "./book.js";
import * as bookFile from "./book-file.js";
import * as counts from "./counts.js";
import * as engine from "./engine.js";
import * as pauses from "./pauses.js";
import { isExtensionPage } from "./senders.js";
import * as updates from "./updates.js";

/** How many rows of a file that were not taken are told of; the rest is counted. */
const MAX_TOLD = 100;

/** How many characters are looked up: no address has more. */
const MAX_QUESTION = 200;

/** @typedef {(message: any) => unknown} Answer */

/** Page → kind of message → answer. @type {Record<string, Record<string, Answer>>} */
const ANSWERS = {
  "ui/popup.html": {
    counts: () => popup(),
    pause: async ({ origin }) => popup(await pauses.pause(origin)),
    resume: async ({ origin }) => popup(await pauses.resume(origin)),
  },
  "ui/around.html": {
    around: async () => around.last(),
  },
  "ui/known.html": {
    known: async () => ({ ...(await engine.describe()), ...(await engine.known()), set: addressSet.current() }),
    lookup: ({ address }) => lookUp(String(address).slice(0, MAX_QUESTION)),
  },
  "ui/options.html": {
    settings: () => settings(),
    "book-add": async ({ entry }) => settings({ added: await book.add([entry ?? {}]) }),
    "book-remove": async ({ list, address }) => settings(await book.remove(list, address)),
    "book-clear": async ({ list }) => settings(await book.clear(list)),
    "book-learn": async ({ on }) => settings(await book.setLearns(on === true)),
    "book-import": async ({ data }) => settings({ imported: await importBook(String(data)) }),
    "book-export": ({ format }) => ({ text: bookFile.write(book.current().entries, format) }),
    "update-file": async ({ data, name }) => settings({ attempt: await useFile(String(data), String(name)) }),
    "update-on": async ({ url }) => settings({ attempt: await updates.turnOn(url) }),
    "update-now": async () => settings({ attempt: await updates.now() }),
    "update-off": async () => settings(await updates.turnOff()),
    "around-off": async () => settings(await around.turnOff()),
  },
};

/**
 * How a message is answered; nothing where it is none of these, or not from its page.
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {(() => Promise<unknown>) | null}
 */
export function answerTo(message, sender) {
  for (const [page, answers] of Object.entries(ANSWERS)) {
    const answer = Object.hasOwn(answers, message?.type) ? answers[message.type] : undefined;
    if (answer && isExtensionPage(sender, page)) return async () => answer(message);
  }
  return null;
}

/**
 * Everything that the popup shows.
 * @param {pauses.Site | null} [site] the site that it asked something for, as it is by then
 */
async function popup(site) {
  return { ...counts.current(), ...(await engine.describe()), site: site ?? (await pauses.siteInFront()) };
}

/**
 * Everything that the options page shows, and what came of what it asked for.
 * @param {object | void} outcome
 */
async function settings(outcome) {
  return {
    ...(await engine.describe()),
    book: book.current(),
    set: addressSet.current(),
    updates: updates.current(),
    around: await around.current(),
    ...(outcome ?? {}),
  };
}

/** @param {string} address */
async function lookUp(address) {
  const { found } = await engine.lookUp([address]);
  const lookup = found?.[0] ?? null;
  return { answered: found !== null, lookup, own: lookup ? book.about(lookup.address) : [] };
}

/**
 * Adds the entries of a file; says row by row what was not taken.
 * @param {string} data base64
 */
async function importBook(data) {
  const text = new TextDecoder().decode(addressSet.fromBase64(data));
  const rows = text.length <= bookFile.MAX_LENGTH ? bookFile.read(text) : null;
  if (!rows) return null;
  const { refused, ...counts } = await book.add(rows);
  const told = refused.slice(0, MAX_TOLD).map(({ place, why }) => ({
    row: rows[place]?.row,
    address: String(rows[place]?.address ?? "").slice(0, MAX_QUESTION),
    why,
  }));
  return { ...counts, refused: refused.length, told };
}

/**
 * @param {string} data base64
 * @param {string} name
 */
async function useFile(data, name) {
  return updates.useFile(addressSet.fromBase64(data), name.slice(0, MAX_QUESTION));
}
