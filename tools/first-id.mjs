// Makes a key pair whose extension id sorts before those of other extensions in Chromium, which run in
// the order of their ids. It prints the public half, the manifest's `key`; the private half, with which a
// package that is distributed outside the store is signed, goes into a file that stays with whoever makes it.
//
//     node tools/first-id.mjs PRIVATE.pem
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** What the id has to begin with. Each letter takes sixteen times as many tries as the one before. */
const WANTED = "aaaaa";
/** The first exponent that is tried, and where trying ends: some browsers take none with more bits. */
const FIRST_EXPONENT = 65537n;
const LAST_EXPONENT = 2n ** 31n;

/**
 * The id that Chromium gives an extension by its public key: half of the hash, in the letters a to p.
 * @param {Uint8Array} spki
 */
export function extensionId(spki) {
  const hash = createHash("sha256").update(spki).digest("hex").slice(0, 32);
  return Array.from(hash, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
}

/** @param {string} text base64url */
const number = (text) => BigInt(`0x${Buffer.from(text, "base64url").toString("hex")}`);

/** @param {bigint} value */
function base64url(value) {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
}

/**
 * @param {bigint} value
 * @param {bigint} modulus
 * @returns {bigint | null} null where there is none
 */
function inverse(value, modulus) {
  let [r, s, x, y] = [modulus, value % modulus, 0n, 1n];
  while (s !== 0n) {
    const quotient = r / s;
    [r, s, x, y] = [s, r - quotient * s, y, x - quotient * y];
  }
  return r === 1n ? ((x % modulus) + modulus) % modulus : null;
}

/**
 * One modulus, and public exponents until the id is as wanted: each is a good key, and trying one costs no
 * more than a hash.
 */
function make() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const first = privateKey.export({ format: "jwk" });
  const { n = "", p = "", q = "" } = first;
  const [primeP, primeQ] = [number(p), number(q)];
  const order = (primeP - 1n) * (primeQ - 1n);
  // Exponents of the same length stand at the same place of the key's bytes.
  const spki = createPublicKey(/** @type {any} */ ({ key: { kty: "RSA", n, e: base64url(2n ** 24n + 1n) }, format: "jwk" }))
    .export({ format: "der", type: "spki" });
  for (let exponent = 2n ** 24n + FIRST_EXPONENT; exponent < LAST_EXPONENT; exponent += 2n) {
    spki.writeUInt32BE(Number(exponent), spki.length - 4);
    if (!extensionId(spki).startsWith(WANTED)) continue;
    const d = inverse(exponent, order);
    if (d === null) continue;
    const jwk = {
      kty: "RSA", n, e: base64url(exponent), p, q, d: base64url(d), dp: base64url(d % (primeP - 1n)),
      dq: base64url(d % (primeQ - 1n)), qi: base64url(/** @type {bigint} */ (inverse(primeQ, primeP))),
    };
    return { spki, pem: createPrivateKey({ key: jwk, format: "jwk" }).export({ format: "pem", type: "pkcs8" }) };
  }
  throw new Error("no exponent fits; try again");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [, , file] = process.argv;
  if (!file) throw new Error("usage: node tools/first-id.mjs PRIVATE.pem");
  const { spki, pem } = make();
  await writeFile(file, pem, { mode: 0o600, flag: "wx" });
  console.log(spki.toString("base64"));
  console.error(`the id is ${extensionId(spki)}; the private key is in ${file}`);
}
