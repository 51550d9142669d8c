import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest, RequestPayload } from "fastify";
import type { Refusal } from "#kernel";
import { fieldsTooMany, jsonTooDeep, valuesTooMany } from "../refusals.ts";
import { takeParts } from "./bound-parts.ts";
import { BodyTooLarge, bytesMax, depthMax, kindOfBody, type Limits, limitsOf } from "./size-limits.ts";

/**
 * Takes in a form, JSON or a file that is the body, and hands it on only when it is within the limits of its route:
 * the bytes are counted as they come, the fields of a form and the values of JSON before anything is made of them.
 * Of a form with files the parts are counted.
 */
export async function boundBody(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: RequestPayload,
): Promise<RequestPayload> {
  const type = (request.headers["content-type"] ?? "").trim().toLowerCase();
  if (type === "") return payload;
  // An address that is no route has the limits of a route that says nothing.
  const limits = request.getDecorator<Limits | null>("limits") ?? limitsOf({});
  const [kind, most] = [kindOfBody(type), bytesMax(type, limits)];
  // The client might go on sending what is not wanted any more.
  const refuse = (fault: Error): never => {
    reply.header("connection", "close");
    throw fault;
  };
  if (Number(request.headers["content-length"] ?? 0) > most) refuse(new BodyTooLarge(most));
  if (type.startsWith("multipart/form-data")) {
    await takeParts(request, payload, most).catch(refuse);
    return payload;
  }
  // Of no other kind that has parts anything is read.
  if (kind === "parts") return payload;
  const bytes = await readWithin(payload, most);
  if (bytes === undefined) return refuse(new BodyTooLarge(most));
  const excess = kind === "form" ? judgeForm(bytes, limits) : kind === "json" ? judgeJson(bytes, limits) : undefined;
  if (excess) return refuse(new BodyExcessive(excess));
  return Object.assign(Readable.from([bytes], { objectMode: false }), { receivedEncodedLength: bytes.length });
}

/** A form with too many fields, or JSON with too many values or too deep. */
export class BodyExcessive extends Error {
  readonly statusCode = 400;
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.text);
    this.refusal = refusal;
  }
}

/** The whole body; undefined as soon as it is more. */
async function readWithin(payload: RequestPayload, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let read = 0;
  // Leaving the loop must not close the connection: the answer still has to go out.
  for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    read += bytes.length;
    if (read > most) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, read);
}

function judgeForm(bytes: Buffer, { fields }: Limits): Refusal | undefined {
  let found = 1;
  for (let at = bytes.indexOf(ampersand); at >= 0 && found <= fields; at = bytes.indexOf(ampersand, at + 1)) found += 1;
  return found > fields ? fieldsTooMany.of({ most: fields.toLocaleString("en-GB") }) : undefined;
}

const [ampersand, quote, backslash, comma, openList, closeList, openObject, closeObject] = [
  38, 34, 92, 44, 91, 93, 123, 125,
];

/** Counts what JSON would become, without making it: its values, by their commas, and how deep they are. */
function judgeJson(bytes: Buffer, { values }: Limits): Refusal | undefined {
  let [depth, found, inText] = [0, 1, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === comma) found += 1;
    else if (byte === openList || byte === openObject) [depth, found] = [depth + 1, found + 1];
    else if (byte === closeList || byte === closeObject) depth -= 1;
    if (depth > depthMax) return jsonTooDeep.of({ most: depthMax });
    if (found > values) return valuesTooMany.of({ most: values.toLocaleString("en-GB") });
  }
  return undefined;
}
