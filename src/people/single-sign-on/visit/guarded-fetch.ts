import { lookup } from "node:dns";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { CustomFetch, CustomFetchOptions } from "openid-client";
import { isThisMachine, mayReach, type Reach } from "./networks.ts";

/** Greatest answer of a provider that is read: its keys and its description are a few kilobytes. */
const answerBytesMax = 500_000;

/** A call was to go where calls may not go. */
export class OutOfReach extends Error {
  readonly code = "sign-on-out-of-reach";
}

/**
 * Calls of a provider's endpoints: encrypted, only to addresses that may be reached (asked at the moment of connecting,
 * so that a name cannot change its address in between), never following a redirect, and not reading without end. The
 * time limit is the caller's signal.
 */
export function guardedFetch(reach: Reach): CustomFetch {
  return (address, options) =>
    new Promise<Response>((resolve, reject) => {
      const url = new URL(address);
      const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
      const plain = url.protocol === "http:";
      if ((plain && !(reach.thisMachine && isThisMachine(host))) || (!plain && url.protocol !== "https:")) {
        reject(new OutOfReach(`${url.origin} is not called without encryption.`));
        return;
      }
      if (isIP(host) !== 0 && !mayReach(host, reach)) {
        reject(new OutOfReach(`${host} may not be called.`));
        return;
      }
      const { method, headers, signal } = options;
      const call = (plain ? requestPlain : requestSecure)(
        url,
        { method, headers, lookup: guardedLookup(reach), agent: false, ...(signal ? { signal } : {}) },
        (answer) => {
          readAnswer(answer).then(resolve, reject);
        },
      );
      call.on("error", reject);
      call.end(textOf(options.body));
    });
}

/** Looks a name up and keeps only the addresses that may be called. */
function guardedLookup(reach: Reach): LookupFunction {
  return (name, options, answer) => {
    lookup(name, { ...options, all: true }, (fault, found) => {
      if (fault) return answer(fault, []);
      const open = found.filter(({ address }) => mayReach(address, reach));
      const [first] = open;
      if (!first) return answer(new OutOfReach(`${name} is at an address that may not be called.`), []);
      return options.all ? answer(null, open) : answer(null, first.address, first.family);
    });
  };
}

async function readAnswer(answer: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    if (bytes > answerBytesMax) {
      answer.destroy();
      throw new OutOfReach(`The answer is longer than ${answerBytesMax} bytes.`);
    }
    parts.push(part);
  }
  const status = answer.statusCode ?? 502;
  const headers = Object.entries(answer.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  const empty = [204, 205, 304].includes(status);
  return new Response(empty ? null : Buffer.concat(parts), { status: status < 200 ? 502 : status, headers });
}

function textOf(body: CustomFetchOptions["body"]): string | Uint8Array {
  if (body === null || body === undefined) return "";
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError("A call to a provider carries text only.");
}
