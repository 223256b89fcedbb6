/** The same without the extension: each trick must reach its wallet, or it would prove nothing. */

import assert from "node:assert/strict";
import { inEachBrowser } from "../harness/suite.mjs";
import { REQUESTS } from "./requests.mjs";
import { WALLETS } from "./wallets.mjs";

inEachBrowser(
  "control of wallets of every chain",
  (test) => {
    for (const trick of WALLETS) {
      test(`without the extension, a page that ${trick.name} succeeds`, async (world) => {
        const visit = await world.visit(trick, REQUESTS);
        const { error } = await world.site.outcome(visit);
        assert.equal(error, undefined, error?.message);
        assert.notDeepEqual(world.site.reached(visit), []);
      });
    }
  },
  { extension: false },
);
