/** What the extension knows and shows of it, the person's own addresses, and newer address sets. */

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { encodeFunctionData, parseAbi } from "viem";
import { FRIEND, LISTED, TOKEN, calldata, transfer } from "../../examples/dapp/requests.js";
import { compileSet, NEWLY_LISTED, Publisher, takenOver } from "./harness/bundles.mjs";
import { until } from "./harness/driver.mjs";
import { FileServer } from "./harness/file-server.mjs";
import { add, alarms, choose, enter, says, send } from "./harness/own-pages.mjs";
import { another, assertNamesListed, inEachBrowser, World } from "./harness/suite.mjs";

/** @typedef {import("./harness/driver.mjs").ReviewWindow} Page */

/** An address of nobody. */
const STRANGER = "0x000000000000000000000000000000000000bEEF";

const KNOWN = "ui/known.html";
const OPTIONS = "ui/options.html";

/** Whom the tests' sets come from, and somebody else. */
const PUBLISHER = new Publisher(1);
const OTHER = new Publisher(2);

const DAY = 24 * 60 * 60;
const now = () => Math.floor(Date.now() / 1000);

/** The compiled sets, by day; each is compiled once. @type {Map<string, Promise<Buffer>>} */
const sets = new Map();

/** @param {string} day */
function setOf(day) {
  const set = sets.get(day) ?? compileSet(day);
  sets.set(day, set);
  return set;
}

/**
 * A payment to more people than anybody looks at, by a contract that everybody knows.
 * @param {string} from
 */
function toMany(from) {
  const recipients = Array.from({ length: 21 }, (_, n) => /** @type {`0x${string}`} */ (`0x1${String(n + 1).padStart(39, "0")}`));
  const abi = parseAbi(["function disperseEther(address[] recipients, uint256[] values)"]);
  const data = encodeFunctionData({ abi, functionName: "disperseEther", args: [recipients, recipients.map(() => 1n)] });
  const disperse = "0xD152f549545093347A162Dce210e7293f1452150";
  return { method: "eth_sendTransaction", params: [{ from, to: disperse, value: "0x15", data }] };
}

/** @param {string} address */
const whole = (address) => new RegExp([...address].join("\\s*"), "iu");

inEachBrowser("intel", (test) => {
  test("the page of what is known lists thefts and is searched", async (world) => {
    const page = await world.browser.openPage(KNOWN);
    await says(page, "#set", /Newest source\s+\d+ \w+ 20\d\d/u);
    const all = await says(page, "#incidents", /Thefts and actions \((\d+)\)/u);
    const count = Number(/\((\d+)\)/u.exec(all)?.[1]);
    assert.ok(count > 20, all.slice(0, 100));
    assert.match(await page.text(), /On an official sanctions list for working for North Korea\s+\d+/u);
    await enter(page, "#question", "Ronin OFAC");
    const found = await says(page, "#incidents", /Ronin/u);
    assert.ok(Number(/\((\d+)\)/u.exec(found)?.[1]) < count, found.slice(0, 100));
    assert.match(found, /OFAC: .*\(sanctionssearch\.ofac\.treas\.gov\), \d+ \w+ 20\d\d/u);
    await enter(page, "#question", "no theft has this name");
    await says(page, "#incidents", /\(0\)[\s\S]*Nothing here/u);
  });

  test("an address is looked up, whole or not at all", async (world) => {
    const page = await world.browser.openPage(KNOWN);
    await enter(page, "#question", LISTED.toLowerCase());
    const listed = await says(page, "#answer", /Listed: linked to North Korea/u);
    assert.match(listed, whole(LISTED));
    assert.match(listed, /Lazarus Group[\s\S]*Source: .*OFAC/u);
    await enter(page, "#question", STRANGER);
    const unknown = await says(page, "#answer", /Not in the list/u);
    assert.match(unknown, /does not make it harmless/u);
    await enter(page, "#question", LISTED.slice(0, -2));
    await says(page, "#answer", /not a whole address/u);
    await enter(page, "#question", "");
    await says(page, "#answer", /^$/u);
  });

  test("version and date of the set are shown in the popup and with each review", async (world) => {
    const known = await world.browser.openPage(KNOWN);
    const version = /Address set\s+(\S+)/u.exec(await known.text())?.[1] ?? "";
    assert.match(version, /^20\d\d/u);
    const popup = await world.browser.openPage("ui/popup.html");
    assert.ok((await popup.text()).includes(version));
    const visit = await world.visit();
    const { window, shown } = await world.browser.review();
    assert.ok(shown.text.includes(version));
    assert.match(shown.text, /address set \S+ of \d+ \w+ 20\d\d/u);
    await window.refuse();
    await world.wasRefused(visit);
  });

  test("each page is answered what is its own", async (world) => {
    const known = await world.browser.openPage(KNOWN);
    const popup = await world.browser.openPage("ui/popup.html");
    const entry = { list: "trusted", address: STRANGER };
    for (const page of [known, popup]) {
      for (const message of [{ type: "settings" }, { type: "book-add", entry }, { type: "update-on", url: "https://x.example" }]) {
        assert.equal(await send(page, message), "null", JSON.stringify(message));
      }
    }
    assert.equal(await send(popup, { type: "lookup", address: LISTED }), "null");
    assert.match(await send(known, { type: "lookup", address: LISTED }), /"listed_as"/u);
  });

  test("who is blocked is warned of by name until they are removed", async (world) => {
    const page = await world.browser.openPage(OPTIONS);
    await add(page, FRIEND.toLowerCase(), "blocked", "My former friend");
    await says(page, "#add-said", /Added/u);
    assert.match(await says(page, "#blocked", /My former friend/u), whole(FRIEND));
    const visit = await world.ask(transfer(world.account));
    const { window, shown } = await world.browser.review();
    assert.ok(shown.findings.some(({ rule, text }) => rule === "blocked-by-you" && text.includes("My former friend")), shown.text);
    await window.refuse();
    await world.wasRefused(visit);
    await page.click("#blocked button");
    await says(page, "#blocked", /You block no address/u);
    await world.wasSent(await world.ask(transfer(world.account)), transfer(world.account));
  });

  test("mistyped addresses are refused with the reason, and nothing is stored", async (world) => {
    const page = await world.browser.openPage(OPTIONS);
    await add(page, "0x1234", "blocked");
    await says(page, "#add-said", /not a whole address/u);
    await add(page, FRIEND.replace("C51812", "c51812"), "blocked");
    await says(page, "#add-said", /capitals do not fit/u);
    await says(page, "#blocked", /You block no address/u);
    await add(page, FRIEND, "trusted");
    await says(page, "#add-said", /Added/u);
    await add(page, FRIEND, "blocked");
    await says(page, "#add-said", /cannot be both/u);
    await add(page, FRIEND, "trusted");
    await says(page, "#add-said", /there already/u);
    await page.click("#trusted button");
    await says(page, "#trusted", /You trust no address/u);
  });

  test("trust does not silence who is listed", async (world) => {
    const page = await world.browser.openPage(OPTIONS);
    await add(page, LISTED, "trusted", "Surely fine");
    await says(page, "#trusted", /Surely fine/u);
    const visit = await world.visit();
    const { window, shown } = await world.browser.review();
    assertNamesListed(shown);
    await window.refuse();
    await world.wasRefused(visit);
    const known = await world.browser.openPage(KNOWN);
    await enter(known, "#question", LISTED);
    assert.match(await says(known, "#answer", /You trust it/u), /Surely fine/u);
    await page.click("#trusted button");
    await says(page, "#trusted", /You trust no address/u);
  });

  test("payees are remembered, unless that is switched off, and can be forgotten", async (world) => {
    const page = await world.browser.openPage(OPTIONS);
    await send(page, { type: "book-clear", list: "paid" });
    await page.click("#learns");
    await until("the switch to be off", async () => (await send(page, { type: "settings" })).includes('"learns":false'));
    await world.wasSent(await world.ask(transfer(world.account)), transfer(world.account));
    assert.doesNotMatch(await send(page, { type: "settings" }), /"list":"paid"/u);
    await page.click("#learns");
    await until("the switch to be on", async () => (await send(page, { type: "settings" })).includes('"learns":true'));
    await world.wasSent(await world.ask(transfer(world.account)), transfer(world.account));
    const other = await world.browser.openPage(OPTIONS);
    await says(other, "#paid", whole(FRIEND));
    const listed = { method: "eth_sendTransaction", params: [{ from: world.account, to: TOKEN, data: calldata("transfer", LISTED, 1n) }] };
    const visit = await world.ask(listed);
    await (await world.browser.review()).window.goOn();
    await world.wasSent(visit, listed);
    assert.doesNotMatch(await send(page, { type: "settings" }), new RegExp(LISTED, "u"), "a thief was remembered");
    await world.wasSent(await world.ask(toMany(world.account)), toMany(world.account));
    await world.wasSent(await world.ask(transfer(world.account)), transfer(world.account));
    const remembered = await send(page, { type: "settings" });
    assert.doesNotMatch(remembered, /0x1000000000000000000000000000000000000/u, "whom nobody looked at was remembered");
    await other.click("#forget");
    await says(other, "#forget", /Press again/u);
    await other.click("#forget");
    await says(other, "#paid", /Nobody yet/u);
  });

  test("a file's good rows are kept, its bad ones told, and what is saved can be read again", async (world) => {
    const page = await world.browser.openPage(OPTIONS);
    await send(page, { type: "book-clear", list: "paid" });
    const rows = [
      "list,address,name,added",
      `trusted,${FRIEND},"Bob, ""the builder""",2026-01-02`,
      "trusted,0x12,too short,",
      `maybe,${STRANGER},,`,
      `,${STRANGER},no list,`,
      `paid,bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh,,`,
    ];
    await choose(page, "#book-file", rows.join("\r\n"), "mine.csv");
    const said = await says(page, "#file-said", /3 added, 0 renamed, 0 there already, 2 not taken/u);
    assert.match(said, /Row 3[\s\S]*0x12[\s\S]*not a whole address/u);
    assert.match(said, /Row 4[\s\S]*“blocked”, “trusted” or “paid”/u);
    assert.match(await says(page, "#trusted", /Bob, "the builder"/u), /2 January 2026/u);
    await world.browser.stopBackground();
    const before = JSON.parse(await send(page, { type: "settings" })).book.entries;
    assert.equal(before.length, 3);
    for (const format of ["json", "csv"]) {
      const { text } = JSON.parse(await send(page, { type: "book-export", format }));
      for (const { list } of before) await send(page, { type: "book-clear", list });
      assert.deepEqual(JSON.parse(await send(page, { type: "settings" })).book.entries, []);
      await choose(page, "#book-file", text, `mine.${format}`);
      const after = await until("the entries to be back", async () => {
        const { entries } = JSON.parse(await send(page, { type: "settings" })).book;
        return entries.length === before.length && entries;
      });
      await says(page, "#file-said", /3 added, 0 renamed, 0 there already, 0 not taken/u);
      /** @param {any[]} entries */
      const comparable = (entries) => entries.map(({ list, address, name }) => ({ list, address, name }));
      assert.deepEqual(comparable(after), comparable(before));
    }
    await choose(page, "#book-file", '{"format":"something else"}', "other.json");
    await says(page, "#file-said", /not a list of addresses/u);
    assert.equal(JSON.parse(await send(page, { type: "settings" })).book.entries.length, 3);
    for (const { list } of before) await send(page, { type: "book-clear", list });
  });

  test("a set that another has signed is not taken", async (world) => {
    const page = await world.browser.openPage(OPTIONS);
    const before = await says(page, "#set", /with this version of Countersign/u);
    await choose(page, "#set-file", PUBLISHER.bundle(await setOf("2098-01-01"), now() + DAY), "set");
    await says(page, "#set-said", /not signed by its publisher/u);
    await says(page, "#set", new RegExp(before.replace(/\s+/gu, "\\s+"), "u"));
  });

  test("newer sets", async (world, context) => {
    const folder = await takenOver(world.extension, PUBLISHER, (manifest) => {
      // Nobody can answer Chromium's own question here; Firefox's is answered by its settings.
      if (world.browser.name === "chromium") manifest.host_permissions = ["https://127.0.0.1/*"];
    });
    const browser = await another(world, folder, true);
    const server = await FileServer.start();
    try {
      await newerSets(new World(browser, world.anvil, world.site, world.account), server, context);
    } finally {
      await server.close();
      await browser.close();
      await rm(folder, { recursive: true });
    }
  });
});

/**
 * @param {World} world with an extension that takes the sets of the tests' publisher
 * @param {FileServer} server
 * @param {import("node:test").TestContext} context
 */
async function newerSets(world, server, context) {
  const [first, second] = [await setOf("2098-01-01"), await setOf("2098-01-02")];
  const good = PUBLISHER.bundle(first, now() + DAY);
  const newer = PUBLISHER.bundle(second, now() + DAY);
  const paying = { method: "eth_sendTransaction", params: [{ from: world.account, to: NEWLY_LISTED, value: "0x1" }] };

  /** @param {(page: Page) => Promise<void>} check */
  const onSettings = async (check) => {
    const page = await world.browser.openPage(OPTIONS);
    try {
      await check(page);
    } finally {
      await world.browser.reset();
    }
  };

  await context.test("a good one from a file is used, and survives the background", () => onSettings(async (page) => {
    await world.wasSent(await world.ask(paying), paying);
    await choose(page, "#set-file", good, "newer.set");
    await says(page, "#set-said", /newer set is in use/u);
    await says(page, "#set", /1 January 2098[\s\S]*out of the file newer\.set/u);
    for (const stopped of [false, true]) {
      if (stopped) await world.browser.stopBackground();
      const visit = await world.ask(paying);
      const { window, shown } = await world.browser.review(/1 January 2098/u);
      assertNamesListed(shown);
      assert.match(shown.text, /A list of the tests/u);
      await window.refuse();
      await world.wasRefused(visit);
    }
  }));

  await context.test("bad ones change nothing, and it is said why", () => onSettings(async (page) => {
    const flipped = Buffer.from(newer);
    flipped.writeUInt8(flipped.readUInt8(flipped.length >> 1) ^ 1, flipped.length >> 1);
    for (const [bundle, reason] of /** @type {[Buffer, RegExp][]} */ ([
      [flipped, /not signed by its publisher/u],
      [OTHER.bundle(second, now() + DAY), /not signed by its publisher/u],
      [newer.subarray(0, newer.length - 40), /not a whole one/u],
      [newer.subarray(0, 1000), /not a whole one/u],
      [Buffer.from("<html>Sign in</html>"), /not an address set/u],
      [Buffer.alloc(0), /not an address set/u],
      [PUBLISHER.bundle(second, now() - DAY), /has run out/u],
      [PUBLISHER.bundle(await setOf("2097-01-01"), now() + DAY), /older than the one in use/u],
      [Buffer.alloc(5_000_000), /too large/u],
      [good, /nothing newer/u],
    ])) {
      await choose(page, "#set-file", bundle, "a.set");
      await says(page, "#set-said", reason);
      await says(page, "#set", /1 January 2098/u);
    }
  }));

  await context.test("no page of the extension has the network", async () => {
    server.served = { body: good };
    const visit = await world.visit();
    const { window } = await world.browser.review();
    const pages = [window];
    for (const path of [KNOWN, OPTIONS, "ui/popup.html"]) pages.push(await world.browser.openPage(path));
    for (const page of pages) {
      await page.evaluate(`(() => {
        fetch(${JSON.stringify(`${server.origin}/page`)}, { mode: "no-cors" }).then(() => "yes", String)
          .then((outcome) => { window.fetched = outcome; });
        return "";
      })()`);
      assert.notEqual(await until("an outcome", () => page.evaluate("window.fetched ?? ''")), "yes", await page.text());
    }
    await window.refuse();
    await world.wasRefused(visit);
    await world.browser.reset();
    assert.equal(server.requests.length, 0);
  });

  await context.test("one is fetched where the person says so, and nothing is told there", () => onSettings(async (page) => {
    assert.equal(server.requests.length, 0);
    await enter(page, "#url", "http://127.0.0.1/set");
    await page.click("#web-on");
    await says(page, "#set-said", /has to begin with https/u);
    const url = `${server.origin}/set#here`;
    server.served = { body: newer, headers: { etag: '"you"', "set-cookie": "you=1", "cache-control": "max-age=1000" } };
    await enter(page, "#url", url);
    await page.click("#web-on");
    await says(page, "#set-said", /newer set is in use/u);
    await says(page, "#set", /2 January 2098[\s\S]*from https:\/\/127\.0\.0\.1/u);
    await page.click("#web-now");
    await says(page, "#set-said", /nothing newer/u);
    assert.deepEqual(await alarms(page), [{ name: "update", periodInMinutes: 1440 }]);
    await world.browser.stopBackground();
    await page.click("#web-now");
    await until("a third request", () => server.requests.length === 3);
    for (const { method, path, headers, raw } of server.requests) {
      assert.deepEqual([method, path], ["GET", "/set"]);
      for (const name of ["cookie", "referer", "origin", "if-none-match", "if-modified-since", "authorization"]) {
        assert.equal(headers[name], undefined, `${name}: ${headers[name]}`);
      }
      assert.equal(headers["accept-language"], "*");
      assert.doesNotMatch(raw.join("\n"), /extension:/u);
    }
    assert.deepEqual(server.requests[1]?.raw, server.requests[0]?.raw, "the second request differs from the first");
  }));

  await context.test("what cannot be fetched changes nothing, and it is said why", () => onSettings(async (page) => {
    for (const [served, reason] of /** @type {[import("./harness/file-server.mjs").Served, RegExp][]} */ ([
      [{ status: 404 }, /no such file \(it answered 404\)/u],
      [{ status: 302, headers: { location: "/elsewhere" } }, /sends elsewhere/u],
      [{ body: Buffer.alloc(5_000_000) }, /too large/u],
      [{ body: newer.subarray(0, 100) }, /not a whole one/u],
      [{ body: good }, /older than the one in use/u],
      [{ body: newer }, /nothing newer/u],
    ])) {
      server.served = served;
      await page.click("#web-now");
      await says(page, "#set-said", reason);
      await says(page, "#set", /2 January 2098/u);
    }
    assert.ok(server.requests.every(({ path }) => path === "/set"));
  }));

  await context.test("turned off, nothing is fetched", () => onSettings(async (page) => {
    await page.click("#web-off");
    await says(page, "#web-words", /turned off/u);
    const before = server.requests.length;
    await world.browser.stopBackground();
    const state = JSON.parse(await send(page, { type: "settings" }));
    assert.equal(state.updates.on, false);
    assert.deepEqual(await alarms(page), []);
    await says(page, "#set", /2 January 2098/u);
    assert.equal(server.requests.length, before);
  }));
}
