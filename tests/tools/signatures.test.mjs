// The signatures in the engine's tables are such as other libraries read: the benchmarks decode with them, too.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { parseAbiItem } from "viem";

const ROOT = new URL("../../src/act/protocol/", import.meta.url);

test("every signature of a function is one that viem reads", () => {
  let count = 0;
  for (const file of readdirSync(ROOT, { recursive: true })) {
    if (!String(file).endsWith(".rs")) continue;
    const source = readFileSync(new URL(String(file), ROOT), "utf8");
    for (const [, signature] of source.matchAll(/\bfunction\(\s*"([^"]+)"/g)) {
      parseAbiItem(/** @type {any} */ (`function ${signature}`));
      count += 1;
    }
  }
  assert.ok(count > 2_000, `${count} were found`);
});
