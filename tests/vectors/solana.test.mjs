// Transactions of Solana as @solana/web3.js builds them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  AddressLookupTableAccount,
  ComputeBudgetProgram,
  Keypair,
  PublicKey,
  StakeAuthorizationLayout,
  StakeProgram,
  SystemProgram,
  Transaction,
  TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
} from "@solana/web3.js";
import fc from "fast-check";

import { reviewed } from "./engine.mjs";

/** Fixed, so that a failure is found again. */
const SEED = 5426;
const CHAIN = "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp";

const keypair = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((seed) => Keypair.fromSeed(seed));
const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new PublicKey(bytes));
const lamports = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const account = fc.record({ pubkey: key, isSigner: fc.boolean(), isWritable: fc.boolean() });
/** Calls of programs that nobody knows. */
const call = fc
  .record({
    programId: key,
    keys: fc.array(account, { maxLength: 4 }),
    data: fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
  })
  .map((fields) => new TransactionInstruction(fields));
const blockhash = key.map((one) => one.toBase58());

/** @param {{ serialize(): Uint8Array }} transaction @param {PublicKey} payer */
const review = (transaction, payer) =>
  reviewed({
    method: "solana_signTransaction",
    params: [{ transaction: Buffer.from(transaction.serialize()).toString("base64") }],
    chain: CHAIN,
    account: payer.toBase58(),
  });

/** @param {any} payer @param {TransactionInstruction[]} instructions @param {string} recent */
const legacy = (payer, instructions, recent) => {
  const transaction = new Transaction({ feePayer: payer, recentBlockhash: recent }).add(...instructions);
  return {
    serialize: () => transaction.serialize({ requireAllSignatures: false, verifySignatures: false }),
    message: () => transaction.compileMessage(),
  };
};

/** @param {any} payer @param {TransactionInstruction[]} instructions @param {string} recent @param {any[]} tables */
const versioned = (payer, instructions, recent, tables = []) => {
  const fields = { payerKey: payer, instructions, recentBlockhash: recent };
  return new VersionedTransaction(new TransactionMessage(fields).compileToV0Message(tables));
};

/** The addresses of an act in this role. @param {any} act @param {string} role */
const inRole = (act, role) =>
  act.parties.filter((/** @type {any} */ party) => party.role === role).map((/** @type {any} */ party) => party.address);

describe("Solana, as @solana/web3.js builds it", () => {
  it("coins go where they are sent, in either form", () => {
    fc.assert(
      fc.property(keypair, key, lamports, blockhash, fc.boolean(), (payer, to, value, recent, old) => {
        const from = payer.publicKey;
        fc.pre(!from.equals(to));
        const instructions = [SystemProgram.transfer({ fromPubkey: from, toPubkey: to, lamports: value })];
        const { acts, gaps } = review((old ? legacy : versioned)(from, instructions, recent), from);
        assert.deepEqual(gaps, []);
        assert.equal(acts[0]?.kind, "send");
        assert.deepEqual(inRole(acts[0], "payee"), [to.toBase58()]);
        assert.deepEqual(inRole(acts[0], "signer"), [from.toBase58()]);
        assert.equal(/** @type {any} */ (acts[0]).amount.value, String(value));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("any calls are found with their programs and accounts, and are gaps", () => {
    fc.assert(
      fc.property(keypair, fc.array(call, { minLength: 1, maxLength: 3 }), blockhash, fc.boolean(), (payer, calls, recent, old) => {
        const from = payer.publicKey;
        // The runtime refuses to run the account that pays the fee.
        fc.pre(calls.every((one) => !one.programId.equals(from)));
        const { acts, gaps, findings } = review((old ? legacy : versioned)(from, calls, recent), from);
        assert.equal(acts.length, calls.length);
        assert.equal(gaps.length, calls.length);
        assert.deepEqual(findings, []);
        calls.forEach((one, index) => {
          assert.deepEqual(inRole(acts[index], "contract"), [one.programId.toBase58()]);
          assert.deepEqual(
            inRole(acts[index], "mentioned"),
            one.keys.map((key) => key.pubkey.toBase58()),
          );
        });
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("accounts behind tables are said to be unread", () => {
    fc.assert(
      fc.property(keypair, key, key, blockhash, (payer, to, table, recent) => {
        const from = payer.publicKey;
        const addresses = [to];
        const state = { deactivationSlot: 2n ** 64n - 1n, lastExtendedSlot: 0, lastExtendedSlotStartIndex: 0, addresses };
        const instructions = [SystemProgram.transfer({ fromPubkey: from, toPubkey: to, lamports: 5 })];
        const tables = [new AddressLookupTableAccount({ key: table, state })];
        const { acts, gaps } = review(versioned(from, instructions, recent, tables), from);
        assert.deepEqual(inRole(acts[0], "payee"), []);
        assert.equal(gaps.length, 1);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it("authorities, assignments and nonces are what the library's own builders write", () => {
    fc.assert(
      fc.property(keypair, key, key, blockhash, (payer, other, stranger, recent) => {
        const from = payer.publicKey;
        const stakeAuthorizationType = StakeAuthorizationLayout.Withdrawer;
        const stake = { stakePubkey: other, authorizedPubkey: from, newAuthorizedPubkey: stranger };
        /** @type {[any, string, string][]} */
        const cases = [
          [SystemProgram.assign({ accountPubkey: from, programId: stranger }), "solana-account-assigned", "owner"],
          [
            StakeProgram.authorize({ ...stake, stakeAuthorizationType }).instructions[0],
            "solana-authority-given-away",
            "owner",
          ],
          [SystemProgram.nonceAdvance({ noncePubkey: other, authorizedPubkey: from }), "solana-durable-nonce", ""],
        ];
        for (const [instruction, rule, role] of cases) {
          const { acts, findings, gaps } = review(legacy(from, [instruction], recent), from);
          assert.deepEqual(gaps, []);
          assert.deepEqual(findings.map((finding) => finding.rule), [rule]);
          if (role !== "") {
            assert.deepEqual(inRole(acts[0], role), [stranger.toBase58()]);
          }
        }
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it("a message that is a transaction is found in either form", () => {
    fc.assert(
      fc.property(keypair, key, blockhash, fc.boolean(), (payer, to, recent, old) => {
        const from = payer.publicKey;
        const instructions = [
          ComputeBudgetProgram.setComputeUnitLimit({ units: 1_000 }),
          SystemProgram.transfer({ fromPubkey: from, toPubkey: to, lamports: 5 }),
        ];
        const bytes = old
          ? legacy(from, instructions, recent).message().serialize()
          : versioned(from, instructions, recent).message.serialize();
        const { findings } = reviewed({
          method: "solana_signMessage",
          params: [{ message: Buffer.from(bytes).toString("base64") }],
          chain: CHAIN,
          account: from.toBase58(),
        });
        assert.deepEqual(findings.map((finding) => finding.rule), ["transaction-as-message"]);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it("whose a token account is follows from its owner and its mint", () => {
    const program = new PublicKey("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
    const associated = new PublicKey("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL");
    fc.assert(
      fc.property(keypair, key, key, blockhash, (payer, mint, other, recent) => {
        const from = payer.publicKey;
        const seeds = [from.toBuffer(), program.toBuffer(), mint.toBuffer()];
        const [mine, bump] = PublicKey.findProgramAddressSync(seeds, associated);
        // One in 256 needs more steps than are looked through.
        fc.pre(bump >= 248);
        const data = Buffer.from([12, 5, 0, 0, 0, 0, 0, 0, 0, 6]);
        const keys = [other, mint, mine, from].map((pubkey) => ({
          pubkey,
          isSigner: pubkey === from,
          isWritable: true,
        }));
        const { acts } = review(legacy(from, [new TransactionInstruction({ programId: program, keys, data })], recent), from);
        assert.equal(acts[0]?.kind, "keep");
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});
