// The table of wallets: that it holds together, and that what does not is told.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { faults, generated, readTable } from "../../tools/wallets.mjs";

const { table, schema } = await readTable();

/** @param {(table: any) => void} change */
function faultsAfter(change) {
  const changed = structuredClone(table);
  change(changed);
  return faults(changed, schema).join("\n");
}

/**
 * @param {any} value
 * @returns {string[]}
 */
function texts(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe("the table of wallets", () => {
  it("holds together", () => assert.deepEqual(faults(table, schema), []));

  it("names the wallets that people have", () => {
    const ids = table.wallets.map(({ id }) => id);
    for (const id of [
      "metamask", "rabby", "coinbase", "trust", "okx", "phantom", "brave", "frame", "zerion", "rainbow", "ambire",
      "enkrypt", "backpack", "core", "uniswap", "safe-apps", "bitget", "binance", "taho", "onekey", "unisat", "xverse",
      "leather", "tokenpocket", "ctrl", "tronlink", "solflare", "walletconnect",
    ]) assert.ok(ids.includes(id), id);
  });

  it("says which answer a refused request gets, with what the answer needs", () => {
    for (const { id, transports } of table.wallets) {
      for (const { kind, answer } of transports) {
        if (kind === "unseen" || answer === null) continue;
        const said = texts(answer);
        assert.ok(said.some((text) => /\{(message|error-json)\}/.test(text)), `${id}: ${JSON.stringify(answer)}`);
        assert.ok(said.includes("{id}"), `${id}: ${JSON.stringify(answer)}`);
      }
    }
  });

  it("has each file generated as it is", async () => {
    for (const [file, text] of Object.entries(generated(table))) assert.equal(await readFile(file, "utf8"), text, file);
  });

  it("refuses a kind of provider that is not there", () => {
    assert.match(faultsAfter(({ wallets }) => { wallets[0].globals[0].provider = "cosmos"; }), /which is not there/);
  });

  it("refuses one property as two things", () => {
    assert.match(faultsAfter(({ wallets }) => { wallets[0].globals[0].provider = "solana"; }), /is also of the kind/);
  });

  it("refuses a wallet, an extension or a global that is there twice", () => {
    assert.match(faultsAfter(({ wallets }) => wallets.push(wallets[0])), /wallet metamask is there twice/);
    assert.match(faultsAfter(({ wallets }) => wallets[0].globals.push(wallets[0].globals[0])), /global ethereum is there twice/);
  });

  it("refuses what the schema does not know", () => {
    for (const change of /** @type {((table: any) => void)[]} */ ([
      ({ wallets }) => { wallets[0].colour = "orange"; },
      ({ wallets }) => { wallets[0].extensions[0].id = "nkbih"; },
      ({ wallets }) => { wallets[0].transports[0].kind = "pigeon"; },
      ({ wallets }) => { wallets[0].transports[0].match[0] = { at: "target" }; },
      ({ wallets }) => { delete wallets[0].transports[0].answer; },
      ({ wallets }) => { wallets[0].signs = []; },
      ({ providers }) => { providers.evm.signs.request = { as: "x", shape: "round" }; },
    ])) assert.notEqual(faultsAfter(change), "");
  });
});
