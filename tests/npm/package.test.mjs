// The npm package in dist/npm, installed as a wallet team installs it, and used from Node.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");
const LISTED = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";

/** Runs a script in a folder where the package is installed, and returns what it printed. */
let folder = "";
const run = (/** @type {string} */ name, /** @type {string} */ script) => {
  writeFileSync(join(folder, name), script);
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
};

before(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-npm-"));
  const packed = execFileSync("npm", ["pack", "--silent", join(ROOT, "dist/npm")], {
    cwd: folder,
    encoding: "utf8",
  }).trim();
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  execFileSync("npm", ["install", "--silent", "--offline", "--no-audit", "--no-fund", `./${packed}`], {
    cwd: folder,
  });
});

after(() => rmSync(folder, { recursive: true, force: true }));

const REQUEST = JSON.stringify({
  origin: "https://app.example",
  chain: "eip155:1",
  method: "eth_sendTransaction",
  params: [{ to: LISTED, value: "0x1" }],
});

describe("the npm package", () => {
  it("reviews a request when imported", () => {
    const printed = run(
      "import.mjs",
      `import { Engine } from "countersign";
       console.log(JSON.stringify(new Engine().review(${REQUEST})));`,
    );
    const review = JSON.parse(printed);
    assert.equal(review.verdict, "critical");
    assert.equal(review.findings[0].rule, "dprk-address");
    assert.equal(review.findings[0].subject, LISTED);
    assert.equal(review.findings[0].role, "payee");
    assert.equal(review.findings[0].path, "params[0].to");
    assert.match(review.findings[0].evidence[0].url, /^https:/);
    assert.deepEqual(Object.keys(review), [
      "verdict", "summary", "acts", "findings", "gaps", "digests", "questions", "engine",
    ]);
  });

  it("does what its README shows", () => {
    const readme = readFileSync(join(folder, "node_modules/countersign/README.md"), "utf8");
    const shown = [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = ""]) => code);
    const [first, loop] = ["from \"countersign\";", "async function reviewed"].map(
      (words) => shown.find((code) => code.includes(words)),
    );
    const printed = run(
      "readme.mjs",
      `${first}
       ${loop}
       const asked = { ...${REQUEST}, params: [{
         to: "0x5555555555555555555555555555555555555555",
         data: "0x095ea7b3" + "2".repeat(40).padStart(64, "0") + "1".padStart(64, "0"),
       }] };
       // A node that knows of no code, and answers nothing else.
       const node = async (method) => {
         if (method !== "eth_getCode") throw new Error("no answer");
         return "0x";
       };
       const { verdict } = await reviewed(engine, asked, node);
       console.log(review.verdict, typeof review.findings[0].evidence[0].url, engine.review(asked).verdict, verdict);`,
    );
    assert.equal(printed.trim(), "critical string notice danger");
  });

  it("reviews a request when required", () => {
    const printed = run(
      "require.cjs",
      `const { Engine } = require("countersign");
       console.log(new Engine().review(${REQUEST}).verdict);`,
    );
    assert.equal(printed.trim(), "critical");
  });

  it("takes bytes of JSON, and says the same", () => {
    const printed = run(
      "bytes.mjs",
      `import assert from "node:assert/strict";
       import { Engine } from "countersign";
       const engine = new Engine();
       const bytes = new TextEncoder().encode(${JSON.stringify(REQUEST)});
       assert.deepEqual(engine.reviewJson(bytes), engine.review(${REQUEST}));
       console.log("same");`,
    );
    assert.equal(printed.trim(), "same");
  });

  it("answers hostile values with a gap, and throws at none", () => {
    const printed = run(
      "hostile.mjs",
      `import { Engine } from "countersign";
       const engine = new Engine();
       const cyclic = { method: "eth_sign" }; cyclic.params = [cyclic];
       let deep = []; for (let i = 0; i < 200000; i++) deep = [deep];
       const values = [null, undefined, 5, "x", [], {}, () => {}, Symbol("x"), 5n, cyclic,
         { method: "eth_sign", params: deep }, { method: "eth_sign", params: [5n] },
         { method: "eth_sign", get params() { throw new Error("boo"); } },
         { method: "eth_sign", params: new Proxy([], { get() { throw new TypeError("no"); } }) }];
       for (const value of values) {
         const review = engine.review(value);
         if (review.verdict === "clear" || review.gaps.length === 0) throw new Error(String(value));
       }
       // What is no string spells no address.
       for (const value of [5, null, undefined, {}]) if (engine.lookup(value)) throw new Error(String(value));
       // Half of a surrogate pair is no Unicode, and must not switch the engine off.
       const broken = ${REQUEST};
       broken.params[0].x = "\\ud800";
       console.log(engine.review(broken).verdict);`,
    );
    assert.equal(printed.trim(), "critical");
  });

  it("keeps the old address set when a new one is broken", () => {
    const printed = run(
      "intel.mjs",
      `import { Engine } from "countersign";
       const engine = new Engine();
       const thrown = (load) => { try { load(); } catch (e) { return [e instanceof Error, e.code, e.message]; } };
       const errors = [
         thrown(() => engine.loadIntel(new Uint8Array([1, 2, 3]))),
         thrown(() => engine.loadIntel(new Uint8Array(), 1_790_000_000)),
         thrown(() => Engine.withIntel(new Uint8Array([1, 2, 3]))),
       ];
       console.log(JSON.stringify([errors, engine.review(${REQUEST}).verdict, engine.info().intel.entries]));`,
    );
    const [errors, verdict, entries] = JSON.parse(printed);
    const [none, empty, own] = errors;
    assert.deepEqual(none.slice(0, 2), [true, "broken"]);
    assert.deepEqual(empty.slice(0, 2), [true, "broken"]);
    assert.equal(own[0], true);
    for (const [, , message] of errors) assert.notEqual(message, "");
    assert.equal(verdict, "critical");
    assert.ok(entries > 1000);
  });

  it("runs from the web entry with the bytes of the module", () => {
    const printed = run(
      "web.mjs",
      `import { readFileSync } from "node:fs";
       import { createRequire } from "node:module";
       import init, { Engine } from "countersign/web";
       const wasm = createRequire(import.meta.url).resolve("countersign/web/countersign_bg.wasm");
       await init({ module_or_path: readFileSync(wasm) });
       console.log(new Engine().review(${REQUEST}).verdict);`,
    );
    assert.equal(printed.trim(), "critical");
  });

  it("runs from the bundlers' entry, which imports the module like a script", () => {
    writeFileSync(
      join(folder, "bundler.mjs"),
      `import { Engine } from "./node_modules/countersign/bundler/countersign.js";
       console.log(new Engine().review(${REQUEST}).verdict);`,
    );
    const options = { cwd: folder, encoding: /** @type {const} */ ("utf8") };
    const printed = execFileSync(process.execPath, ["--experimental-wasm-modules", "bundler.mjs"], options);
    assert.equal(printed.trim(), "critical");
  });

  it("has types that fit what a wallet writes, and that reject what does not fit", () => {
    writeFileSync(
      join(folder, "types.mts"),
      `import { Engine, type Review, type Request } from "countersign";
       const request: Request = { method: "eth_sign", params: [], chain: null, book: { paid: [] } };
       const review: Review = new Engine().review(request);
       const level: "critical" | "danger" | "warning" | "notice" = review.findings[0].level;
       const source: string = review.findings[0].evidence[0].source;
       for (const act of review.acts) {
         if (act.kind === "allow") { const unlimited: boolean = act.amount.unlimited; void unlimited; }
       }
       // @ts-expect-error: a request names a method
       new Engine().review({ params: [] });
       // @ts-expect-error: there is no such verdict
       review.verdict === "fine";
       void level; void source;`,
    );
    const compilerOptions = {
      noEmit: true,
      strict: true,
      module: "nodenext",
      target: "es2022",
      lib: ["es2022"],
      types: [],
      skipLibCheck: false,
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["types.mts"] }));
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", "."], { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });

  it("is of the version that the crate has, and names its licence", () => {
    const manifest = JSON.parse(readFileSync(join(folder, "node_modules/countersign/package.json"), "utf8"));
    const cargo = readFileSync(join(ROOT, "Cargo.toml"), "utf8");
    assert.ok(cargo.includes(`version = "${manifest.version}"`));
    assert.equal(manifest.license, "MIT OR Apache-2.0");
  });
});
