// Makes dist/npm one package out of wasm-pack's three: for Node, for bundlers, and for the web.
import { cp, readFile, rm, writeFile } from "node:fs/promises";

const TARGETS = /** @type {const} */ (["nodejs", "bundler", "web"]);

/** @param {string} version from Cargo.toml */
async function pack(version) {
  for (const target of TARGETS) {
    const folder = `dist/npm/${target}`;
    for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", ".gitignore", "package.json"]) {
      await rm(`${folder}/${file}`, { force: true });
    }
    const type = target === "nodejs" ? "commonjs" : "module";
    await writeFile(`${folder}/package.json`, `${JSON.stringify({ type }, null, 2)}\n`);
    // The types speak of `Symbol.dispose`, which only newer libraries of TypeScript's know by themselves.
    const types = `${folder}/countersign.d.ts`;
    const reference = '/// <reference lib="esnext.disposable" />\n';
    await writeFile(types, `${reference}${await readFile(types, "utf8")}`);
  }
  const description = (await readFile("Cargo.toml", "utf8")).match(/^description = "(.*)"$/m)?.[1];
  const entry = (/** @type {string} */ target) => ({
    types: `./${target}/countersign.d.ts`,
    default: `./${target}/countersign.js`,
  });
  const manifest = {
    name: "countersign",
    version,
    description,
    license: "MIT OR Apache-2.0",
    keywords: ["wallet", "ethereum", "security", "eip712", "wasm"],
    exports: {
      ".": { node: entry("nodejs"), default: entry("bundler") },
      "./web": entry("web"),
      "./web/countersign_bg.wasm": "./web/countersign_bg.wasm",
      "./package.json": "./package.json",
    },
    main: "./nodejs/countersign.js",
    module: "./bundler/countersign.js",
    types: "./nodejs/countersign.d.ts",
    sideEffects: ["./bundler/countersign.js"],
    files: [...TARGETS, "LICENSE-MIT", "LICENSE-APACHE", "README.md"],
  };
  await writeFile("dist/npm/package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  await cp("docs/npm.md", "dist/npm/README.md");
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) {
    await cp(licence, `dist/npm/${licence}`);
  }
}

await pack(process.argv[2] ?? "");
