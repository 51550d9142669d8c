import type { FastifyRequest } from "fastify";
import type { UploadedFile } from "./route.ts";
import { BodyTooLarge } from "./size-limits.ts";

export type Body = {
  readonly form: Record<string, string>;
  readonly files: readonly UploadedFile[];
  readonly json: unknown;
};

/**
 * Reads the body of a request: a form, a form with files, a file by itself (named in `?name=`), or JSON. Refuses
 * (throws) more than `most` bytes: the files of a form count together.
 */
export async function readBody(request: FastifyRequest, most: number): Promise<Body> {
  if (request.isMultipart()) return readMultipart(request, most);
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) return { form: {}, files: [], json: request.body };
  if (Buffer.isBuffer(request.body)) {
    const { name = "" } = fieldsOf(request.query);
    return { form: {}, files: [{ field: "file", name, bytes: request.body }], json: undefined };
  }
  return { form: fieldsOf(request.body), files: [], json: undefined };
}

async function readMultipart(request: FastifyRequest, most: number): Promise<Body> {
  const form: Record<string, string> = {};
  const files: UploadedFile[] = [];
  let left = most;
  try {
    for await (const part of request.parts({ limits: { fileSize: most, fieldSize: most } })) {
      if (part.type !== "file") form[part.fieldname] = String(part.value);
      else files.push({ field: part.fieldname, name: part.filename, bytes: await part.toBuffer() });
      left -= part.type === "file" ? (files.at(-1)?.bytes.length ?? 0) : String(part.value).length;
      if (left < 0) throw new BodyTooLarge();
    }
  } catch (fault) {
    if (fault instanceof Error && "statusCode" in fault) throw fault;
    throw new UnreadableForm("The form with files is cut off or has no boundary.", { cause: fault });
  }
  return { form, files: files.filter((file) => file.name !== ""), json: undefined };
}

/** What was sent says that it is a form with files and is not. */
class UnreadableForm extends Error {
  readonly statusCode = 400;
}

function fieldsOf(body: unknown): Record<string, string> {
  if (body === null || typeof body !== "object") return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}
