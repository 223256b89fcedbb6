// Puts the extension together for each browser: one manifest in, two out; the same files for both.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";

const FOLDERS = ["background", "icons", "_locales"];

/**
 * The scripts that run in pages, and the parts that each is put together from, one after the other, in
 * one function. They cannot be modules: a content script is one file, and several files could only share
 * what they hold through a place that the page sees as well (docs/decisions.md).
 */
const SCRIPTS = [
  {
    folder: "page",
    out: "wrap.js",
    parts: [
      "types.js", "limits.js", "captures.js", "objects.js", "read-only.js", "wallets.js", "reasons.js", "channel.js",
      "realm.js", "clone.js", "bytes.js", "shapes.js", "solana.js", "calls.js", "inherited.js", "tickets.js", "facts.js", "gate.js",
      "doors.js", "providers.js", "standard.js", "globals.js", "announcements.js", "ports.js", "start.js",
    ],
  },
  {
    folder: "relay",
    out: "relay.js",
    parts: [
      "wallets.js", "methods.js", "plain.js", "tickets.js", "wire.js", "translate.js", "channel.js", "hold.js",
      "window.js", "document.js", "broadcast.js", "relay.js",
    ],
  },
];

/**
 * Puts a script together from its parts, as they are written.
 *
 * @param {{ folder: string, parts: string[] }} script
 */
async function join({ folder, parts }) {
  const texts = [];
  for (const part of parts) texts.push(await readFile(`extension/${folder}/${part}`, "utf8"));
  // One part that is a function already needs no other around it.
  if (texts.length === 1) return `${texts[0]}`;
  return `(() => {\n"use strict";\n\n${texts.join("\n")}})();\n`;
}

/**
 * The manifest that one browser takes. Each refuses or warns about the other's way of running a
 * background, so what does not concern it is left out.
 *
 * @param {Record<string, any>} manifest
 * @param {"chrome" | "firefox"} browser
 */
function derive(manifest, browser) {
  const derived = structuredClone(manifest);
  if (browser === "chrome") {
    delete derived.background.scripts;
    // The store gives an extension its own key, and takes no package with another in it.
    if (process.env["STORE"] === "1") delete derived.key;
    delete derived.browser_specific_settings;
  } else {
    delete derived.background.service_worker;
    delete derived.minimum_chrome_version;
    // For telling wallets by their addresses, which Firefox makes up anew for each installation.
    delete derived.optional_permissions;
    delete derived.key;
  }
  return derived;
}

/** @param {string} version from Cargo.toml, which decides it for all parts */
async function assemble(version) {
  const manifest = JSON.parse(await readFile("manifest.json", "utf8"));
  if (manifest.version !== version) {
    throw new Error(`manifest.json says ${manifest.version}, Cargo.toml says ${version}`);
  }
  for (const browser of /** @type {const} */ (["chrome", "firefox"])) {
    const out = `dist/${browser}`;
    await rm(out, { recursive: true, force: true });
    await mkdir(`${out}/ui`, { recursive: true });
    for (const folder of FOLDERS) {
      await cp(`extension/${folder}`, `${out}/${folder}`, { recursive: true });
    }
    for (const script of SCRIPTS) {
      await mkdir(`${out}/${script.folder}`, { recursive: true });
      await writeFile(`${out}/${script.folder}/${script.out}`, await join(script));
    }
    await cp("extension/ui", `${out}/ui`, {
      recursive: true,
      filter: (source) => !/(Cargo\.toml|\.rs|\.d\.ts|\/src|\/tests|\/examples)$/.test(source),
    });
    await cp("dist/ui", `${out}/ui`, {
      recursive: true,
      filter: (source) => !/(\.d\.ts|package\.json|\.gitignore|README\.md)$/.test(source),
    });
    await mkdir(`${out}/engine`);
    for (const file of ["countersign.js", "countersign_bg.wasm"]) {
      await cp(`dist/npm/web/${file}`, `${out}/engine/${file}`);
    }
    for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) {
      await cp(licence, `${out}/${licence}`);
    }
    await writeFile(`${out}/manifest.json`, `${JSON.stringify(derive(manifest, browser), null, 2)}\n`);
  }
}

await assemble(process.argv[2] ?? "");
