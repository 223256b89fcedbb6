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
/** How long a wallet may take at most for the facts of the chain that a review would like to know. */
const READ_MS = 1000;
/** How many such facts are asked for one request. */
const MAX_FACTS = 64;
/** How many transactions that were signed here are remembered, since sending them is no new request. */
const MAX_SIGNED = 64;
/** How long after the page has loaded a wallet may still be expected to arrive. */
const ARRIVAL_MS = 5000;
/** Characters of a native function's text; none that is used here has more. */
const MAX_NATIVE = 120;
