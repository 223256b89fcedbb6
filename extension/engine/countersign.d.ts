/** The engine's bindings stand here in a built extension; their types are generated with them. */
export * from "../../dist/npm/web/countersign.js";
export { default } from "../../dist/npm/web/countersign.js";
