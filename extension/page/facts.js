// What a review would like to know of the wallet and, through it, of the chain. The answers come through
// the page's realm and only inform the review; nothing is released because of them.

/** Provider → what it calls itself. */
const names = new WeakMap();
/** Provider → its own `request`, as it was. */
const requests = new WeakMap();

/**
 * @param {unknown} provider
 * @param {unknown} method the wallet's own function
 * @param {unknown[]} args
 * @param {(answer: any) => void} done
 */
const askWallet = (provider, method, args, done) => {
  try {
    // A promise of our own, whatever the wallet returns.
    const asked = new NativePromise((resolve) => resolve(apply(/** @type {Function} */ (method), provider, args)));
    then(asked, done, () => done(null));
  } catch {
    done(null);
  }
};

/** Where the kinds of providers sign that cannot be asked for a network. @type {Record<string, string>} */
const CHAINS = /** @type {any} */ ({
  __proto__: null,
  solana: "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
  bip122: "bip122:000000000019d6689c085ae165831e93",
});

/** Tron's networks by what the names of their nodes contain. */
const TRON_NETWORKS = [["nile", "tron:0xcd8690dc"], ["shasta", "tron:0x94a9059e"], ["", "tron:0x2b6653dc"]];

/**
 * @param {any} provider a TronWeb, what signs for it, or what holds one
 * @returns {{ chain: string, account: string | null }}
 */
const tronPlace = (provider) => {
  const held = peek(provider, "tronWeb");
  const tronWeb = isObject(held) ? held : provider;
  const node = peek(tronWeb, "fullNode");
  const host = isObject(node) ? peek(node, "host") : null;
  const address = peek(tronWeb, "defaultAddress");
  const account = isObject(address) ? peek(address, "base58") : null;
  const where = typeof host === "string" ? lowerCase(slice(host, 0, MAX_NAME)) : "";
  let chain = "";
  for (let index = 0; chain === "" && index < TRON_NETWORKS.length; index += 1) {
    const [mark, id] = /** @type {[string, string]} */ ([own(TRON_NETWORKS[index], 0), own(TRON_NETWORKS[index], 1)]);
    if (includes(where, mark)) chain = id;
  }
  return { chain, account: typeof account === "string" ? slice(account, 0, MAX_NAME) : null };
};

/** @param {any} provider */
const solanaAccount = (provider) => {
  try {
    const key = read(provider, "publicKey");
    const text = isObject(key) ? apply(read(key, "toString"), key, []) : null;
    return typeof text === "string" ? slice(text, 0, MAX_NAME) : null;
  } catch {
    return null;
  }
};

/**
 * The requests whose facts are being asked, in the order of the requests: a wallet may answer a
 * later question first, and what a page asks must not change its order because of that.
 * @type {{ tell: (() => void) | null }[]}
 */
const places = [];
/** How many of them have been told. */
let told = 0;

/**
 * Asks a wallet questions, and tells when all are answered or the time is over.
 * @param {unknown} provider
 * @param {{ method: unknown, args: unknown[], take: (answer: any) => void }[]} questions
 * @param {() => void} done
 */
const askInTime = (provider, questions, done) => {
  let missing = questions.length;
  /** @type {{ __proto__: null, tell: (() => void) | null }} */
  const place = { __proto__: null, tell: null };
  push(places, place);
  const finish = () => {
    missing = 0;
    stopTimer(timer);
    place.tell = done;
    while (told < places.length) {
      const next = places[told];
      if (!next?.tell) return;
      told += 1;
      next.tell();
    }
    places.length = 0;
    told = 0;
  };
  const timer = startTimer(() => missing > 0 && finish(), FACTS_MS);
  for (let index = 0; index < questions.length; index += 1) {
    const { method, args, take } = /** @type {(typeof questions)[number]} */ (questions[index]);
    askWallet(provider, method, args, (answer) => {
      if (missing === 0) return;
      take(answer);
      missing -= 1;
      if (missing === 0) finish();
    });
  }
};

/**
 * The network and the account of a provider, as far as it tells them in time.
 * @param {unknown} provider
 * @param {string} kind
 * @param {(chain: unknown, account: unknown) => void} done
 */
const facts = (provider, kind, done) => {
  const namespace = PROVIDERS[kind]?.chain ?? null;
  if (!isObject(provider)) return done(null, null);
  if (namespace === "tron") {
    const { chain, account } = tronPlace(provider);
    return done(chain, account);
  }
  if (namespace === "solana") return done(CHAINS["solana"], solanaAccount(provider));
  /** @type {unknown} */
  let chain = namespace === "bip122" ? CHAINS["bip122"] : null;
  /** @type {unknown} */
  let account = null;
  const takeAccount = (/** @type {any} */ answer) => {
    const first = isArray(answer) ? own(answer, 0) : null;
    if (typeof first === "string") account = slice(first, 0, MAX_NAME);
  };
  if (namespace === "bip122") {
    const method = peek(provider, "getAccounts");
    if (typeof method !== "function") return done(chain, null);
    return askInTime(provider, [{ method, args: [], take: takeAccount }], () => done(chain, account));
  }
  const method = recall(requests, provider);
  if (!method) return done(null, null);
  const takeChain = (/** @type {any} */ answer) => {
    if (typeof answer === "string" || typeof answer === "number") chain = answer;
  };
  return askInTime(
    provider,
    [
      { method, args: [{ method: "eth_chainId" }], take: takeChain },
      { method, args: [{ method: "eth_accounts" }], take: takeAccount },
    ],
    () => done(chain, account),
  );
};

/** What a review may ask of the chain through the wallet. */
const FACT_METHODS = [
  "eth_blockNumber", "eth_call", "eth_chainId", "eth_getBalance", "eth_getCode", "eth_getStorageAt", "eth_getTransactionCount",
];

/** @param {unknown} method */
const isFactMethod = (method) => {
  for (let index = 0; index < FACT_METHODS.length; index += 1) if (FACT_METHODS[index] === method) return true;
  return false;
};

/**
 * The background asks for facts of the chain: the provider is asked that the request was for.
 * @param {number} n
 * @param {unknown} calls
 * @param {unknown} ms how long the wallet may take; what it has said by then is told
 */
const answerRead = (n, calls, ms) => {
  if (!waiting[n]) return;
  const provider = askers[n];
  const method = isObject(provider) ? recall(requests, provider) : null;
  const found = create(null);
  let open = 1;
  const arrived = () => {
    open -= 1;
    if (open > 0) return;
    open = -1;
    stopTimer(timer);
    if (port) postTo(port, { type: "facts", n, facts: found });
  };
  const timer = startTimer(() => {
    if (open < 0) return;
    open = 1;
    arrived();
  }, typeof ms === "number" && ms < READ_MS ? ms : READ_MS);
  const length = method && isArray(calls) ? calls.length : 0;
  for (let index = 0; index < length && index < MAX_FACTS; index += 1) {
    const call = own(calls, index);
    const id = own(call, "id");
    if (typeof id !== "string" || !isFactMethod(own(call, "method"))) continue;
    open += 1;
    let heard = false;
    askWallet(provider, method, [{ method: own(call, "method"), params: own(call, "params") }], (answer) => {
      if (heard || open < 0) return;
      heard = true;
      try {
        if (answer !== null && answer !== undefined) put(found, id, copy(answer, 0, { nodes: MAX_NODES, size: MAX_SIZE }));
      } catch {
        // It is no plain data, so it is no answer.
      }
      arrived();
    });
  }
  arrived();
};
