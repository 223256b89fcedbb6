// Prints the sizes of what is shipped, and fails if one is over its budget.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import ts from "typescript";

const ENGINE = "dist/npm/web/countersign_bg.wasm";

/** What is measured, in bytes after gzip -9 (a zip as it is), and how much it may be. */
const BUDGETS = [
  { name: "engine with the address set", file: ENGINE, budget: 978_000 },
  { name: "windows", file: "dist/chrome/ui/ui_bg.wasm", budget: 150_000 },
  { name: "page script", folder: "dist/chrome/page", budget: 32_000 },
  { name: "  without comments", folder: "dist/chrome/page", budget: 22_000, bare: true },
  { name: "relay script", folder: "dist/chrome/relay", budget: 18_000 },
  { name: "extension, zipped", file: "dist/countersign-chrome.zip", budget: 1_500_000 },
];

/**
 * @param {string} file
 * @param {boolean} bare whether a script is measured without its comments, which it ships with
 */
async function compressed(file, bare = false) {
  if (file.endsWith(".zip")) return (await stat(file)).size;
  const content = await readFile(file);
  if (!bare) return gzipSync(content, { level: 9 }).length;
  const options = { compilerOptions: { target: ts.ScriptTarget.ES2023, removeComments: true } };
  return gzipSync(ts.transpileModule(content.toString(), options).outputText, { level: 9 }).length;
}

/** The address set that the engine was built with: what the build script wrote last. */
async function addressSet() {
  const builds = join(process.env["CARGO_TARGET_DIR"] ?? "target", "wasm32-unknown-unknown/release/build");
  const found = [];
  for (const entry of await readdir(builds)) {
    const file = join(builds, entry, "out/addresses.bin");
    const time = await stat(file).then(({ mtimeMs }) => mtimeMs, () => null);
    if (time !== null) found.push({ file, time });
  }
  found.sort((a, b) => b.time - a.time);
  if (!found[0]) throw new Error(`there is no address set in ${builds}`);
  return found[0].file;
}

let over = false;
function report(/** @type {string} */ name, /** @type {number} */ size, /** @type {number} */ budget) {
  const verdict = size > budget ? "OVER BUDGET" : "";
  over ||= size > budget;
  const kb = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  console.log(`${name.padEnd(30)} ${kb(size)} of ${kb(budget)} ${verdict}`);
}

// The set's bytes stand in the module as they are, so that what they take of it is what they take alone.
report("engine without the address set", (await compressed(ENGINE)) - (await compressed(await addressSet())), 908_000);
for (const { name, file, folder, budget, bare } of BUDGETS) {
  const files = file ? [file] : (await readdir(`${folder}`)).map((entry) => `${folder}/${entry}`);
  let size = 0;
  for (const one of files) size += await compressed(one, bare);
  report(name, size, budget);
}
if (over) process.exit(1);
