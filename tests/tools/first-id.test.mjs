// The manifest's key: it gives an id that comes before every wallet's that is known.
import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { extensionId } from "../../tools/first-id.mjs";
import { readTable } from "../../tools/wallets.mjs";

const { key } = JSON.parse(await readFile("manifest.json", "utf8"));

describe("the manifest's key", () => {
  it("is a public key of RSA", () => {
    const made = createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });
    assert.equal(made.asymmetricKeyType, "rsa");
  });

  it("gives the id that the documentation names", async () => {
    const id = extensionId(Buffer.from(key, "base64"));
    assert.ok((await readFile("docs/first-in-line.md", "utf8")).includes(id));
  });

  it("comes before every wallet", async () => {
    const id = extensionId(Buffer.from(key, "base64"));
    const { table } = await readTable();
    for (const { name, extensions } of table.wallets) for (const wallet of extensions) assert.ok(id < wallet.id, name);
  });

  it("is computed as Chromium does", () => {
    // The hash of nothing is one that can be looked up: e3b0c442…
    assert.equal(extensionId(new Uint8Array()), "odlameecjipmbmbejkplpemijjgpljce");
  });
});
