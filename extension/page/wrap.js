/**
 * The part of Countersign that stands between a page and its wallets. It runs in the page's own
 * realm, before the page's first script, and replaces the methods by which a wallet can be asked
 * to sign. docs/interception.md says what is caught, what is not, and why it is done like this.
 *
 * The page is taken for an attacker who changes every object of this realm afterwards. So
 * everything that is needed later is captured now, and what follows uses captures and own
 * properties only: no method by its name, no iteration, no spread, no assignment to an array's
 * index, no handler or descriptor that inherits. It is one file and one function, because several
 * files could only share their captures through a place that the page can see as well.
 */
(() => {
  "use strict";

  /**
   * @typedef {{ method: string, params: unknown }} Call what a wallet would be asked for
   * @typedef {{ code: number, message: string }} Refusal
   * @typedef {(refusal: Refusal | null) => void} Decided
   * @typedef {{ __proto__: null }} Bare an object that inherits nothing
   */

  // ---- Limits -----------------------------------------------------------------------------------

  /** No honest request is nested deeper; a cyclic one ends here too. */
  const MAX_DEPTH = 64;
  /** Values in one request. */
  const MAX_NODES = 200_000;
  /** Characters and bytes in one request. */
  const MAX_SIZE = 16 * 1024 * 1024;
  /** Calls in one batch. */
  const MAX_CALLS = 100;
  /** Ethereum's widest number, in bits. */
  const MAX_BITS = 256n;
  /** Characters of a wallet's name. */
  const MAX_NAME = 100;
  /** How long a wallet may take to say its network and account before the review goes without. */
  const FACTS_MS = 250;
  /** How often the relay has to show that it is there while something waits. */
  const PULSE_MS = 1000;
  /** How many pulses may stay unanswered. More than one: a busy page hears late. */
  const MAX_MISSED = 3;
  /** How many microtasks a wallet may take to hand a released request from one door to the next. */
  const TICKET_STEPS = 16;

  // ---- What may pass unread ---------------------------------------------------------------------

  /** The methods that sign nothing and give away no power. The engine holds the same list. */
  const READ_ONLY_METHODS = [
    "eth_accounts",
    "eth_blobBaseFee",
    "eth_blockNumber",
    "eth_call",
    "eth_chainId",
    "eth_coinbase",
    "eth_config",
    "eth_createAccessList",
    "eth_estimateGas",
    "eth_feeHistory",
    "eth_gasPrice",
    "eth_getBalance",
    "eth_getBlockByHash",
    "eth_getBlockByNumber",
    "eth_getBlockReceipts",
    "eth_getBlockTransactionCountByHash",
    "eth_getBlockTransactionCountByNumber",
    "eth_getCode",
    "eth_getFilterChanges",
    "eth_getFilterLogs",
    "eth_getHeaderByHash",
    "eth_getHeaderByNumber",
    "eth_getLogs",
    "eth_getProof",
    "eth_getRawTransactionByHash",
    "eth_getStorageAt",
    "eth_getTransactionByBlockHashAndIndex",
    "eth_getTransactionByBlockNumberAndIndex",
    "eth_getTransactionByHash",
    "eth_getTransactionCount",
    "eth_getTransactionReceipt",
    "eth_getUncleByBlockHashAndIndex",
    "eth_getUncleByBlockNumberAndIndex",
    "eth_getUncleCountByBlockHash",
    "eth_getUncleCountByBlockNumber",
    "eth_hashrate",
    "eth_maxPriorityFeePerGas",
    "eth_mining",
    "eth_newBlockFilter",
    "eth_newFilter",
    "eth_newPendingTransactionFilter",
    "eth_pendingTransactions",
    "eth_protocolVersion",
    "eth_requestAccounts",
    "eth_simulateV1",
    "eth_subscribe",
    "eth_syncing",
    "eth_uninstallFilter",
    "eth_unsubscribe",
    "metamask_getProviderState",
    "metamask_logWeb3ShimUsage",
    "metamask_sendDomainMetadata",
    "net_listening",
    "net_peerCount",
    "net_version",
    "personal_ecRecover",
    "wallet_getCallsStatus",
    "wallet_getCapabilities",
    "wallet_getPermissions",
    "wallet_getSnaps",
    "wallet_registerOnboarding",
    "wallet_revokePermissions",
    "wallet_showCallsStatus",
    "wallet_switchEthereumChain",
    "web3_clientVersion",
    "web3_sha3",
  ];

  // ---- What is captured -------------------------------------------------------------------------

  const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
  const { get: read, getPrototypeOf, has, ownKeys, set: write } = Reflect;
  const { create, freeze, hasOwn } = Object;
  const { isArray } = Array;
  const { isFinite } = Number;
  const quote = JSON.stringify;
  const NativeProxy = Proxy;
  const NativePromise = Promise;
  const NativeError = Error;
  const NativeTypeError = TypeError;
  const NativeEvent = Event;
  const NativeCustomEvent = CustomEvent;
  const page = window;
  const randomness = crypto;
  const { getRandomValues } = crypto;
  const NativeUint32Array = Uint32Array;
  const NativeWeakMap = WeakMap;
  const afterwards = queueMicrotask;
  const startTimer = setTimeout;
  const stopTimer = clearTimeout;

  /**
   * A method as a function of the object and the arguments.
   * @param {Function} method
   * @returns {(self: unknown, ...args: unknown[]) => any}
   */
  const uncurried = (method) => (self, ...args) => apply(method, self, args);

  /**
   * The getter of a property as a function of the object.
   * @param {object} prototype
   * @param {PropertyKey} key
   * @returns {(self: unknown) => any}
   */
  const getter = (prototype, key) => {
    const get = /** @type {Function} */ (getOwnPropertyDescriptor(prototype, key)?.get);
    return (self) => apply(get, self, []);
  };

  const then = uncurried(Promise.prototype.then);
  const eachOfMap = uncurried(Map.prototype.forEach);
  const slice = uncurried(String.prototype.slice);
  const recall = uncurried(WeakMap.prototype.get);
  const keep = uncurried(WeakMap.prototype.set);
  const listen = uncurried(EventTarget.prototype.addEventListener);
  const stopListening = uncurried(EventTarget.prototype.removeEventListener);
  const dispatch = uncurried(EventTarget.prototype.dispatchEvent);
  const stopEvent = uncurried(Event.prototype.stopImmediatePropagation);
  const acceptEvent = uncurried(Event.prototype.preventDefault);
  const postTo = uncurried(MessagePort.prototype.postMessage);
  const startPort = uncurried(MessagePort.prototype.start);
  const observe = uncurried(MutationObserver.prototype.observe);
  const messageData = getter(MessageEvent.prototype, "data");
  const messagePorts = getter(MessageEvent.prototype, "ports");
  const customDetail = getter(CustomEvent.prototype, "detail");
  const typedArrays = /** @type {object} */ (getPrototypeOf(Uint8Array.prototype));
  const typedArrayName = getter(typedArrays, Symbol.toStringTag);
  const typedArraySize = getter(typedArrays, "byteLength");

  /** @type {Bare & { [name: string]: any }} */
  const TYPED_ARRAYS = {
    __proto__: null,
    BigInt64Array,
    BigUint64Array,
    Float32Array,
    Float64Array,
    Int16Array,
    Int32Array,
    Int8Array,
    Uint16Array,
    Uint32Array,
    Uint8Array,
    Uint8ClampedArray,
  };

  /**
   * Sets an own property, whatever setters the object inherits.
   * @param {object} object
   * @param {PropertyKey} key
   * @param {unknown} value
   */
  const put = (object, key, value) => {
    /** @type {Bare & PropertyDescriptor} */
    const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
    defineProperty(object, key, descriptor);
  };

  /**
   * An own property, or undefined: never what the object inherits.
   * @param {any} object
   * @param {PropertyKey} key
   */
  const own = (object, key) => (hasOwn(object, key) ? object[key] : undefined);

  /**
   * @param {unknown[]} list
   * @param {unknown} value
   */
  const push = (list, value) => put(list, list.length, value);

  /**
   * @param {unknown} value
   * @returns {value is object}
   */
  const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

  /** @type {Record<string, boolean>} */
  const readOnly = create(null);
  for (let index = 0; index < READ_ONLY_METHODS.length; index += 1) {
    readOnly[/** @type {string} */ (READ_ONLY_METHODS[index])] = true;
  }

  // ---- The channel to the relay -----------------------------------------------------------------

  const OFFER = "countersign:offer";
  const WELCOME = "countersign:welcome";

  /** @type {MessagePort | null} */
  let port = null;
  /** @type {Record<number, Decided>} */
  const waiting = create(null);

  /**
   * @param {number} code
   * @param {string} message
   * @returns {Refusal}
   */
  const refusal = (code, message) => ({ code, message });

  const unheard = () =>
    refusal(4900, "Countersign cannot be reached from this page, so nothing is signed. Reload the page.");

  /**
   * While a listener runs, and for the microtasks after it, `window.event` shows the event to every
   * script of the page, and through it the port. So no script of the page may run because of what is
   * heard before the event is over: decisions are told in a task of their own. A page that came by the
   * port could dispatch events there, but none that is trusted.
   * @param {Event} event
   */
  const hear = (event) => {
    if (own(event, "isTrusted") !== true) return;
    missed = 0;
    const message = messageData(event);
    if (typeof message !== "object" || message === null || own(message, "type") !== "answer") return;
    const n = own(message, "n");
    if (typeof n !== "number") return;
    const decided = waiting[n];
    if (!decided) return;
    delete waiting[n];
    const refused = own(message, "allow") === true ? null : refusal(own(message, "code"), own(message, "message"));
    startTimer(() => decided(refused), 0);
  };

  /** A number that nobody can guess, so that no other question can go under it. */
  const randomNumber = () => {
    const random = new NativeUint32Array(2);
    apply(getRandomValues, randomness, [random]);
    // 21 and 32 bits: as much as a number holds exactly.
    return (/** @type {number} */ (random[0]) % 0x200000) * 0x100000000 + /** @type {number} */ (random[1]);
  };

  /**
   * The first port that is offered is kept. Both ends are there before the page's first script.
   * @param {Event} event
   */
  const takePort = (event) => {
    stopEvent(event);
    const offered = own(messagePorts(event), 0);
    if (port || !offered) return;
    acceptEvent(event);
    closeDoorToOffers();
    port = offered;
    listen(port, "message", hear);
    startPort(port);
  };

  const closeDoorToOffers = () => stopListening(page, OFFER, takePort, true);

  listen(page, OFFER, takePort, true);
  dispatch(page, new NativeEvent(WELCOME));

  /**
   * @param {Call & { chain: unknown, account: unknown }} request
   * @param {string | null} wallet
   * @param {Decided} decided
   * @returns {number} the number under which the answer is awaited
   */
  const askRelay = (request, wallet, decided) => {
    const n = randomNumber();
    if (!port) {
      decided(unheard());
      return n;
    }
    waiting[n] = decided;
    try {
      postTo(port, { type: "ask", n, wallet, request });
      if (!beating) {
        beating = true;
        missed = 0;
        startTimer(beat, PULSE_MS);
      }
    } catch {
      delete waiting[n];
      decided(unheard());
    }
    return n;
  };

  /** @param {number} n */
  const withdraw = (n) => {
    if (!waiting[n]) return;
    delete waiting[n];
    if (port) postTo(port, { type: "gone", n });
  };

  let missed = 0;
  let beating = false;

  /**
   * Some browsers end the relay without a word when the extension is disabled or removed. What
   * waits would wait for ever then, and a page that hangs teaches people to switch protection off.
   */
  const beat = () => {
    const numbers = ownKeys(waiting);
    beating = numbers.length > 0;
    if (!beating || !port) return;
    missed += 1;
    if (missed <= MAX_MISSED) {
      postTo(port, { type: "pulse" });
      startTimer(beat, PULSE_MS);
      return;
    }
    beating = false;
    for (let index = 0; index < numbers.length; index += 1) {
      const n = /** @type {any} */ (numbers[index]);
      const decided = waiting[n];
      withdraw(n);
      if (decided) decided(unheard());
    }
  };

  // ---- The clone --------------------------------------------------------------------------------

  /**
   * What is thrown where a request cannot be copied.
   * @param {string} why
   */
  const unreadable = (why) => ({ __proto__: null, why });

  /**
   * Copies plain data, reading every property once. The copy is what is reviewed and what the
   * wallet gets, so nothing the page does to its own object later has any effect.
   * @param {any} source
   * @param {number} depth
   * @param {{ nodes: number, size: number }} room what is left of the limits
   * @returns {any}
   */
  const copy = (source, depth, room) => {
    room.nodes -= 1;
    if (room.nodes < 0) throw unreadable("it has too many values");
    if (depth > MAX_DEPTH) throw unreadable("it is nested too deeply, or contains itself");
    if (source === null || source === undefined || typeof source === "boolean") return source;
    if (typeof source === "string") {
      room.size -= source.length;
      if (room.size < 0) throw unreadable("it is too large");
      return source;
    }
    if (typeof source === "number") {
      if (!isFinite(source)) throw unreadable("it contains a number that is not finite");
      return source;
    }
    if (typeof source === "bigint") {
      if (source >> MAX_BITS !== 0n && source >> MAX_BITS !== -1n) throw unreadable("a number in it is too large");
      return source;
    }
    if (typeof source !== "object") throw unreadable(`it contains a ${typeof source}`);
    if (isArray(source)) return copyArray(source, depth, room);
    const name = typedArrayName(source);
    if (name !== undefined) return copyTypedArray(source, name, room);
    // Objects that say how they are written as JSON are taken at their word, as wallets do.
    const { toJSON } = source;
    if (typeof toJSON === "function") return copy(apply(toJSON, source, []), depth + 1, room);
    return copyMembers(source, depth, room);
  };

  /**
   * @param {any[]} source
   * @param {number} depth
   * @param {{ nodes: number, size: number }} room
   */
  const copyArray = (source, depth, room) => {
    const { length } = source;
    if (length > room.nodes) throw unreadable("it has too many values");
    /** @type {unknown[]} */
    const target = [];
    for (let index = 0; index < length; index += 1) push(target, copy(source[index], depth + 1, room));
    return target;
  };

  /**
   * @param {object} source
   * @param {string} name
   * @param {{ nodes: number, size: number }} room
   */
  const copyTypedArray = (source, name, room) => {
    room.size -= typedArraySize(source);
    if (room.size < 0) throw unreadable("it is too large");
    const TypedArray = TYPED_ARRAYS[name];
    if (!TypedArray) throw unreadable(`it contains a ${name}`);
    return new TypedArray(source);
  };

  /**
   * @param {object} source
   * @param {number} depth
   * @param {{ nodes: number, size: number }} room
   */
  const copyMembers = (source, depth, room) => {
    const keys = ownKeys(source);
    if (keys.length > room.nodes) throw unreadable("it has too many values");
    const target = {};
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (typeof key !== "string" || !getOwnPropertyDescriptor(source, key)?.enumerable) continue;
      room.size -= key.length;
      put(target, key, copy(read(source, key), depth + 1, room));
    }
    return target;
  };

  /**
   * Copies the arguments of one call. A function is the callback, and only one place may hold it.
   * @param {unknown[]} given
   * @returns {{ args: any[], callback: Function | null }}
   */
  const copyArguments = (given) => {
    const room = { nodes: MAX_NODES, size: MAX_SIZE };
    /** @type {any[]} */
    const args = [];
    /** @type {Function | null} */
    let callback = null;
    for (let index = 0; index < given.length; index += 1) {
      const value = given[index];
      if (typeof value === "function" && index > 0) callback = value;
      push(args, typeof value === "function" && index > 0 ? value : copy(value, 0, room));
    }
    return { args, callback };
  };

  /**
   * A copy in one line, the same for the same content.
   * @param {any} value
   * @returns {string}
   */
  const spell = (value) => {
    if (typeof value === "string") return quote(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value !== "object" || value === null) return `${value}`;
    const keys = ownKeys(value);
    let text = isArray(value) ? "[" : `${typedArrayName(value) ?? ""}{`;
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (typeof key === "string") text += `${quote(key)}:${spell(own(value, key))},`;
    }
    return text;
  };

  // ---- What a wallet would be asked for ---------------------------------------------------------

  /**
   * Adds what one payload asks for. Wallets differ in where they look for the method, so each
   * place where one could find it counts; a payload without any is a call that nobody can read.
   * @param {Call[]} calls
   * @param {any} payload
   */
  const addCalls = (calls, payload) => {
    const before = calls.length;
    if (isObject(payload)) {
      const inner = own(payload, "data");
      const method = own(payload, "method");
      if (typeof method === "string") push(calls, { method, params: own(payload, "params") });
      if (isObject(inner) && typeof own(inner, "method") === "string") {
        push(calls, { method: own(inner, "method"), params: own(inner, "params") });
      }
    }
    if (calls.length === before) push(calls, { method: "", params: payload });
  };

  /**
   * The calls in a door's arguments that have to be reviewed: `(payload)`, `([payload…])` or
   * `(method, params)`, each with or without a callback.
   * @param {any[]} args
   * @returns {Call[]}
   */
  const callsToReview = (args) => {
    const first = own(args, 0);
    const second = own(args, 1);
    /** @type {Call[]} */
    const calls = [];
    if (typeof first === "string") {
      push(calls, { method: first, params: typeof second === "function" ? undefined : second });
    } else if (isArray(first)) {
      for (let index = 0; index < first.length; index += 1) addCalls(calls, first[index]);
    } else if (isObject(first)) {
      addCalls(calls, first);
    }
    if (typeof first !== "string" && isObject(second) && typeof second !== "function") addCalls(calls, second);
    // What names no call is none that anybody could read; a wallet might find one all the same.
    if (calls.length === 0) throw unreadable("it names no method");
    /** @type {Call[]} */
    const open = [];
    for (let index = 0; index < calls.length; index += 1) {
      const call = /** @type {Call} */ (calls[index]);
      if (readOnly[call.method] !== true) push(open, call);
    }
    return open;
  };

  // ---- What prototypes were given afterwards ----------------------------------------------------

  /** Members that Object.prototype and Array.prototype had before the page's first script. */
  const genuine = create(null);
  const shared = [Object.prototype, Array.prototype];
  for (let index = 0; index < shared.length; index += 1) {
    const keys = ownKeys(/** @type {object} */ (shared[index]));
    for (let at = 0; at < keys.length; at += 1) genuine[/** @type {string} */ (keys[at])] = true;
  }

  /** The members that were added to them since, which a copy would inherit. */
  const inherited = () => {
    /** @type {PropertyKey[]} */
    const added = [];
    for (let index = 0; index < shared.length; index += 1) {
      const keys = ownKeys(/** @type {object} */ (shared[index]));
      for (let at = 0; at < keys.length; at += 1) {
        const key = /** @type {string} */ (keys[at]);
        if (genuine[key] !== true) push(added, key);
      }
    }
    return added;
  };

  /**
   * Gives a copy own members in place of those it would inherit, so that a wallet reads nothing in it
   * that was not reviewed.
   * @param {any} value
   * @param {PropertyKey[]} added
   */
  const shield = (value, added) => {
    if (typeof value !== "object" || value === null) return;
    const keys = ownKeys(value);
    for (let index = 0; index < added.length; index += 1) {
      const key = /** @type {PropertyKey} */ (added[index]);
      if (hasOwn(value, key)) continue;
      /** @type {Bare & PropertyDescriptor} */
      const descriptor = { __proto__: null, value: undefined, writable: true, enumerable: false, configurable: true };
      defineProperty(value, key, descriptor);
    }
    if (typedArrayName(value) !== undefined) return;
    for (let index = 0; index < keys.length; index += 1) {
      shield(own(value, /** @type {PropertyKey} */ (keys[index])), added);
    }
  };

  // ---- Tickets ----------------------------------------------------------------------------------

  // Many wallets answer `send` and `sendAsync` by calling their own `request`. A released call
  // leaves a ticket with its content, so that the wallet's inner call of the same content passes.
  // A ticket is good once, only until the wallet has had its turn, and only for a door that the call
  // has not been through: a wallet hands a call inwards, and a page that repeats it starts outside.

  let lastTicket = 0;
  /**
   * What was released, and the wallet's functions that it has been through.
   * @typedef {{ __proto__: null, content: string, passed: Function[] }} Ticket
   */
  /** @type {Record<string, Ticket>} */
  const tickets = create(null);

  /**
   * @param {Function[]} passed
   * @param {Function} original
   */
  const hasPassed = (passed, original) => {
    for (let index = 0; index < passed.length; index += 1) if (passed[index] === original) return true;
    return false;
  };

  /**
   * @param {Call} call
   * @param {Function[]} passed
   */
  const issueTicket = (call, passed) => {
    lastTicket += 1;
    const key = `${lastTicket}`;
    tickets[key] = { __proto__: null, content: spell([call.method, call.params]), passed };
    let steps = TICKET_STEPS;
    const expire = () => {
      steps -= 1;
      if (steps > 0) afterwards(expire);
      else delete tickets[key];
    };
    return () => afterwards(expire);
  };

  /**
   * @param {Call} call
   * @param {Function} original
   * @returns {Function[] | null} what the call has been through, if there was a ticket for it here
   */
  const useTicket = (call, original) => {
    const keys = ownKeys(tickets);
    if (keys.length === 0) return null;
    const content = spell([call.method, call.params]);
    for (let index = 0; index < keys.length; index += 1) {
      const key = /** @type {string} */ (keys[index]);
      const ticket = /** @type {Ticket} */ (tickets[key]);
      if (ticket.content !== content || hasPassed(ticket.passed, original)) continue;
      delete tickets[key];
      return ticket.passed;
    }
    return null;
  };

  // ---- The gate ---------------------------------------------------------------------------------

  /** Provider → what it calls itself. */
  const names = new WeakMap();
  /** Provider → its own `request`, as it was. */
  const requests = new WeakMap();

  /**
   * Asks a wallet one of its plain facts. The answer comes through the page's realm and only
   * informs the review; nothing is released because of it.
   * @param {object} provider
   * @param {string} method
   * @param {(answer: any) => void} done
   */
  const askWallet = (provider, method, done) => {
    try {
      const request = recall(requests, provider);
      then(apply(request, provider, [{ method }]), done, () => done(null));
    } catch {
      done(null);
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
   * The network and the account of a provider, as far as it tells them in time.
   * @param {unknown} provider
   * @param {(chain: unknown, account: unknown) => void} done
   */
  const facts = (provider, done) => {
    if (!isObject(provider) || !recall(requests, provider)) {
      done(null, null);
      return;
    }
    /** @type {unknown} */
    let chain = null;
    /** @type {unknown} */
    let account = null;
    let missing = 2;
    /** @type {{ __proto__: null, tell: (() => void) | null }} */
    const place = { __proto__: null, tell: null };
    push(places, place);
    const finish = () => {
      missing = 0;
      stopTimer(timer);
      place.tell = () => done(chain, account);
      while (told < places.length) {
        const next = places[told];
        if (!next?.tell) return;
        told += 1;
        next.tell();
      }
      places.length = 0;
      told = 0;
    };
    const arrived = () => {
      missing -= 1;
      if (missing === 0) finish();
    };
    const timer = startTimer(() => missing > 0 && finish(), FACTS_MS);
    askWallet(provider, "eth_chainId", (answer) => {
      if (typeof answer === "string" || typeof answer === "number") chain = answer;
      arrived();
    });
    askWallet(provider, "eth_accounts", (answer) => {
      const first = isArray(answer) ? own(answer, 0) : null;
      if (typeof first === "string") account = first;
      arrived();
    });
  };

  /**
   * Has every call reviewed. The first one that is refused decides for all.
   * @param {unknown} provider
   * @param {Call[]} calls
   * @param {Decided} decided
   */
  const gate = (provider, calls, decided) => {
    if (calls.length > MAX_CALLS) {
      decided(refusal(-32600, `Countersign reads at most ${MAX_CALLS} calls at once.`));
      return;
    }
    const wallet = isObject(provider) ? recall(names, provider) || null : null;
    facts(provider, (chain, account) => {
      let open = calls.length;
      /** @type {number[]} */
      const numbers = [];
      /** @type {Decided} */
      const one = (refused) => {
        if (open === 0) return;
        open = refused ? 0 : open - 1;
        if (open > 0) return;
        for (let index = 0; index < numbers.length; index += 1) withdraw(/** @type {number} */ (numbers[index]));
        decided(refused);
      };
      for (let index = 0; index < calls.length && open > 0; index += 1) {
        const { method, params } = /** @type {Call} */ (calls[index]);
        push(numbers, askRelay({ method, params: params === undefined ? null : params, chain, account }, wallet, one));
      }
    });
  };

  // ---- Doors ------------------------------------------------------------------------------------

  /** Door → the wallet's own function behind it. */
  const originals = new WeakMap();
  /** The wallet's own function → the door last put before it. */
  const doorsOf = new WeakMap();
  /** Stand-in → the provider behind it. */
  const behind = new WeakMap();

  /** @param {Refusal} refused */
  const errorFor = (refused) => {
    const error = new NativeError(refused.message);
    put(error, "code", refused.code);
    return error;
  };

  /**
   * JSON-RPC answers to a refused payload or batch, in its shape and order.
   * @param {any} asked
   * @param {Refusal} refused
   */
  const answersFor = (asked, refused) => {
    /** @param {any} payload */
    const answer = (payload) => {
      const id = isObject(payload) ? own(payload, "id") : null;
      return { id: id === undefined ? null : id, jsonrpc: "2.0", error: { code: refused.code, message: refused.message } };
    };
    if (!isArray(asked)) return answer(asked);
    /** @type {unknown[]} */
    const answers = [];
    for (let index = 0; index < asked.length; index += 1) push(answers, answer(asked[index]));
    return answers;
  };

  /**
   * @param {Function} callback
   * @param {any} asked
   * @param {Refusal} refused
   */
  const refuseByCallback = (callback, asked, refused) => {
    apply(callback, undefined, [isArray(asked) ? null : errorFor(refused), answersFor(asked, refused)]);
  };

  /**
   * Hands the copy to the wallet.
   * @param {Function} original
   * @param {unknown} self
   * @param {any[]} args
   * @param {Call[]} calls
   * @param {Function[]} before the wallet's functions that the calls have been through already
   */
  const release = (original, self, args, calls, before) => {
    const added = inherited();
    if (added.length > 0) for (let index = 0; index < args.length; index += 1) shield(args[index], added);
    const passed = copyList(before);
    push(passed, original);
    /** @type {Function[]} */
    const expiries = [];
    for (let index = 0; index < calls.length; index += 1) {
      push(expiries, issueTicket(/** @type {Call} */ (calls[index]), passed));
    }
    try {
      return apply(original, self, args);
    } finally {
      for (let index = 0; index < expiries.length; index += 1) /** @type {Function} */ (expiries[index])();
    }
  };

  /**
   * A wallet was called through a door.
   * @param {object | null} owner the provider, where the door is on the provider itself
   * @param {Function} original
   * @param {any} caller the `this` of the call
   * @param {unknown[]} given
   */
  const enter = (owner, original, caller, given) => {
    const self = (isObject(caller) && recall(behind, caller)) || caller;
    /** @type {{ args: any[], callback: Function | null }} */
    let copied;
    /** @type {Call[]} */
    let calls;
    try {
      copied = copyArguments(given);
      calls = callsToReview(copied.args);
    } catch (error) {
      return turnAway(given, error);
    }
    const { args, callback } = copied;
    /** @type {Call[]} */
    const open = [];
    /** @type {Function[]} */
    let before = [];
    for (let index = 0; index < calls.length; index += 1) {
      const call = /** @type {Call} */ (calls[index]);
      const passed = useTicket(call, original);
      if (passed) before = passed;
      else push(open, call);
    }
    if (open.length === 0) return release(original, self, args, calls, before);
    if (callback) {
      gate(owner || self, open, (refused) => {
        if (refused) refuseByCallback(callback, args[0], refused);
        else release(original, self, args, calls, []);
      });
      return undefined;
    }
    return new NativePromise((resolve, reject) => {
      gate(owner || self, open, (refused) => {
        if (refused) {
          if (isArray(args[0])) resolve(answersFor(args[0], refused));
          else reject(errorFor(refused));
          return;
        }
        try {
          resolve(release(original, self, args, calls, []));
        } catch (error) {
          reject(error);
        }
      });
    });
  };

  /**
   * Answers a call whose arguments could not be copied.
   * @param {unknown[]} given
   * @param {unknown} error
   */
  const turnAway = (given, error) => {
    // Anything else that was thrown comes from a getter of the page's, and may be anything.
    const why = isObject(error) ? own(error, "why") : undefined;
    const said = typeof why === "string" ? why : "reading it failed";
    const refused = refusal(-32602, `Countersign could not read this request: ${said}.`);
    for (let index = 1; index < given.length; index += 1) {
      const callback = given[index];
      if (typeof callback !== "function") continue;
      apply(callback, undefined, [errorFor(refused), answersFor(null, refused)]);
      return undefined;
    }
    return new NativePromise((_resolve, reject) => reject(errorFor(refused)));
  };

  /**
   * A function that takes the place of a wallet's own. It is a proxy, so that its name, length,
   * text and other properties stay those of a function that is not the page's.
   * @param {object | null} owner
   * @param {Function} original
   */
  const door = (owner, original) => {
    const made = new NativeProxy(original, /** @type {ProxyHandler<Function>} */ ({
      __proto__: null,
      apply: (_original, caller, given) => enter(owner, original, caller, given),
      // Some wallets' methods are old-style functions, which `new` would call as well.
      construct: () => {
        throw new NativeTypeError("This is not a constructor.");
      },
    }));
    keep(originals, made, original);
    keep(doorsOf, original, made);
    // An old-style function can be reached from its own prototype as well.
    const prototype = own(original, "prototype");
    if (isObject(prototype) && own(prototype, "constructor") === original) install(prototype, "constructor", made);
    return made;
  };

  // ---- Providers --------------------------------------------------------------------------------

  /** The methods by which the providers that are known can be asked to sign. */
  const DOORS = ["request", "send", "sendAsync", "_request", "_rpcRequest"];
  /** The one of MetaMask's inner engine. */
  const ENGINE_DOORS = ["handle", "_promiseHandle", "asMiddleware"];
  /** The one of its connection to the extension. */
  const CONNECTION_DOORS = ["middleware"];

  /** @param {PropertyKey} key */
  const isDoorName = (key) => {
    for (let index = 0; index < DOORS.length; index += 1) if (DOORS[index] === key) return true;
    return false;
  };

  /** Provider → what stands in for it, where it could not be changed. */
  const standIns = new WeakMap();
  /** Object → the round in which it was last looked at, since a provider may list itself. */
  const inHand = new WeakMap();
  let round = 0;
  /** How deep one such round has gone. */
  let guarding = 0;

  /**
   * A property, or undefined where reading it throws.
   * @param {object} object
   * @param {PropertyKey} key
   */
  const peek = (object, key) => {
    try {
      return read(object, key);
    } catch {
      return undefined;
    }
  };

  /**
   * @param {object} object
   * @param {string} name
   * @param {Function} made
   */
  const install = (object, name, made) => {
    const before = getOwnPropertyDescriptor(object, name);
    /** @type {Bare & PropertyDescriptor} */
    const descriptor = { __proto__: null, value: made };
    if (!before || before.configurable) {
      descriptor.configurable = true;
      descriptor.enumerable = before ? before.enumerable : false;
      descriptor.writable = before && hasOwn(before, "writable") ? before.writable : true;
    }
    defineProperty(object, name, descriptor);
  };

  /**
   * Whether a prototype is one that everything shares, in whatever realm: none of a wallet's.
   * @param {object | null} prototype
   */
  const isShared = (prototype) => prototype === null || hasOwn(prototype, "hasOwnProperty");

  /** Getters that were put here. */
  const ownGetters = new WeakMap();

  /**
   * Replaces an accessor that makes a method at each reading by one that makes doors.
   * @param {object} prototype
   * @param {string} name
   * @param {PropertyDescriptor} member
   * @returns {boolean} whether it holds
   */
  const guardAccessor = (prototype, name, member) => {
    const get = /** @type {() => any} */ (own(member, "get"));
    if (recall(ownGetters, get)) return true;
    const made = new NativeProxy(get, /** @type {ProxyHandler<() => any>} */ ({
      __proto__: null,
      apply: (_get, self, given) => {
        const method = apply(get, self, given);
        if (typeof method !== "function" || recall(originals, method)) return method;
        return recall(doorsOf, method) || door(null, method);
      },
    }));
    keep(ownGetters, made, true);
    /** @type {Bare & PropertyDescriptor} */
    const descriptor = { __proto__: null, get: made, set: own(member, "set"), enumerable: own(member, "enumerable"), configurable: true };
    return defineProperty(prototype, name, descriptor);
  };

  /**
   * Puts doors on the prototypes of an object, so that a method taken from there is caught too.
   * @param {object} object
   * @param {string[]} doors
   * @returns {boolean} whether each of them holds
   */
  const guardPrototypes = (object, doors) => {
    let held = true;
    let prototype = getPrototypeOf(object);
    while (prototype && !isShared(prototype)) {
      for (let index = 0; index < doors.length; index += 1) {
        const name = /** @type {string} */ (doors[index]);
        const member = getOwnPropertyDescriptor(prototype, name);
        if (!member) continue;
        if (typeof own(member, "get") === "function") {
          if (!guardAccessor(prototype, name, member)) held = false;
          continue;
        }
        const method = own(member, "value");
        if (typeof method !== "function" || recall(originals, method)) continue;
        const made = door(null, method);
        install(prototype, name, made);
        if (getOwnPropertyDescriptor(prototype, name)?.value !== made) held = false;
      }
      prototype = getPrototypeOf(prototype);
    }
    return held;
  };

  /**
   * Prototypes to show instead of those that cannot be changed: the same line, with doors only.
   * @param {object | null} prototype
   * @returns {object | null}
   */
  const mirror = (prototype) => {
    if (!prototype || isShared(prototype)) return prototype;
    const shown = create(mirror(getPrototypeOf(prototype)));
    for (let index = 0; index < DOORS.length; index += 1) {
      const name = /** @type {string} */ (DOORS[index]);
      const method = getOwnPropertyDescriptor(prototype, name)?.value;
      if (typeof method === "function") install(shown, name, door(null, recall(originals, method) || method));
    }
    return shown;
  };

  /**
   * Puts doors on an object, in place.
   * @param {object} object
   * @param {string[]} doors
   * @returns {boolean} whether each of them holds: some objects take a change and ignore it
   */
  const guardMethods = (object, doors) => {
    let held = true;
    for (let index = 0; index < doors.length; index += 1) {
      const name = /** @type {string} */ (doors[index]);
      const method = peek(object, name);
      if (typeof method !== "function" || recall(originals, method)) continue;
      const made = door(object, method);
      install(object, name, made);
      if (peek(object, name) !== made) held = false;
    }
    return held;
  };

  /** @param {object} object */
  const isProvider = (object) =>
    typeof read(object, "request") === "function" || typeof read(object, "sendAsync") === "function";

  /**
   * Puts doors on whatever a page may use as a provider.
   * @param {any} value
   * @returns {any} what the page gets: the same object, or what stands in for one that is frozen
   */
  const guard = (value) => {
    if (!isObject(value) || recall(behind, value)) return value;
    if (guarding === 0) round += 1;
    if (recall(inHand, value) === round) return recall(standIns, value) || value;
    keep(inHand, value, round);
    guarding += 1;
    try {
      return isProvider(value) ? guardProvider(value) : value;
    } catch {
      // Whatever went wrong (a page can let the stack run out): better no provider than a bare one.
      keep(inHand, value, 0);
      return recall(standIns, value);
    } finally {
      guarding -= 1;
    }
  };

  /**
   * @param {object} provider
   * @returns {object}
   */
  const guardProvider = (provider) => {
    const members = peek(provider, "providers");
    if (isArray(members)) guardMembers(members);
    guardMap(peek(provider, "providerMap"));
    const selected = peek(provider, "selectedProvider");
    if (selected !== provider) guard(selected);
    const known = recall(standIns, provider);
    if (known) return known;
    const methods = methodsOf(provider);
    if (methods.request && !recall(requests, provider)) keep(requests, provider, methods.request);
    let held = false;
    /** @type {object | null} */
    let prototype = null;
    try {
      prototype = getPrototypeOf(provider);
      if (!guardPrototypes(provider, DOORS)) prototype = mirror(prototype);
      const engine = peek(provider, "_rpcEngine");
      if (isObject(engine)) {
        guardPrototypes(engine, ENGINE_DOORS);
        guardMethods(engine, ENGINE_DOORS);
      }
      const connection = peek(provider, "_jsonRpcConnection");
      if (isObject(connection)) guardMethods(connection, CONNECTION_DOORS);
      held = guardMethods(provider, DOORS);
    } catch {
      // A provider that resists is handled like one that ignores.
    }
    return held ? provider : standIn(provider, methods, prototype);
  };

  /**
   * A provider's own functions behind the doors.
   * @param {object} provider
   */
  const methodsOf = (provider) => {
    /** @type {Record<string, Function>} */
    const methods = create(null);
    for (let index = 0; index < DOORS.length; index += 1) {
      const name = /** @type {string} */ (DOORS[index]);
      const method = peek(provider, name);
      if (typeof method === "function") methods[name] = recall(originals, method) || method;
    }
    return methods;
  };

  /** @param {unknown} map */
  const guardMap = (map) => {
    if (!isObject(map)) return;
    try {
      eachOfMap(map, guard);
    } catch {
      // It is no map.
    }
  };

  /** @param {any[]} members */
  const guardMembers = (members) => {
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index];
      const shown = guard(member);
      if (shown !== member) put(members, index, shown);
    }
  };

  /**
   * An object to hand out instead of a provider that cannot be changed. Everything else goes to
   * the provider itself, with the provider as `this`, because of what it may keep in private
   * fields. The proxy's own target is empty: a proxy must not say anything else about a frozen
   * property of its target than the target does.
   * @param {any} provider
   * @param {Record<string, Function>} methods the wallet's own functions behind the doors
   * @param {object | null} prototype
   */
  const standIn = (provider, methods, prototype) => {
    /** @type {Record<PropertyKey, Function>} */
    const doors = create(null);
    const names = ownKeys(methods);
    for (let index = 0; index < names.length; index += 1) {
      const name = /** @type {string} */ (names[index]);
      doors[name] = door(provider, /** @type {Function} */ (methods[name]));
    }
    const bound = new NativeWeakMap();
    /** @param {Function} method */
    const bind = (method) => {
      const known = recall(bound, method);
      if (known) return known;
      const made = new NativeProxy(method, /** @type {ProxyHandler<Function>} */ ({
        __proto__: null,
        apply: (_method, caller, given) => {
          const result = apply(method, caller === shown ? provider : caller, given);
          return result === provider ? shown : result;
        },
      }));
      keep(bound, method, made);
      return made;
    };
    /**
     * @param {PropertyKey} key
     * @returns {any}
     */
    const view = (key) => {
      if (doors[key]) return doors[key];
      if (key === "constructor") return prototype ? read(prototype, key) : undefined;
      if (key === "__proto__") return prototype;
      const value = read(provider, key);
      if (value === provider) return shown;
      if (key === "providers" && isArray(value)) {
        const members = copyList(value);
        guardMembers(members);
        return members;
      }
      if (typeof value !== "function") return value;
      return isDoorName(key) ? recall(doorsOf, value) || door(provider, value) : bind(value);
    };
    /** @type {any} */
    const shown = new NativeProxy(create(prototype), /** @type {ProxyHandler<any>} */ ({
      __proto__: null,
      get: (_target, key) => view(key),
      set: (_target, key, value) => write(provider, key, value),
      has: (_target, key) => has(provider, key),
      deleteProperty: (_target, key) => deleteProperty(provider, key),
      defineProperty: (_target, key, descriptor) => defineProperty(provider, key, descriptor),
      ownKeys: () => ownKeys(provider),
      getOwnPropertyDescriptor: (_target, key) => {
        const descriptor = getOwnPropertyDescriptor(provider, key);
        if (!descriptor) return undefined;
        return { value: view(key), writable: true, enumerable: descriptor.enumerable === true, configurable: true };
      },
      setPrototypeOf: () => false,
      preventExtensions: () => false,
    }));
    keep(behind, shown, provider);
    keep(standIns, provider, shown);
    return shown;
  };

  /** @param {any[]} list */
  const copyList = (list) => {
    /** @type {any[]} */
    const copied = [];
    for (let index = 0; index < list.length; index += 1) push(copied, list[index]);
    return copied;
  };

  // ---- Where wallets show themselves ------------------------------------------------------------

  /**
   * What `window.ethereum` was or became behind the accessor that is put there.
   * @type {{ value: any, get: Function | undefined, set: Function | undefined }}
   */
  const ethereum = { value: undefined, get: undefined, set: undefined };

  const trap = {
    get ethereum() {
      return guard(ethereum.get ? apply(ethereum.get, page, []) : ethereum.value);
    },
    set ethereum(value) {
      if (ethereum.set) apply(ethereum.set, page, [value]);
      else if (!ethereum.get) {
        ethereum.value = value;
        guard(value);
        setTrap(true);
      }
    },
  };
  const trapped = /** @type {PropertyDescriptor} */ (getOwnPropertyDescriptor(trap, "ethereum"));
  const getEthereum = /** @type {() => any} */ (trapped.get);
  const setEthereum = /** @type {(value: any) => void} */ (trapped.set);

  /** @param {boolean} enumerable */
  const setTrap = (enumerable) => {
    /** @type {Bare & PropertyDescriptor} */
    const descriptor = { __proto__: null, get: getEthereum, set: setEthereum, enumerable, configurable: true };
    defineProperty(page, "ethereum", descriptor);
  };

  /**
   * Sees to it that `window.ethereum` is watched. A wallet may have defined it anew; where it
   * cannot be redefined, the object behind it is guarded.
   */
  const watchEthereum = () => {
    const now = getOwnPropertyDescriptor(page, "ethereum");
    if (now && own(now, "get") === getEthereum) return;
    if (now && !now.configurable) {
      guard(peek(page, "ethereum"));
      return;
    }
    ethereum.value = now && hasOwn(now, "value") ? now.value : undefined;
    ethereum.get = now && hasOwn(now, "get") ? now.get : undefined;
    ethereum.set = now && hasOwn(now, "set") ? now.set : undefined;
    setTrap(now ? now.enumerable === true : false);
    if (now) getEthereum();
  };

  const ANNOUNCEMENT = "eip6963:announceProvider";
  /** Announcements made here. */
  const ownAnnouncements = new WeakMap();

  /**
   * Guards an announced provider. A frozen announcement with the same info and the guarded provider
   * takes the place of the wallet's, in which something could turn out differently at the next reading.
   * @param {Event} event
   */
  const hearAnnouncement = (event) => {
    if (recall(ownAnnouncements, event)) return;
    // First of all: whatever fails below, no listener of the page's gets this one.
    stopEvent(event);
    watchEthereum();
    /** @type {any} */
    let detail;
    try {
      detail = customDetail(event);
    } catch {
      detail = peek(event, "detail");
    }
    if (!isObject(detail)) return;
    const info = peek(detail, "info");
    const provider = peek(detail, "provider");
    if (!isObject(provider)) return;
    const name = isObject(info) ? peek(info, "name") : null;
    if (typeof name === "string") keep(names, recall(behind, provider) || provider, slice(name, 0, MAX_NAME));
    const shown = guard(provider);
    if (!shown) return;
    const announcement = new NativeCustomEvent(ANNOUNCEMENT, { detail: freeze({ info, provider: shown }) });
    keep(ownAnnouncements, announcement, true);
    dispatch(page, announcement);
  };

  const watchAnnouncements = () => {
    listen(page, ANNOUNCEMENT, hearAnnouncement, true);
    listen(page, "ethereum#initialized", watchEthereum, true);
    listen(document, "load", watchEthereum, true);
  };

  // The browser tells of new elements before it runs the next script of the page, and
  // `document.open` removes every listener but not the observer. After the document's own scripts
  // have run, the end of each later script's load is looked at instead.
  const observer = new MutationObserver(() => {
    closeDoorToOffers();
    watchAnnouncements();
    watchEthereum();
  });
  observe(observer, document, { childList: true, subtree: true });
  listen(document, "DOMContentLoaded", () => {
    watchEthereum();
    observe(observer, document, { childList: true });
  });

  // `document.open`, and writing into a finished document, which opens it: the page's next listener
  // must not come before these.
  const REOPENERS = ["open", "write", "writeln"];
  for (let index = 0; index < REOPENERS.length; index += 1) {
    const name = /** @type {"open" | "write" | "writeln"} */ (REOPENERS[index]);
    const original = /** @type {Function} */ (Document.prototype[name]);
    install(Document.prototype, name, new NativeProxy(original, /** @type {ProxyHandler<Function>} */ ({
      __proto__: null,
      apply: (_original, self, given) => {
        try {
          return apply(original, self, given);
        } finally {
          watchAnnouncements();
          watchEthereum();
        }
      },
    })));
  }

  watchAnnouncements();
  watchEthereum();
})();
