/** What wasm-bindgen makes of the Rust crate in this folder; built into `dist`. */

/** Loads and instantiates the WASM module that stands beside `ui.js`. */
export default function load(): Promise<unknown>;

/** Opens the window that this page is; throws if the page lacks one of its parts. */
export function open(): void;
