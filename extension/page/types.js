/**
 * The part of Countersign that stands between a page and its wallets. It runs in the page's own
 * realm, before the page's first script, and replaces the methods by which a wallet can be asked
 * to sign. docs/interception.md says what is caught, what is not, and why it is done like this.
 *
 * The page is taken for an attacker who changes every object of this realm afterwards. So
 * everything that is needed later is captured first, and what follows uses captures and own
 * properties only: no method by its name, no iteration, no spread, no assignment to an array's
 * index, no handler or descriptor that inherits. It is one function, put together from parts, because
 * several scripts could only share their captures through a place that the page can see as well.
 */

/**
 * @typedef {{ method: string, params: unknown }} Call what a wallet would be asked for
 * @typedef {{ code: number, message: string }} Refusal
 * @typedef {(refusal: Refusal | null) => void} Decided
 * @typedef {{ __proto__: null }} Bare an object that inherits nothing
 *
 * @typedef {object} Reading what a call of a wallet's function comes to
 * @property {any[]} args the copy that the wallet gets
 * @property {Function | null} callback
 * @property {Call[]} calls what has to be reviewed
 * @property {unknown} [chain] where the call itself says it
 * @property {unknown} [account]
 *
 * @typedef {object} How what is known of a door
 * @property {string} kind of the provider
 * @property {boolean} batches whether a list that comes first is one of payloads
 * @property {(given: unknown[]) => Reading} read throws where the arguments cannot be copied
 *
 * @typedef {object} Place what is known of an object that a wallet shows
 * @property {string | null} provider its kind
 * @property {Record<string, Place> | null} members what it holds that is known in turn
 */
