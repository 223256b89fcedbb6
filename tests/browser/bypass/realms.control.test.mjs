/** The same without the extension: what is planted must catch the wallet. */

import assert from "node:assert/strict";
import { inEachBrowser } from "../harness/suite.mjs";
import { REALMS } from "./realms.mjs";

inEachBrowser(
  "control of prepared frames",
  (test) => {
    for (const trick of REALMS) {
      test(`without the extension, a page that ${trick.name} succeeds`, async (world) => {
        const visit = await world.visit(trick);
        const { result, error } = await world.site.outcome(visit);
        assert.equal(error, undefined, error?.message);
        const sent = await world.anvil.rpc("eth_getTransactionByHash", [result]);
        assert.equal(sent.input, world.requests["approve"]?.params[0].data);
      });
    }
  },
  { extension: false },
);
