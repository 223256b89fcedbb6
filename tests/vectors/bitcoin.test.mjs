// Transactions of Bitcoin as bitcoinjs-lib builds them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { address, networks, Psbt, Transaction } from "bitcoinjs-lib";
import fc from "fast-check";

import { reviewed } from "./engine.mjs";

/** Fixed, so that a failure is found again. */
const SEED = 1497;
const NETWORKS = [
  { chain: "bip122:000000000019d6689c085ae165831e93", network: networks.bitcoin },
  { chain: "bip122:000000000933ea01ad0ee984209779ba", network: networks.testnet },
];

/** @param {number} size */
const bytes = (size) => fc.uint8Array({ minLength: size, maxLength: size });
const segwit = bytes(20).map((hash) => Buffer.from([0, 20, ...hash]));
/** Scripts of every form that has an address without a curve to check. */
const script = fc.oneof(
  bytes(20).map((hash) => Buffer.from([0x76, 0xa9, 20, ...hash, 0x88, 0xac])),
  bytes(20).map((hash) => Buffer.from([0xa9, 20, ...hash, 0x87])),
  segwit,
  bytes(32).map((hash) => Buffer.from([0, 32, ...hash])),
);
const value = fc.bigInt({ min: 20_000n, max: 10_000_000n });
const outputs = fc.array(fc.record({ script, value }), { minLength: 1, maxLength: 6 });
const inputs = fc.array(fc.record({ hash: bytes(32), index: fc.nat(5), script: segwit }), {
  minLength: 1,
  maxLength: 4,
});

/** @param {Buffer} script @param {any} network */
const spelled = (script, network) => address.fromOutputScript(script, network);

/** @param {any} review */
const paid = (review) =>
  review.acts
    .filter((/** @type {any} */ act) => act.kind === "send")
    .map((/** @type {any} */ act) => [act.parties[0].address, act.amount.value]);

describe("Bitcoin, as bitcoinjs-lib builds it", () => {
  it("every output of a PSBT is paid to its address, and the rest is the fee", () => {
    fc.assert(
      fc.property(inputs, outputs, fc.nat(5_000), fc.constantFrom(...NETWORKS), fc.boolean(), (coins, payees, fee, { chain, network }, hex) => {
        const psbt = new Psbt({ network });
        const total = payees.reduce((sum, one) => sum + one.value, 0n) + BigInt(fee);
        coins.forEach((coin, at) => {
          // The last coin pays for all; the others are just large enough to carry nothing.
          const worth = at === 0 ? total : 20_000n;
          psbt.addInput({ hash: coin.hash, index: coin.index, witnessUtxo: { script: coin.script, value: worth } });
        });
        const more = BigInt(coins.length - 1) * 20_000n;
        payees.forEach((one) => psbt.addOutput({ script: one.script, value: one.value }));
        const review = reviewed({
          method: "bitcoin_signPsbt",
          params: [{ psbt: hex ? psbt.toHex() : psbt.toBase64() }],
          chain,
        });
        assert.deepEqual(review.gaps, []);
        assert.deepEqual(
          paid(review),
          payees.map((one) => [spelled(one.script, network), String(one.value)]),
        );
        const fees = review.acts.filter((act) => act.kind === "fee");
        assert.deepEqual(fees.map((act) => /** @type {any} */ (act).amount.value), [String(BigInt(fee) + more)]);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("a transaction to be published pays what it says, with witnesses and without", () => {
    fc.assert(
      fc.property(inputs, outputs, fc.boolean(), (coins, payees, witnessed) => {
        const transaction = new Transaction();
        coins.forEach((coin, at) => {
          transaction.addInput(coin.hash, coin.index);
          if (witnessed) {
            transaction.setWitness(at, [Buffer.alloc(71, 1), Buffer.alloc(33, 2)]);
          }
        });
        payees.forEach((one) => transaction.addOutput(one.script, one.value));
        const review = reviewed({
          method: "bitcoin_pushTx",
          params: [transaction.toHex()],
          chain: NETWORKS[0]?.chain ?? "",
        });
        assert.deepEqual(review.gaps, []);
        assert.deepEqual(
          paid(review),
          payees.map((one) => [spelled(one.script, networks.bitcoin), String(one.value)]),
        );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("a legacy coin is taken from the transaction that paid it, whose hash must be right", () => {
    fc.assert(
      fc.property(bytes(20), bytes(32), value, fc.boolean(), (hash, older, worth, right) => {
        const script = Buffer.from([0x76, 0xa9, 20, ...hash, 0x88, 0xac]);
        const paying = new Transaction();
        paying.addInput(older, 0);
        paying.addOutput(script, worth);
        const psbt = new Psbt();
        const id = right ? paying.getHash() : older;
        try {
          psbt.addInput({ hash: id, index: 0, nonWitnessUtxo: paying.toBuffer() });
        } catch (error) {
          // The library checks the same.
          assert.ok(!right, String(error));
          return;
        }
        psbt.addOutput({ script, value: worth - 1_000n });
        const { gaps, acts } = reviewed({ method: "bitcoin_signPsbt", params: [{ psbt: psbt.toHex() }], chain: NETWORKS[0]?.chain ?? "" });
        assert.equal(gaps.length === 0, right);
        assert.equal(acts.some((act) => act.kind === "fee"), right);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it("what a signature is to cover is read where the library writes it", () => {
    const kinds = { 0x01: [], 0x02: ["critical"], 0x03: ["danger"], 0x81: ["notice"], 0x82: ["critical"], 0x83: ["danger"] };
    for (const [kind, levels] of Object.entries(kinds)) {
      const script = Buffer.from([0, 20, ...Buffer.alloc(20, 1)]);
      const psbt = new Psbt();
      psbt.addInput({ hash: Buffer.alloc(32, 7), index: 0, witnessUtxo: { script, value: 50_000n }, sighashType: Number(kind) });
      psbt.addOutput({ script: Buffer.from([0, 20, ...Buffer.alloc(20, 2)]), value: 49_000n });
      const { findings } = reviewed({ method: "bitcoin_signPsbt", params: [{ psbt: psbt.toBase64() }], chain: NETWORKS[0]?.chain ?? "" });
      assert.deepEqual(findings.map((finding) => finding.level), levels, kind);
    }
  });
});
