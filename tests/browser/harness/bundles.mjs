/**
 * Address sets for the tests of updates: compiled by the command line, signed here with a key of the
 * tests' own, in the form that `docs/intel-updates.md` describes.
 *
 * The key that releases are signed with is compiled into the engine, and nothing at run time can
 * change that. So the tests make a copy of the built extension in which that key is overwritten.
 */

import { execFile } from "node:child_process";
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** An address that only the tests' sets list. */
export const NEWLY_LISTED = "0x5e1f00000000000000000000000000000C0Ffee0";

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
/** How many bytes at the end of its public form (SPKI) are the key. */
const KEY_LENGTH = 32;
/** Minisign's names for a key, and for a signature of what was hashed first. */
const KEY = Buffer.from("Ed");
const HASHED = Buffer.from("ED");
/** The first bytes of a bundle, and its form. */
const MAGIC = Buffer.from("csigbndl");
const FORM = 1;

/** Somebody who signs sets. */
export class Publisher {
  /** @param {number} number each has other keys */
  constructor(number) {
    const seed = Buffer.alloc(KEY_LENGTH, number);
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
    this.id = Buffer.alloc(8, number);
  }

  /** The public key as minisign writes it. */
  get publicKey() {
    const spki = createPublicKey(this.key).export({ format: "der", type: "spki" });
    return Buffer.concat([KEY, this.id, spki.subarray(-KEY_LENGTH)]).toString("base64");
  }

  /**
   * @param {Uint8Array} set
   * @param {number} notAfter unix seconds
   */
  bundle(set, notAfter) {
    const header = Buffer.alloc(16);
    header.writeUInt32LE(FORM, 0);
    header.writeBigUInt64LE(BigInt(notAfter), 4);
    header.writeUInt32LE(set.length, 12);
    const signed = Buffer.concat([MAGIC, header, set]);
    const signature = sign(null, createHash("blake2b512").update(signed).digest(), this.key);
    const trusted = "made by a test";
    const whole = sign(null, Buffer.concat([signature, Buffer.from(trusted)]), this.key);
    const lines = [
      "untrusted comment: signature of a countersign address set",
      Buffer.concat([HASHED, this.id, signature]).toString("base64"),
      `trusted comment: ${trusted}`,
      whole.toString("base64"),
      "",
    ];
    return Buffer.concat([signed, Buffer.from(lines.join("\n"))]);
  }
}

/**
 * Compiles the project's own set with one address more, as of a day.
 * @param {string} day `YYYY-MM-DD`
 */
export async function compileSet(day) {
  const folder = await mkdtemp(join(tmpdir(), "countersign-intel-"));
  await cp(join(ROOT, "intel"), folder, { recursive: true });
  await writeFile(join(folder, "VERSION"), `${day.replaceAll("-", "")}01\n`);
  const id = `test-${day}`;
  await addRow(join(folder, "sources.csv"), ["id"], (row) => ({ ...row, id, date: day, title: "A list of the tests" }));
  await addRow(
    join(folder, "addresses.csv"),
    ["chain", "address", "source"],
    (row) => ({ ...row, address: NEWLY_LISTED, source: id }),
    (row) => row["chain"] === "evm" && row["category"] === "dprk-sanctioned",
  );
  const file = join(folder, "set.bin");
  // The tests of the engine have built the command line already; cargo would build it once more, since without
  // them what it depends on has other features.
  const built = process.env["COUNTERSIGN_CLI"];
  const [command = "", ...words] = built ? [built] : ["cargo", "run", "--quiet", "--features", "cli", "--"];
  await promisify(execFile)(command, [...words, "intel", "compile", folder, "-o", file], { cwd: ROOT });
  const set = await readFile(file);
  await rm(folder, { recursive: true });
  return set;
}

/**
 * Adds to a table a row like one that is there, where it belongs.
 * @param {string} file
 * @param {string[]} order the columns that the rows are sorted by
 * @param {(row: Record<string, string>) => Record<string, string>} change
 * @param {(row: Record<string, string>) => boolean} [like]
 */
async function addRow(file, order, change, like = () => true) {
  const [head = "", ...lines] = (await readFile(file, "utf8")).trimEnd().split("\n");
  const columns = head.split(",");
  const rows = lines.map((line) => {
    // A cell in quotes keeps them, and may hold commas.
    const cells = Array.from(line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/gu), ([, cell]) => cell);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
  const model = rows.find(like);
  if (!model) throw new Error(`${file} has no row to go by`);
  const added = change(model);
  /** @param {Record<string, string>} row */
  const key = (row) => Buffer.from(order.map((column) => row[column]).join("\0"));
  const place = rows.findIndex((row) => Buffer.compare(key(row), key(added)) > 0);
  lines.splice(place < 0 ? lines.length : place, 0, columns.map((column) => added[column]).join(","));
  await writeFile(file, `${[head, ...lines].join("\n")}\n`);
}

/**
 * A copy of a built extension that takes the sets of another publisher.
 * @param {string} extension
 * @param {Publisher} publisher
 * @param {(manifest: any) => void} [change] what else is changed in the copy's manifest
 */
export async function takenOver(extension, publisher, change = () => {}) {
  const folder = await mkdtemp(join(tmpdir(), "countersign-extension-"));
  await cp(extension, folder, { recursive: true });
  const lines = (await readFile(join(ROOT, "intel/release.pub"), "utf8")).split("\n");
  const key = lines.find((line) => line !== "" && !line.startsWith("untrusted comment:")) ?? "";
  const file = join(folder, "engine/countersign_bg.wasm");
  const engine = await readFile(file);
  const place = engine.indexOf(key);
  if (place < 0 || engine.indexOf(key, place + 1) >= 0) throw new Error("the engine does not hold the key once");
  engine.write(publisher.publicKey, place, "latin1");
  await writeFile(file, engine);
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  change(manifest);
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}
