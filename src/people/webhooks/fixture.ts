import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A system that receives messages, for tests: a real server on this machine's loopback. */
export type Receiver = {
  readonly url: string;
  readonly port: number;
  readonly received: { readonly headers: IncomingHttpHeaders; readonly body: string; readonly url: string }[];
  /** How the next messages are answered. */
  answer: (response: ServerResponse, count: number) => void;
  close(): Promise<void>;
};

/** Starts a receiver that takes everything until told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const received: Receiver["received"] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString("utf8"), url: request.url ?? "" });
      receiver.answer(response, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    answer: (response) => void response.end("taken"),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}
