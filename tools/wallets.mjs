// Writes what the scripts need of extension/wallets.json into files of theirs. With --check it only
// says whether the table holds together and whether those files are what it would write.
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";

const TABLE = "extension/wallets.json";
const SCHEMA = "extension/wallets.schema.json";

/**
 * @typedef {{ as: string, shape: string }} Sign
 * @typedef {{ chain: string | null, doors: string[], signs: Record<string, Sign>, members: Record<string, string> }} Provider
 * @typedef {{ id: string, name: string, chains: string[], extensions: { id: string, confirmed: boolean }[],
 *   rdns: string[], names?: string[], globals: { path: string, provider: string }[], announces: string[],
 *   transports: Record<string, any>[], signs: string[] }} Wallet
 * @typedef {{ providers: Record<string, Provider>, features: Record<string, Sign>, wallets: Wallet[] }} Table
 */

/**
 * What is wrong with a table, in sentences; nothing if it is right.
 * @param {Table} table
 * @param {object} schema
 */
export function faults(table, schema) {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  if (!validate(table)) return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  /** @type {string[]} */
  const found = [];
  const twice = (/** @type {string[]} */ list, /** @type {string} */ what) => {
    for (const one of new Set(list)) if (list.indexOf(one) !== list.lastIndexOf(one)) found.push(`${what} ${one} is there twice`);
  };
  const known = (/** @type {string} */ kind, /** @type {string} */ where) => {
    if (!table.providers[kind]) found.push(`${where} is of the kind ${kind}, which is not there`);
  };
  for (const [kind, { members }] of Object.entries(table.providers)) {
    for (const [name, member] of Object.entries(members)) known(member, `${kind}.${name}`);
  }
  twice(table.wallets.map(({ id }) => id), "wallet");
  twice(table.wallets.flatMap(({ extensions }) => extensions.map(({ id }) => id)), "extension");
  for (const { id, globals, transports } of table.wallets) {
    twice(globals.map(({ path }) => path), `${id}: global`);
    for (const { path, provider } of globals) known(provider, `${id}: ${path}`);
    if (globals.length > 0 && transports.length === 0) found.push(`${id} has no transport, not even one that is not seen`);
  }
  // A property is trapped once, so it is one thing, whoever puts it there.
  const kinds = new Map();
  for (const { id, globals } of table.wallets) {
    for (const { path, provider } of globals) {
      if ((kinds.get(path) ?? provider) !== provider) found.push(`${id}: ${path} is also of the kind ${kinds.get(path)}`);
      kinds.set(path, provider);
    }
  }
  return found;
}

const HEAD = "// Written by tools/wallets.mjs from extension/wallets.json: change that one.\n";

/** @param {unknown} value one line for each of its entries */
function lines(value) {
  const list = Array.isArray(value);
  const entries = list ? value : Object.entries(/** @type {object} */ (value));
  const rows = entries.map((entry) => (list ? JSON.stringify(entry) : `${JSON.stringify(entry[0])}: ${JSON.stringify(entry[1])}`));
  return `${list ? "[" : "{"}\n${rows.map((row) => `  ${row},\n`).join("")}${list ? "]" : "}"}`;
}

/**
 * The files, and what stands in them.
 * @param {Table} table
 * @returns {Record<string, string>}
 */
export function generated({ wallets }) {
  const transports = wallets.flatMap(({ id, name, transports, signs }) =>
    transports.filter(({ kind }) => kind !== "unseen").map((transport) => ({ wallet: id, name, ...transport, signs })));
  return {
    "extension/relay/wallets.js": `${HEAD}
/** How wallets' scripts talk, by which a page could talk to them itself. */
const TRANSPORTS = /** @type {Record<string, any>[]} */ (${lines(transports)});
`,
  };
}

export async function readTable() {
  return {
    /** @type {Table} */
    table: JSON.parse(await readFile(TABLE, "utf8")),
    /** @type {object} */
    schema: JSON.parse(await readFile(SCHEMA, "utf8")),
  };
}

/** @param {boolean} check */
async function run(check) {
  const { table, schema } = await readTable();
  const found = faults(table, schema);
  if (found.length > 0) throw new Error(`${TABLE}:\n  ${found.join("\n  ")}`);
  for (const [file, text] of Object.entries(generated(table))) {
    if (!check) await writeFile(file, text);
    else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
      throw new Error(`${file} is not what ${TABLE} says: run node tools/wallets.mjs`);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await run(process.argv.includes("--check"));
