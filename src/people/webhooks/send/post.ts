import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { AddressRefused, type NetworkAddress, type Resolve, safeAddresses } from "./safe-address.ts";

/** What came of sending once: an answer, or why there was none. */
export type Outcome = {
  readonly status: number | null;
  readonly answer: string;
  readonly fault: string | null;
  readonly milliseconds: number;
};

export type Post = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
  /** Whether the program is a demonstration, which may send to its own machine. */
  readonly demo: boolean;
  readonly resolve: Resolve;
  /** Ends the sending when the program is stopped. */
  readonly stopping?: AbortSignal;
};

/** Milliseconds that sending may take in all, and bytes of the answer that are read. */
export const postLimits = { milliseconds: 10_000, answerBytes: 500 } as const;

/**
 * Sends a message once. Redirects are not followed, only the first bytes of the answer are read, and everything ends
 * after ten seconds. Never throws: what goes wrong is part of the outcome.
 */
export async function post(message: Post, limitMilliseconds: number = postLimits.milliseconds): Promise<Outcome> {
  const started = performance.now();
  const took = (): number => Math.ceil(performance.now() - started);
  const timeout = AbortSignal.timeout(limitMilliseconds);
  const signal = message.stopping ? AbortSignal.any([timeout, message.stopping]) : timeout;
  try {
    const url = new URL(message.url);
    const addresses = await Promise.race([safeAddresses(url, message.demo, message.resolve), ended(signal)]);
    const { status, answer } = await exchange(url, addresses, message, signal);
    return { status, answer, fault: null, milliseconds: took() };
  } catch (fault) {
    return { status: null, answer: "", fault: wordsOf(fault, signal, limitMilliseconds), milliseconds: took() };
  }
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

type Answered = { readonly status: number; readonly answer: string };

/** Once a status has come, whatever happens to the rest of the answer changes nothing. */
function exchange(
  url: URL,
  addresses: readonly NetworkAddress[],
  { headers, payload }: Post,
  signal: AbortSignal,
): Promise<Answered> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    let fail: (fault: unknown) => void = reject;
    const sending = request(
      url,
      {
        method: "POST",
        agent: false,
        signal,
        lookup: always(addresses),
        maxHeaderSize: 16_384,
        headers: { ...headers, "content-length": Buffer.byteLength(payload) },
      },
      (response) => {
        fail = readAnswer(response, resolve);
      },
    );
    sending.on("error", (fault) => fail(fault));
    sending.end(payload);
  });
}

/** Reads the first bytes of an answer and leaves the rest; returns how to end early. */
function readAnswer(response: IncomingMessage, resolve: (answered: Answered) => void): () => void {
  const parts: Buffer[] = [];
  const done = (): void => {
    const read = Buffer.concat(parts).subarray(0, postLimits.answerBytes);
    resolve({ status: response.statusCode ?? 0, answer: read.toString("utf8").replaceAll("\0", "") });
    response.destroy();
  };
  response.on("data", (part: Buffer) => {
    parts.push(part);
    if (parts.reduce((sum, each) => sum + each.length, 0) >= postLimits.answerBytes) done();
  });
  response.on("end", done);
  response.on("error", done);
  return done;
}

/** The name is resolved already: whatever is asked, the answer is the addresses that were checked. */
function always(addresses: readonly NetworkAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all || !first) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}

function wordsOf(fault: unknown, signal: AbortSignal, limit: number): string {
  if (signal.aborted) return `No answer within ${limit / 1000} seconds.`;
  if (fault instanceof AddressRefused) return fault.message;
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "";
  return knownFaults[code] ?? `The connection failed${code === "" ? "" : ` (${code})`}.`;
}

const knownFaults: Readonly<Record<string, string>> = {
  ECONNREFUSED: "No system is listening at this address.",
  ECONNRESET: "The connection was closed.",
  EHOSTUNREACH: "The machine cannot be reached.",
  ENETUNREACH: "The machine cannot be reached.",
  CERT_HAS_EXPIRED: "The certificate of the machine has expired.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate of the machine is for another name.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The certificate of the machine is self-signed.",
  HPE_HEADER_OVERFLOW: "The answer has more headers than we read.",
};
