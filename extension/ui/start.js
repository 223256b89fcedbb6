// @ts-check
/**
 * Loads the window's code, which is compiled from the Rust crate beside this file.
 *
 * The page's static words say what to do without it. They stay if loading fails, and they come
 * back, with everything else taken away, if the code breaks later: half a request is worse than
 * none, and a window without buttons can only refuse.
 */
import load, { open } from "./ui.js";

function giveUp() {
  document.getElementById("shown")?.remove();
  const fallback = document.getElementById("fallback");
  if (fallback) {
    fallback.hidden = false;
    fallback.className = "at-once";
  }
}

addEventListener("error", giveUp);
addEventListener("unhandledrejection", giveUp);

await load();
open();
