/**
 * The person's own addresses as a file, to keep or to hand on: JSON as this extension writes it, CSV
 * with a heading, or plainly one address a line. `docs/own-lists.md` describes the three.
 *
 * @typedef {import("./book.js").Entry} Entry
 * @typedef {{ row: number, list: unknown, address: unknown, name?: unknown, added?: unknown }} Row
 */

/** The name and the version of the JSON form. */
const FORMAT = "countersign-book";
const VERSION = 1;

const COLUMNS = /** @type {const} */ (["list", "address", "name", "added"]);

/** Rows that name no list are blocked: that errs on the side of a warning. */
const DEFAULT_LIST = "blocked";

/** How many characters a file may have: ten thousand entries with long names have fewer. */
export const MAX_LENGTH = 4_000_000;

/**
 * @param {Entry[]} entries
 * @param {unknown} format
 */
export function write(entries, format) {
  const rows = entries.map(({ list, address, name, added }) => ({ list, address, name, added: dayOf(added) }));
  if (format !== "csv") {
    return `${JSON.stringify({ format: FORMAT, version: VERSION, entries: rows }, null, 2)}\n`;
  }
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(row[column])).join(","));
  return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

/**
 * The rows of a file, in the order and with the numbers by which a person finds them there; or
 * nothing where it is none of the three forms.
 * @param {string} text
 * @returns {Row[] | null}
 */
export function read(text) {
  const body = text.replace(/^\uFEFF/u, "");
  return /^\s*[[{]/u.test(body) ? fromJson(body) : fromCsv(body);
}

/**
 * @param {string} text
 * @returns {Row[] | null}
 */
function fromJson(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const rows = Array.isArray(value) ? value : value.format === FORMAT && value.version === VERSION && value.entries;
  if (!Array.isArray(rows)) return null;
  return rows.map((entry, index) => {
    const row = index + 1;
    if (typeof entry === "string") return { row, list: DEFAULT_LIST, address: entry };
    const { list = DEFAULT_LIST, address, name, added } = entry ?? {};
    return { row, list, address, name, added: secondsOf(added) };
  });
}

/**
 * @param {string} text
 * @returns {Row[] | null}
 */
function fromCsv(text) {
  const lines = cells(text);
  const first = lines[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const headed = first.includes("address");
  const columns = headed ? first : ["address"];
  /** @param {string[]} row @param {typeof COLUMNS[number]} column */
  const cell = (row, column) => row[columns.indexOf(column)]?.trim();
  const rows = (headed ? lines.slice(1) : lines).map(({ row, cells: found }) => ({
    row,
    list: cell(found, "list")?.toLowerCase() || DEFAULT_LIST,
    address: cell(found, "address"),
    name: cell(found, "name"),
    added: secondsOf(cell(found, "added")),
  }));
  return rows.length > 0 ? rows : null;
}

/**
 * The cells of CSV (RFC 4180): a quoted one may hold commas, line breaks and doubled quotes. Empty
 * lines are left out.
 * @param {string} text
 * @returns {{ row: number, cells: string[] }[]}
 */
function cells(text) {
  /** @type {{ row: number, cells: string[] }[]} */
  const rows = [];
  let row = 1;
  let line = 1;
  /** @type {string[]} */
  let found = [];
  for (const [, quotedText, plain = "", end = ""] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/gu)) {
    const cell = quotedText === undefined ? plain : quotedText.replaceAll('""', '"');
    line += quotedText?.match(/\n/gu)?.length ?? 0;
    found.push(cell);
    if (end === ",") continue;
    if (found.some((one) => one.trim() !== "")) rows.push({ row, cells: found });
    found = [];
    line += 1;
    row = line;
  }
  return rows;
}

/** @param {string} cell */
function quoted(cell) {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** @param {number} seconds */
function dayOf(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/**
 * @param {unknown} day as `YYYY-MM-DD`
 * @returns {number | undefined} unix seconds
 */
function secondsOf(day) {
  const time = typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(day) : NaN;
  return Number.isNaN(time) ? undefined : time / 1000;
}
