// Prints the sizes of what is shipped, and fails if one is over its budget.
import { readdir, readFile, stat } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/** What is measured, in bytes after gzip -9 (a zip as it is), and how much it may be. */
const BUDGETS = [
  { name: "engine with the address set", file: "dist/npm/web/countersign_bg.wasm", budget: 330_000 },
  { name: "windows", file: "dist/chrome/ui/ui_bg.wasm", budget: 150_000 },
  { name: "page script", folder: "dist/chrome/page", budget: 13_000 },
  { name: "relay script", folder: "dist/chrome/relay", budget: 6_000 },
  { name: "extension, zipped", file: "dist/countersign-chrome.zip", budget: 1_500_000 },
];

/** @param {string} file */
async function compressed(file) {
  if (file.endsWith(".zip")) return (await stat(file)).size;
  return gzipSync(await readFile(file), { level: 9 }).length;
}

let over = false;
for (const { name, file, folder, budget } of BUDGETS) {
  const files = file ? [file] : (await readdir(`${folder}`)).map((entry) => `${folder}/${entry}`);
  let size = 0;
  for (const one of files) size += await compressed(one);
  const verdict = size > budget ? "OVER BUDGET" : "";
  over ||= size > budget;
  const kb = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  console.log(`${name.padEnd(30)} ${kb(size)} of ${kb(budget)} ${verdict}`);
}
if (over) process.exit(1);
