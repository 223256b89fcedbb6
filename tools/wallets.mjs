// Writes what the scripts need of extension/wallets.json into files of theirs. With --check it only
// says whether the table holds together and whether those files are what it would write.
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";

const TABLE = "extension/wallets.json";
const SCHEMA = "extension/wallets.schema.json";

/**
 * @typedef {{ as: string, shape: string }} Sign
 * @typedef {{ chain: string | null, doors: string[], signs: Record<string, Sign>, members: Record<string, string>,
 *   rebuilt?: string[], reads?: string[] }} Provider
 * @typedef {{ id: string, name: string, chains: string[], extensions: { id: string, confirmed: boolean }[],
 *   rdns: string[], names?: string[], globals: { path: string, provider: string }[], announces: string[],
 *   transports: Record<string, any>[], signs: string[] }} Wallet
 * @typedef {{ providers: Record<string, Provider>, announcements: Record<string, string>, features: Record<string, Sign>, wallets: Wallet[] }} Table
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
  for (const [kind, { members, rebuilt = [] }] of Object.entries(table.providers)) {
    for (const [name, member] of Object.entries(members)) known(member, `${kind}.${name}`);
    for (const name of rebuilt) if (!members[name]) found.push(`${kind}.${name} is rebuilt, but no member`);
  }
  for (const [event, kind] of Object.entries(table.announcements)) known(kind, event);
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

/** The ways to talk that the relay watches; the others are the page script's, or nobody's. */
const WATCHED = ["window-message", "parent-message", "document-event", "broadcast-channel"];

const HEAD = "// Written by tools/wallets.mjs from extension/wallets.json: change that one.\n";

/**
 * A value as a script spells it, one line for each of its entries. Objects inherit nothing, since a page
 * may change what they would inherit.
 * @param {unknown} value
 * @param {(value: any) => string} spell
 */
function lines(value, spell) {
  if (Array.isArray(value)) return `[\n${value.map((entry) => `  ${spell(entry)},\n`).join("")}]`;
  const rows = Object.entries(/** @type {object} */ (value)).map(([key, entry]) => `  ${name(key)}: ${spell(entry)},\n`);
  return `{\n  __proto__: null,\n${rows.join("")}}`;
}

/** @param {string} key */
const name = (key) => (/^[$_a-zA-Z][$\w]*$/.test(key) ? key : JSON.stringify(key));

/**
 * @param {any} value
 * @returns {string}
 */
function bare(value) {
  if (Array.isArray(value)) return `[${value.map(bare).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${["__proto__: null", ...Object.entries(value).map(([key, entry]) => `${name(key)}: ${bare(entry)}`)].join(", ")} }`;
}

/**
 * @typedef {{ provider: string | null, members: Record<string, Place> | null }} Place
 * @param {Wallet[]} wallets
 */
function globalsOf(wallets) {
  /** @type {Record<string, Place>} */
  const tree = {};
  for (const { path, provider } of wallets.flatMap(({ globals }) => globals)) {
    /** @type {Record<string, Place>} */
    let members = tree;
    const steps = path.split(".");
    for (const [index, step] of steps.entries()) {
      const node = (members[step] ??= { provider: null, members: null });
      if (index === steps.length - 1) node.provider = provider;
      else members = node.members ??= {};
    }
  }
  return tree;
}

/**
 * Names that only a wallet would know, as they are compared: without case and underscores. The short
 * ones that any page may use for something else are not among them.
 * @param {Wallet[]} wallets
 */
function wireMethods(wallets) {
  const ordinary = new Set(["sign", "transfer", "deposit"]);
  const names = wallets.flatMap(({ signs }) => signs.map((sign) => sign.replaceAll("_", "").toLowerCase()));
  return [...new Set(names)].filter((sign) => !ordinary.has(sign)).sort();
}

/**
 * The files, and what stands in them.
 * @param {Table} table
 * @returns {Record<string, string>}
 */
export function generated({ providers, announcements, features, wallets }) {
  const transports = wallets.flatMap(({ id, transports }) =>
    transports.filter(({ kind }) => WATCHED.includes(kind)).map((transport) => ({ wallet: id, ...transport })));
  const named = wallets.filter(({ id }) => transports.some(({ wallet }) => wallet === id));
  const names = Object.fromEntries(named.map((wallet) => [wallet.id, wallet.name]));
  const signs = [...new Set(wallets.flatMap((wallet) => wallet.signs))].sort();
  const extensions = Object.fromEntries(wallets.flatMap(({ extensions, name }) => extensions.map(({ id }) => [id, name])));
  return {
    "extension/background/wallets.js": `${HEAD}
/** A wallet's id in Chrome → its name. @type {Record<string, string>} */
export const WALLETS = /** @type {any} */ (${lines(extensions, (one) => JSON.stringify(one))});
`,
    "extension/page/wallets.js": `${HEAD}
/**
 * Kinds of objects that wallets hand to pages: how each is asked to sign, and what it holds.
 * @type {Record<string, { chain: string | null, doors: string[], signs: Record<string, { as: string, shape: string }>,
 *   members: Record<string, string>, rebuilt?: string[], reads?: string[] }>}
 */
const PROVIDERS = /** @type {any} */ (${lines(providers, bare)});

/** The properties of the window under which wallets show themselves. @type {Record<string, Place>} */
const GLOBALS = /** @type {any} */ (${lines(globalsOf(wallets), bare)});

/** Events that announce a provider, and its kind. @type {Record<string, string>} */
const ANNOUNCEMENTS = /** @type {any} */ (${lines(announcements, bare)});

/** wallet-standard: the features that sign. @type {Record<string, { as: string, shape: string }>} */
const FEATURES = /** @type {any} */ (${lines(features, bare)});

/** Wallets' extensions in Chrome. @type {Record<string, string>} */
const EXTENSIONS = /** @type {any} */ (${lines(extensions, bare)});

/** Names that only a wallet would know, without case and underscores. */
const WIRE_METHODS = [
${wireMethods(wallets).map((sign) => `  ${JSON.stringify(sign)},\n`).join("")}];
`,
    "extension/relay/wallets.js": `${HEAD}
/** How wallets' scripts talk, by which a page could talk to them itself. */
const TRANSPORTS = /** @type {Record<string, any>[]} */ (${lines(transports, JSON.stringify)});

/** What they are called. @type {Record<string, string>} */
const WALLETS = /** @type {any} */ (${lines(names, bare)});

/** The names of all that signs, sends or gives away power. */
const SIGNS = ${JSON.stringify(signs)};
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
