/**
 * A server of one plain file on this machine's loopback address, over the secure web. It writes down
 * every request, since what a request tells is what some tests are about.
 */

import { once } from "node:events";
import { createServer } from "node:https";
import { selfSigned } from "./certificate.mjs";

/**
 * @typedef {import("node:http").IncomingHttpHeaders} Headers
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: Uint8Array }} Served
 */

export class FileServer {
  /** What is served to whoever asks. @type {Served} */
  served = { status: 404 };
  /** What was asked. @type {{ method: string, path: string, headers: Headers, raw: string[] }[]} */
  requests = [];
  #server = createServer(selfSigned(), (request, response) => {
    const { method = "", url = "", headers, rawHeaders } = request;
    this.requests.push({ method, path: url, headers, raw: rawHeaders });
    const { status = 200, headers: more = {}, body = "" } = this.served;
    response.writeHead(status, { "content-type": "application/octet-stream", ...more }).end(body);
  });

  static async start() {
    const server = new FileServer();
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get origin() {
    const { port } = /** @type {import("node:net").AddressInfo} */ (this.#server.address());
    return `https://127.0.0.1:${port}`;
  }

  async close() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}
