const HEX = "0123456789abcdef";

/**
 * How many bytes there are; a typed array's own length is one that the page can change.
 * @param {any} bytes
 */
const countOf = (bytes) => (isArray(bytes) ? bytes.length : typedArraySize(bytes));

/**
 * Bytes as text. The copy has been made, so what is read here are numbers.
 * @param {any} bytes a typed array of bytes, or an array of numbers
 */
const hexOf = (bytes) => {
  let text = "";
  const length = countOf(bytes);
  for (let index = 0; index < length; index += 1) {
    const byte = bytes[index] & 0xff;
    text += /** @type {string} */ (HEX[byte >> 4]) + HEX[byte & 15];
  }
  return text;
};

/** @param {any} bytes */
const base64Of = (bytes) => {
  let text = "";
  const length = countOf(bytes);
  for (let index = 0; index < length; index += 1) text += fromCharCode(bytes[index] & 0xff);
  return encode64(text);
};

/**
 * The bytes of a typed array or array buffer as a Uint8Array of our own, or null for anything else.
 * @param {unknown} value
 * @returns {Uint8Array | null}
 */
const bytesOf = (value) => {
  if (typeof value !== "object" || value === null || typedArrayName(value) !== "Uint8Array") return null;
  if (typedArraySize(value) > MAX_SIZE) throw unreadable("it is too large");
  return new NativeUint8Array(/** @type {Uint8Array} */ (value));
};
