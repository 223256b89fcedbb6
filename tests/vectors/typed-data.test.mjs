// Typed data as MetaMask hashes it: generated types with ordinary and odd values, in all versions.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SignTypedDataVersion, TypedDataUtils, typedSignatureHash } from "@metamask/eth-sig-util";
import fc from "fast-check";
import { keccak256, toHex } from "viem";

import { review } from "./engine.mjs";

/** Fixed, so that a failure is found again. */
const SEED = 20250221;
const RUNS = 700;
const ACCOUNT = "0x1111111111111111111111111111111111111111";

/** @param {number} bytes @returns {fc.Arbitrary<string>} */
const hex = (bytes) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => toHex(value));
const anyHex = fc.uint8Array({ maxLength: 70 }).map((value) => toHex(value));

/** @param {string} type @returns {fc.Arbitrary<unknown>} */
const ordinary = (type) => {
  if (type === "address") return hex(20);
  if (type === "bool") return fc.boolean();
  if (type === "string") return fc.string({ unit: "binary" });
  if (type === "bytes") return anyHex;
  const bits = Number(type.match(/\d+$/)?.[0] ?? "256");
  if (type.startsWith("bytes")) return hex(bits);
  const unsigned = type.startsWith("u");
  const [min, max] = unsigned
    ? [0n, 2n ** BigInt(bits) - 1n]
    : [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n];
  const number = fc.bigInt({ min, max });
  return fc.oneof(
    number.map(String),
    number.filter((value) => value >= 0n).map((value) => `0x${value.toString(16)}`),
    fc.integer({ min: unsigned ? 0 : -128, max: 127 }),
  );
};

/** What pages have been seen to put where a value belongs, and worse. */
const odd = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    "",
    "0",
    "-1",
    "+5",
    " 7 ",
    "0x",
    "0X0a",
    "0xabc",
    "0b101",
    "0o17",
    "1e3",
    "1.5",
    "true",
    "false",
    "abcd",
    "vitalik.eth",
    "\ud800",
    [],
    [1, 2, 3],
    {},
    "0x00000000000000000000000000000000000000001",
    "1111111111111111111111111111111111111111",
  ),
  fc.constantFrom(0, -0, 1, -1, 255, 256, 1.5, 2 ** 53, 2 ** 53 + 2, 2 ** 63, -(2 ** 53), 1e21, 1e300),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.string(),
  anyHex,
  anyHex.map((text) => text.slice(2)),
  fc.bigInt({ min: -(2n ** 257n), max: 2n ** 257n }).map(String),
);

const ATOMS = [
  "address",
  "bool",
  "string",
  "bytes",
  "bytes1",
  "bytes4",
  "bytes31",
  "bytes32",
  "uint",
  "uint8",
  "uint48",
  "uint160",
  "uint256",
  "int",
  "int8",
  "int24",
  "int128",
  "int256",
];
const STRUCTS = ["Person", "Asset", "Order"];

/**
 * Struct types that may refer to each other and to themselves, and a message of the first of them.
 * `oddity` is how often a value is odd, and `arrays` whether there are any.
 *
 * @param {number} oddity @param {boolean} arrays @returns {fc.Arbitrary<any>}
 */
const typedData = (oddity, arrays) => {
  const suffix = arrays ? fc.constantFrom("", "", "", "[]", "[2]", "[][]", "[1][]") : fc.constant("");
  const kind = fc
    .tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...ATOMS) },
        { weight: 2, arbitrary: fc.constantFrom(...STRUCTS) },
      ),
      suffix,
    )
    .map(([name, array]) => name + array);
  const members = fc.uniqueArray(
    fc.record({ name: fc.constantFrom("a", "b", "spender", "amount", "next", "data"), type: kind }),
    { selector: (member) => member.name, maxLength: 5 },
  );
  return fc.tuple(...STRUCTS.map(() => members)).chain((declared) => {
    /** @type {Record<string, { name: string, type: string }[]>} */
    const types = Object.fromEntries(STRUCTS.map((name, index) => [name, declared[index] ?? []]));
    /** @param {string} type @param {number} depth @returns {fc.Arbitrary<unknown>} */
    const value = (type, depth) => {
      const array = type.match(/^(.*)\[(\d*)\]$/);
      /** @returns {fc.Arbitrary<unknown>} */
      const fitting = () => {
        if (array) {
          const items = depth > 3 ? 0 : 3;
          const length = array[2]
            ? { minLength: Number(array[2]), maxLength: Number(array[2]) }
            : { maxLength: items };
          return fc.array(value(String(array[1]), depth + 1), length);
        }
        if (types[type]) return depth > 3 ? fc.constant(null) : struct(type, depth + 1);
        return ordinary(type);
      };
      return oddity === 0
        ? fitting()
        : fc.oneof({ weight: 100 - oddity, arbitrary: fitting() }, { weight: oddity, arbitrary: odd });
    };
    /** @param {string} name @param {number} depth @returns {fc.Arbitrary<unknown>} */
    const struct = (name, depth) =>
      fc.record(
        Object.fromEntries((types[name] ?? []).map((member) => [member.name, value(member.type, depth)])),
        oddity === 0
          ? {}
          : {
              requiredKeys: (types[name] ?? [])
                .filter((_, index) => index % 3 !== 2)
                .map((member) => member.name),
            },
      );
    return fc.record({
      types: fc.constant({
        EIP712Domain: [
          { name: "name", type: "string" },
          { name: "chainId", type: "uint256" },
          { name: "verifyingContract", type: "address" },
        ],
        ...types,
      }),
      primaryType: fc.constant("Person"),
      domain: fc.record({
        name: fc.string(),
        chainId: fc.constantFrom(1, "1", "0x1"),
        verifyingContract: hex(20),
      }),
      message: struct("Person", 0),
    });
  });
};

/**
 * The hash MetaMask signs; null if it refuses.
 *
 * @param {any} data @param {SignTypedDataVersion.V3 | SignTypedDataVersion.V4} version
 */
const expected = (data, version) => {
  try {
    return toHex(TypedDataUtils.eip712Hash(data, version));
  } catch {
    return null;
  }
};

/**
 * Whether there is a value in it of which no hash is shown although MetaMask signs it: a number of JSON
 * beyond 64 bits, or half a surrogate pair. Both are reported as a danger.
 *
 * @param {unknown} value @returns {boolean}
 */
const isBeyond = (value) => {
  if (typeof value === "number") return Math.abs(value) >= 2 ** 64;
  if (typeof value === "string") return !value.isWellFormed();
  return typeof value === "object" && value !== null && Object.values(value).some(isBeyond);
};

/** @param {number} oddity @param {"v3" | "v4"} version @param {boolean} arrays */
const agrees = (oddity, version, arrays) => {
  let signed = 0;
  fc.assert(
    fc.property(typedData(oddity, arrays), fc.boolean(), (data, asText) => {
      // What the wallet gets has been through JSON.
      const text = JSON.stringify(data);
      const wanted = expected(
        JSON.parse(text),
        version === "v3" ? SignTypedDataVersion.V3 : SignTypedDataVersion.V4,
      );
      const found = review(`eth_signTypedData_${version}`, [ACCOUNT, asText ? text : JSON.parse(text)]);
      const digest = found.digests.eip712?.digest ?? null;
      if (wanted === null) {
        assert.equal(digest, null, "a hash of what the wallet refuses");
        assert.ok(found.gaps.length > 0, "silent about what the wallet refuses");
      } else if (digest === null && isBeyond(JSON.parse(text).message)) {
        assert.ok(found.gaps.length > 0, "silent about what has no hash");
      } else {
        signed += 1;
        assert.equal(digest, wanted);
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  return signed;
};

describe("@metamask/eth-sig-util", () => {
  it("version 4, ordinary values", () => {
    assert.equal(agrees(0, "v4", true), RUNS);
  });

  it("version 4, odd values: the same hash, or none and a gap where the wallet refuses", () => {
    const signed = agrees(12, "v4", true);
    assert.ok(signed > RUNS / 4, `${signed} of ${RUNS} were signed`);
  });

  it("version 3, odd values", () => {
    const signed = agrees(12, "v3", false);
    assert.ok(signed > RUNS / 4, `${signed} of ${RUNS} were signed`);
  });

  it("version 3 with arrays", () => {
    agrees(0, "v3", true);
  });

  it("single values, each odd one for each type", () => {
    const values = fc.sample(odd, { seed: SEED, numRuns: 400 });
    let signed = 0;
    for (const type of ATOMS) {
      for (const value of values) {
        const data = JSON.parse(
          JSON.stringify({
            types: { EIP712Domain: [], One: [{ name: "value", type }] },
            primaryType: "One",
            domain: {},
            message: { value },
          }),
        );
        const wanted = expected(data, SignTypedDataVersion.V4);
        const found = review("eth_signTypedData_v4", [ACCOUNT, data]);
        const digest = found.digests.eip712?.digest ?? null;
        const what = `${type} ${JSON.stringify(value)}`;
        if (wanted === null) {
          // Where the wallet refuses, no hash may be shown that looks like one it would sign.
          assert.equal(digest, null, what);
          assert.ok(found.gaps.length > 0, what);
        } else if (isBeyond(value)) {
          assert.ok(digest === null || digest === wanted, what);
        } else {
          signed += 1;
          assert.equal(digest, wanted, what);
        }
      }
    }
    assert.ok(signed > 1000, `${signed} were signed`);
  });

  it("version 1", () => {
    const atom = fc.constantFrom(
      ...ATOMS,
      "address[]",
      "uint256[]",
      "bytes32[]",
      "string[]",
      "int8[]",
      "bool[]",
    );
    const item = atom.chain((type) => {
      const inner = type.endsWith("[]")
        ? fc.array(ordinary(type.slice(0, -2)), { maxLength: 3 })
        : ordinary(type);
      return fc.record({
        type: fc.constant(type),
        name: fc.constantFrom("a", "Message", "b c"),
        value: inner,
      });
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (list) => {
        const plain = JSON.parse(JSON.stringify(list));
        let wanted = null;
        try {
          wanted = typedSignatureHash(plain);
        } catch {
          return;
        }
        const { digests } = review("eth_signTypedData", [plain, ACCOUNT]);
        assert.equal(digests.legacy_typed_data, wanted);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("the hash is that of the bytes 0x1901, the domain's and the message's", () => {
    const data = {
      types: { EIP712Domain: [], One: [{ name: "value", type: "uint256" }] },
      primaryType: "One",
      domain: {},
      message: { value: 1 },
    };
    const { eip712 } = review("eth_signTypedData_v4", [ACCOUNT, data]).digests;
    assert.ok(eip712);
    assert.equal(eip712.digest, keccak256(`0x1901${eip712.domain.slice(2)}${eip712.message.slice(2)}`));
  });
});
