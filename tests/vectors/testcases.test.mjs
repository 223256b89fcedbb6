// The published cases of Ethers: typed data and transactions of every type.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keccak256 } from "viem";

import { checkAll, parties, review, testcases } from "./engine.mjs";

/** The domain's members in the order in which its type has them. */
const DOMAIN = [
  { name: "name", type: "string" },
  { name: "version", type: "string" },
  { name: "chainId", type: "uint256" },
  { name: "verifyingContract", type: "address" },
  { name: "salt", type: "bytes32" },
];

const ACCOUNT = "0x1111111111111111111111111111111111111111";

describe("@ethersproject/testcases", () => {
  it("eip712: every digest", () => {
    const cases = testcases("eip712");
    assert.ok(cases.length > 1000, `${cases.length} cases`);
    checkAll("eip712", cases, ({ domain, primaryType, types, data, digest, encoded }) => {
      const declared = DOMAIN.filter((member) => domain[member.name] !== undefined);
      const typed = { types: { EIP712Domain: declared, ...types }, primaryType, domain, message: data };
      for (const params of [
        [ACCOUNT, typed],
        [JSON.stringify(typed), ACCOUNT],
      ]) {
        const { digests } = review("eth_signTypedData_v4", params);
        assert.equal(digests.eip712?.digest, digest);
        assert.equal(digests.eip712?.message, keccak256(encoded));
      }
    });
  });

  it("typed-transactions: hashes and signers of EIP-2930 and EIP-1559", () => {
    const cases = testcases("typed-transactions");
    assert.ok(cases.length > 1500, `${cases.length} cases`);
    checkAll("typed-transactions", cases, ({ signed, unsigned, address, tx }) => {
      const published = review("eth_sendRawTransaction", [signed]);
      assert.equal(published.digests.transaction, keccak256(unsigned));
      assert.equal(published.digests.transaction_hash, keccak256(signed));
      assert.deepEqual([...new Set(parties(published, "signer"))], [address.toLowerCase()]);
      const asked = review("eth_sendRawTransaction", [unsigned]);
      assert.equal(asked.digests.transaction, keccak256(unsigned));
      assert.equal(asked.digests.transaction_hash ?? null, null);
      if (tx.to) assert.ok(JSON.stringify(published.acts).toLowerCase().includes(tx.to.toLowerCase()));
    });
  });

  it("transactions: hashes and signers from before and after EIP-155", () => {
    const cases = testcases("transactions");
    assert.ok(cases.length > 1000, `${cases.length} cases`);
    checkAll("transactions", cases, (one) => {
      for (const chain of ["", "ChainId5"]) {
        const [signed, unsigned] = [one[`signedTransaction${chain}`], one[`unsignedTransaction${chain}`]];
        const published = review("eth_sendRawTransaction", [signed], "eip155:5");
        assert.equal(published.digests.transaction, keccak256(unsigned));
        assert.equal(published.digests.transaction_hash, keccak256(signed));
        assert.deepEqual([...new Set(parties(published, "signer"))], [one.accountAddress.toLowerCase()]);
        const asked = review("eth_sendRawTransaction", [unsigned], "eip155:5");
        assert.equal(asked.digests.transaction, keccak256(unsigned));
      }
    });
  });

  for (const name of ["contract-interface", "contract-interface-abi2"]) {
    it(`${name}: arguments of functions that nobody knows are never passed over in silence`, () => {
      const cases = testcases(name);
      assert.ok(cases.length > 1500, `${cases.length} cases`);
      checkAll(name, cases, ({ result }) => {
        const to = "0x2222222222222222222222222222222222222222";
        const data = `0xdeadbeef${result.slice(2)}`;
        const found = review("eth_sendTransaction", [{ from: ACCOUNT, to, data, value: "0x0" }]);
        assert.equal(found.acts.length, 1);
        assert.ok(found.gaps.some((gap) => gap.path === "params[0].data"));
        assert.notEqual(found.verdict, "clear");
        // As the code of a new contract, and as a message, too.
        const deployed = review("eth_sendTransaction", [{ from: ACCOUNT, data: result }]);
        assert.notEqual(deployed.verdict, "clear");
      });
    });
  }
});
