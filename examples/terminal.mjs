/**
 * Reads a window's document as lines for a terminal: headings apart from each other, what belongs
 * together in one line, lists indented.
 */

/** How wide the lines are. */
const WIDTH = 92;

/**
 * A line of the document.
 * @typedef {object} Line
 * @property {string} text
 * @property {number} depth how many lists it stands in
 * @property {"heading" | "term" | "button" | "text"} kind
 */

/**
 * Runs inside the page: what can be seen of it, one line for each block of text.
 * @returns {Line[]}
 */
export function visibleLines() {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Element | null} */
  let last = null;
  /** @type {Element | null} */
  let lastHeading = null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = (walker.currentNode.nodeValue ?? "").replace(/\s+/g, " ");
    if (!parent?.checkVisibility()) continue;
    let block = parent;
    while (getComputedStyle(block).display.startsWith("inline") && block.parentElement && block.tagName !== "BUTTON") {
      block = block.parentElement;
    }
    const line = lines.at(-1);
    if (line && block === last) {
      line.text += text;
    } else if (text.trim() === "") {
      continue;
    } else {
      let depth = 0;
      for (let list = block.closest("ul, ol"); list; list = list.parentElement?.closest("ul, ol") ?? null) depth += 1;
      const heading = block.closest("h1, h2, h3, h4");
      const kind = heading && heading !== lastHeading ? "heading"
        : block.tagName === "DT" ? "term"
        : block.tagName === "BUTTON" ? "button"
        : "text";
      lines.push({ text, depth, kind });
      lastHeading = heading;
    }
    last = block;
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, " ").trim() }));
}

/**
 * Breaks a text into lines of at most so many characters, at spaces.
 * @param {string} text
 * @param {number} width
 */
function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(/(?<=\s)(?=\S)/)) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && (last + word).trimEnd().length > width) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  return lines.map((line) => line.trimEnd());
}

/**
 * The lines as they are printed.
 * @param {Line[]} lines
 */
export function printed(lines) {
  /** @type {string[]} */
  const output = [];
  let term = "";
  for (const { text, depth, kind } of lines) {
    if (kind === "term") {
      term = `${text}: `;
      continue;
    }
    if (kind === "heading") output.push("");
    const indent = "  ".repeat(depth);
    const whole = kind === "button" ? `[ ${text} ]` : term + text;
    output.push(...wrapped(whole, WIDTH - indent.length).map((line) => indent + line));
    term = "";
  }
  return output.map((line) => `  │ ${line}`.trimEnd()).join("\n");
}
