import { Readable } from "node:stream";
import type { FastifyRequest, RequestPayload } from "fastify";
import { BodyTooLarge } from "./size-limits.ts";

/** The most files, and the most fields, of a form with files. */
export const filesMax = 5;
export const partFieldsMax = 50;

/** What was taken in of forms with files, until they are read. */
const taken = new WeakMap<FastifyRequest, Readable>();

/**
 * Takes in a form with files within `most` bytes, and counts its parts as they come, before anything is made of them:
 * making one costs a hundred times what it takes to send one without content. Refuses (throws) at the first byte or
 * part too many, without reading on.
 */
export async function takeParts(request: FastifyRequest, payload: RequestPayload, most: number): Promise<void> {
  const boundary = boundaryOf(request.headers["content-type"] ?? "");
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const chunks: Buffer[] = [];
  // The first part has no line before it.
  let [read, found, end] = [0, 0, Buffer.from("\r\n")];
  // Leaving the loop must not close the connection: the answer still has to go out.
  for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    read += bytes.length;
    if (read > most) throw new BodyTooLarge(most);
    const joined = Buffer.concat([end, bytes]);
    for (let at = joined.indexOf(delimiter); at >= 0; at = joined.indexOf(delimiter, at + delimiter.length)) {
      found += 1;
      // The last delimiter ends the form.
      if (found > filesMax + partFieldsMax + 1) throw new request.server.multipartErrors.PartsLimitError();
    }
    end = joined.subarray(Math.max(0, joined.length - delimiter.length + 1));
    chunks.push(bytes);
  }
  const headers = { ...request.headers, "content-type": `multipart/form-data; boundary="${boundary}"` };
  taken.set(request, Object.assign(Readable.from(chunks, { objectMode: false }), { headers }));
}

/** The request with what was taken in instead of the connection, for reading its parts. */
export function withParts(request: FastifyRequest): FastifyRequest {
  return Object.create(request, { raw: { value: taken.get(request) } });
}

/** The boundary as RFC 2046 has it, and one alone: what reads the parts is given this and nothing else. */
function boundaryOf(type: string): string {
  const found = [...type.matchAll(/;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s";]*))/gi)];
  const boundary = found[0]?.[1] ?? found[0]?.[2] ?? "";
  if (found.length === 1 && /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary)) return boundary;
  throw new UnreadableForm("The form with files has no boundary.");
}

/** What was sent says that it is a form with files and is not. */
export class UnreadableForm extends Error {
  readonly statusCode = 400;
}
