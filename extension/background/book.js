/**
 * The person's own addresses: those they block, those they trust, and those they have paid. They are
 * kept in this browser's storage, apart from the address set, and given to every review.
 *
 * @typedef {"blocked" | "trusted" | "paid"} List
 *
 * @typedef {object} Entry
 * @property {List} list
 * @property {string} address in canonical spelling
 * @property {string} name what the person calls it; may be empty
 * @property {number} added unix seconds
 *
 * @typedef {"address" | "checksum" | "list" | "elsewhere" | "full" | "engine"} Refusal why an entry was not taken
 *
 * @typedef {import("../engine/countersign.js").Review} Review
 * @typedef {import("../engine/countersign.js").Act} Act
 * @typedef {NonNullable<import("../engine/countersign.js").Request["book"]>} Book
 */
import * as engine from "./engine.js";

/** @type {List[]} */
export const LISTS = ["blocked", "trusted", "paid"];

/** Under this key the local storage holds the entries and the switch. */
const KEY = "book";

/** How many entries one list may have: every review reads them all, in less than a tenth of a second. */
const MAX_ENTRIES = 10_000;

/** How many characters of a name are kept. */
const MAX_NAME = 100;

/**
 * How many people a request may pay for the person to have looked at each of them. Of one that pays more,
 * nobody is learned: a page could have hidden addresses among them that resemble others'.
 */
const MAX_LEARNED = 20;

/** Findings of these levels keep the address that they are about from being learned. */
const GRAVE = ["critical", "danger"];

/** List and address → entry, the oldest first. @type {Map<string, Entry>} */
let entries = new Map();

/** Whether payees are remembered. */
let learns = true;

/** The book as requests carry it; made anew after a change. @type {Book | null} */
let written = null;

/** @returns {Promise<void>} */
export async function load() {
  const { [KEY]: stored } = await chrome.storage.local.get(KEY);
  const kept = /** @type {{ entries?: Entry[], learns?: boolean } | undefined} */ (stored);
  entries = new Map((kept?.entries ?? []).map((entry) => [keyOf(entry.list, entry.address), entry]));
  learns = kept?.learns !== false;
  written = null;
}

/** @returns {{ entries: Entry[], learns: boolean }} */
export function current() {
  return { entries: [...entries.values()], learns };
}

/** @returns {Book} */
export function forRequest() {
  if (!written) {
    /** @param {List} list */
    const named = (list) => of(entries, list).map(({ address, name }) => (name ? { address, name } : address));
    written = { paid: named("paid"), trusted: named("trusted"), blocked: named("blocked") };
  }
  return written;
}

/**
 * The person's entries for an address.
 * @param {string} address in canonical spelling
 */
export function about(address) {
  return LISTS.flatMap((list) => entries.get(keyOf(list, address)) ?? []);
}

/**
 * Adds entries, or gives those that are there a new name. Each is taken or refused by itself; what
 * was taken is stored before this returns.
 * @param {{ list?: unknown, address?: unknown, name?: unknown, added?: unknown }[]} asked
 * @returns {Promise<{ added: number, changed: number, same: number, refused: { place: number, why: Refusal }[] }>}
 */
export async function add(asked) {
  const outcome = { added: 0, changed: 0, same: 0, refused: /** @type {{ place: number, why: Refusal }[]} */ ([]) };
  const spellings = asked.map(({ address }) => (typeof address === "string" ? address.trim() : ""));
  const { found } = await engine.lookUp(spellings);
  await change((next) => {
    const counts = new Map(LISTS.map((list) => [list, of(next, list).length]));
    for (const [place, row] of asked.entries()) {
      const read = found ? entryOf(row, spellings[place] ?? "", found[place]?.address) : "engine";
      const why = typeof read === "string" ? read : obstacle(next, counts, read);
      if (why || typeof read === "string") {
        outcome.refused.push({ place, why: why ?? "address" });
        continue;
      }
      const key = keyOf(read.list, read.address);
      const before = next.get(key);
      if (!before) {
        outcome.added += 1;
        counts.set(read.list, (counts.get(read.list) ?? 0) + 1);
      } else if (read.name === "" || before.name === read.name) outcome.same += 1;
      else outcome.changed += 1;
      next.set(key, before ? { ...before, name: read.name || before.name } : read);
    }
  });
  return outcome;
}

/**
 * @param {unknown} list
 * @param {unknown} address
 */
export function remove(list, address) {
  return change((next) => next.delete(keyOf(String(list), String(address))));
}

/** @param {unknown} list is emptied */
export function clear(list) {
  return change((next) => {
    for (const [key, entry] of next) if (entry.list === list) next.delete(key);
  });
}

/** @param {boolean} on whether payees are remembered from now on */
export function setLearns(on) {
  return change(() => {}, on);
}

/**
 * Remembers whom a request pays that has gone on to the wallet.
 *
 * Whether the wallet then sends it is not known here. A page can so have an address remembered that
 * was never paid; that wins it little, since what is remembered serves to find look-alikes, and
 * silences nothing but the remark that somebody is new.
 * @param {Review} review
 */
export async function learn(review) {
  if (!learns) return;
  const grave = new Set(review.findings.filter(({ level }) => GRAVE.includes(level)).map(({ subject }) => subject));
  const paid = payees(review.acts).filter((address) => !grave.has(address) && !entries.has(keyOf("paid", address)));
  if (paid.length === 0 || paid.length > MAX_LEARNED) return;
  await change((next) => {
    for (const address of paid) next.set(keyOf("paid", address), { list: "paid", address, name: "", added: now() });
    const all = of(next, "paid");
    for (const { address } of all.slice(0, Math.max(0, all.length - MAX_ENTRIES))) next.delete(keyOf("paid", address));
  });
}

/**
 * Everyone who gets something by these acts, or by acts inside them.
 * @param {Act[]} acts
 * @returns {string[]}
 */
function payees(acts) {
  return acts.flatMap((act) => {
    const pays = act.kind === "send" && act.amount.value !== "0";
    const own = pays ? act.parties.filter(({ role }) => role === "payee").map(({ address }) => address) : [];
    return [...own, ...payees(act.calls)];
  });
}

/**
 * @param {{ list?: unknown, name?: unknown, added?: unknown }} asked
 * @param {string} spelling
 * @param {string | undefined} address in canonical spelling, if it is one
 * @returns {Entry | Refusal}
 */
function entryOf({ list, name, added }, spelling, address) {
  const known = LISTS.find((one) => one === list);
  if (!known) return "list";
  if (address === undefined) return "address";
  if (isMisspelled(spelling, address)) return "checksum";
  return {
    list: known,
    address,
    name: typeof name === "string" ? name.trim().slice(0, MAX_NAME) : "",
    added: typeof added === "number" && added > 0 ? added : now(),
  };
}

/**
 * Whether an EVM address has capitals in other places than its checksum (EIP-55) wants them: most
 * likely one of its characters is wrong. Without any capitals it carries no checksum.
 * @param {string} spelling
 * @param {string} canonical
 */
function isMisspelled(spelling, canonical) {
  const digits = spelling.slice(2);
  const mixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  return /^0x/iu.test(spelling) && mixed && digits !== canonical.slice(2);
}

/**
 * Why there is no place for an entry, if there is none.
 * @param {Map<string, Entry>} among
 * @param {Map<List, number>} counts
 * @param {Entry} entry
 * @returns {Refusal | null}
 */
function obstacle(among, counts, { list, address }) {
  // An address cannot be both: which of the two counts would be a surprise to somebody.
  const other = list === "blocked" ? "trusted" : "blocked";
  if (list !== "paid" && among.has(keyOf(other, address))) return "elsewhere";
  return among.has(keyOf(list, address)) || (counts.get(list) ?? 0) < MAX_ENTRIES ? null : "full";
}

/** What is being stored. @type {Promise<unknown>} */
let storing = Promise.resolve();

/**
 * Stores what is to hold from now on, and only then lets it hold. One change after the other, so
 * that none is made to what another is about to replace.
 * @param {(next: Map<string, Entry>) => unknown} edit
 * @param {boolean} [on] whether payees are remembered
 * @returns {Promise<void>}
 */
function change(edit, on) {
  const stored = storing.then(async () => {
    const next = new Map(entries);
    edit(next);
    const remembers = on ?? learns;
    await chrome.storage.local.set({ [KEY]: { entries: [...next.values()], learns: remembers } });
    entries = next;
    learns = remembers;
    written = null;
  });
  storing = stored.catch(() => {});
  return stored;
}

/**
 * @param {Map<string, Entry>} among
 * @param {List} list
 */
function of(among, list) {
  return [...among.values()].filter((entry) => entry.list === list);
}

/**
 * @param {string} list
 * @param {string} address
 */
function keyOf(list, address) {
  return `${list} ${address}`;
}

function now() {
  return Math.floor(Date.now() / 1000);
}
