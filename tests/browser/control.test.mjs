/**
 * The same hostile pages without the extension: each must succeed. A trick that fails by itself
 * would prove nothing where the extension is there.
 */

import assert from "node:assert/strict";
import { FRAMES } from "./harness/frames.mjs";
import { POISONS } from "./harness/poisons.mjs";
import { inEachBrowser } from "./harness/suite.mjs";
import { CHANGES, DOORS, METAMASK_DOORS } from "./harness/tricks.mjs";

inEachBrowser(
  "control",
  (test) => {
    for (const trick of [...DOORS, ...METAMASK_DOORS, ...CHANGES, ...POISONS, ...FRAMES]) {
      test(`without the extension, a page that ${trick.name} succeeds`, async (world) => {
        const visit = await world.visit(trick);
        const { result, error } = await world.site.outcome(visit);
        assert.equal(error, undefined, error?.message);
        const [hash] = [result].flat().slice(-1);
        const sent = await world.anvil.rpc("eth_getTransactionByHash", [hash]);
        assert.equal(sent.input, world.requests["approve"]?.params[0].data);
      });
    }
  },
  { extension: false },
);
