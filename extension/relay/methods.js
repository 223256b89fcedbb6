/**
 * Which names ask a wallet to sign, to send or to give away power. A wallet's wire carries its own
 * small talk as well, so what passes here is decided the other way round than in the page's script:
 * a name is stopped because it is known or sounds like it, not because it is unknown.
 */

/**
 * A method's name as the most lenient of wallets reads it: some strip underscores, some change case,
 * and each way has letters of its own that end up as others (`ſ` becomes S, the Kelvin sign k).
 * @param {string} method
 */
const bareName = (method) => method.toUpperCase().toLowerCase().replaceAll("_", "");

/** Every name in the table of wallets, by what is left of it. */
const SIGNING = new Map(SIGNS.map((name) => [bareName(name), name]));

/**
 * A method's name, in the table's spelling where it is in letters that only a wallet takes for Latin ones.
 * @param {string} method
 */
const listedName = (method) => (/^[\w.:]*$/u.test(method) ? method : (SIGNING.get(bareName(method)) ?? method));

/** What sounds like signing, sending, or giving away power. */
const POWERFUL =
  /sign|send|transfer|transact|psbt|permission|grant|crypt|privatekey|mnemonic|inscri|broadcast|pushtx|calls|authori[sz]|delegat|deploy|invoke|execute|approv|autoconfirm|snap|importaddress|subaccount|addethereumchain|watchasset|useroperation|rawtx/u;

/** What only asks or takes back, whatever else its name sounds like. */
const READING =
  /^(?:eth|wallet|net|sol|solana|tron|btc|bitcoin|stx|ord|runes|avalanche|metamask)?get|^eth(?:new|pending|uninstall|unsubscribe)|^wallet(?:revoke|show)|^metamasksenddomainmetadata$/u;

/** A name that nobody else would use: what says it in a message is taken for a wallet's. */
const UNMISTAKABLE = new Set(
  [...SIGNING.keys()].filter((name) => /^(?:eth|personal|wallet|sol|tron|btc|stx|spark|avalanche|bitcoin)|psbt|transaction|signmessage/u.test(name)),
);

/** @param {unknown} method */
const signs = (method) => {
  if (typeof method !== "string") return false;
  const name = bareName(method);
  return SIGNING.has(name) || (POWERFUL.test(name) && !READING.test(name));
};

/** The networks that wallets of one kind mean when a message names none (CAIP-2). */
const NETWORKS = /** @type {Record<string, string>} */ ({
  bip122: "bip122:000000000019d6689c085ae165831e93",
  solana: "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
  tron: "tron:0x2b6653dc",
});

/**
 * The network that a method's name says, or null: an EVM wallet's is not in the message.
 * @param {string} method
 */
const networkOf = (method) => {
  const name = bareName(method);
  if (/^sol(?:ana)?sign/u.test(name)) return NETWORKS["solana"] ?? null;
  if (/^tron/u.test(name)) return NETWORKS["tron"] ?? null;
  return /^(?:btc|bitcoin)|psbt|inscri|^sendbitcoin|^sendtransfer$|^pushtx$/u.test(name) ? (NETWORKS["bip122"] ?? null) : null;
};
