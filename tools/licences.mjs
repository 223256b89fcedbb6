// Checks that every crate in the build is under a licence that deny.toml allows.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const deny = readFileSync("deny.toml", "utf8");
const list = deny.match(/^allow = \[([^\]]*)\]/m)?.[1] ?? "";
const allowed = new Set([...list.matchAll(/"([^"]+)"/g)].map((match) => match[1]));

const metadata = JSON.parse(
  execFileSync("cargo", ["metadata", "--format-version", "1", "--all-features", "--locked"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  }),
);

/**
 * Whether an SPDX expression can be met with what is allowed. `/` is an old way to write OR.
 *
 * @param {string} expression
 * @returns {boolean}
 */
function isAllowed(expression) {
  const text = expression.trim();
  const parts = (/** @type {string} */ operator) => {
    const found = [];
    let depth = 0;
    let start = 0;
    for (let index = 0; index < text.length; index += 1) {
      if (text[index] === "(") depth += 1;
      if (text[index] === ")") depth -= 1;
      if (depth === 0 && text.startsWith(operator, index)) {
        found.push(text.slice(start, index));
        start = index + operator.length;
      }
    }
    return [...found, text.slice(start)];
  };
  for (const [operator, meets] of /** @type {const} */ ([[" OR ", "some"], ["/", "some"], [" AND ", "every"]])) {
    const found = parts(operator);
    if (found.length > 1) return found[meets](isAllowed);
  }
  if (text.startsWith("(") && text.endsWith(")")) return isAllowed(text.slice(1, -1));
  return allowed.has(text);
}

const refused = metadata.packages
  .filter((/** @type {any} */ crate) => !isAllowed(crate.license ?? ""))
  .map((/** @type {any} */ crate) => `${crate.name} ${crate.version}: ${crate.license ?? "no licence named"}`);
if (metadata.packages.length < 50) throw new Error("the list of crates is not whole");
if (refused.length > 0) {
  console.error(refused.join("\n"));
  process.exit(1);
}
console.log(`${metadata.packages.length} crates, all under licences of deny.toml`);
