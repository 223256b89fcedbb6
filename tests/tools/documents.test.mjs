// What the documents point to exists: every relative link with its heading, and every path of the project.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");
const DOCUMENTS = ["", "docs", "intel", "src/rule", "tests/browser"].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(".md")).map((name) => join(folder, name)),
);

/** A heading as the part of a link after `#`. */
const anchor = (/** @type {string} */ heading) =>
  heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\- _]/gu, "").replaceAll(" ", "-");

describe("the documents", () => {
  it("link to what exists", () => {
    const wrong = [];
    let links = 0;
    for (const document of DOCUMENTS) {
      const text = readFileSync(join(ROOT, document), "utf8");
      for (const [, link = ""] of text.matchAll(/(?:\]\(|src=")(?![a-z]+:)([^)\s"]+)/g)) {
        links += 1;
        const [path, heading] = link.split("#");
        const target = path ? join(ROOT, dirname(document), path) : join(ROOT, document);
        const headings = () =>
          [...readFileSync(target, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, words = ""]) => anchor(words));
        if (!existsSync(target) || (heading && !headings().includes(heading))) wrong.push(`${document}: ${link}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(links > 10, `only ${links} links were found`);
  });

  it("name files and folders that exist", () => {
    const wrong = [];
    let paths = 0;
    for (const document of DOCUMENTS) {
      const text = readFileSync(join(ROOT, document), "utf8");
      const named = /`((?:src|docs|tests|extension|intel|tools|fuzz|benches|examples)\/[\w./-]*)`/g;
      for (const [, path = ""] of text.matchAll(named)) {
        paths += 1;
        if (!existsSync(join(ROOT, path))) wrong.push(`${document}: ${path}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(paths > 100, `only ${paths} paths were found`);
  });
});
