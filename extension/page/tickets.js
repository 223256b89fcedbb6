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
