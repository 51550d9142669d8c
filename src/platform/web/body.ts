import type { FastifyRequest } from "fastify";
import { UnreadableForm, withParts } from "./bound-parts.ts";
import type { UploadedFile } from "./route.ts";
import { BodyTooLarge, type Limits } from "./size-limits.ts";

export type Body = {
  readonly form: Record<string, string>;
  readonly files: readonly UploadedFile[];
  readonly json: unknown;
};

/**
 * Reads the body of a request: a form, a form with files, a file by itself (named in `?name=`), or JSON. Refuses
 * (throws) more than the route takes: the files of a form count together, and so do its fields.
 */
export async function readBody(request: FastifyRequest, limits: Limits): Promise<Body> {
  if (request.isMultipart()) return readMultipart(request, limits);
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) return { form: {}, files: [], json: request.body };
  if (Buffer.isBuffer(request.body)) {
    const { name = "" } = fieldsOf(request.query);
    return { form: {}, files: [{ field: "file", name, bytes: request.body }], json: undefined };
  }
  return { form: fieldsOf(request.body), files: [], json: undefined };
}

async function readMultipart(request: FastifyRequest, limits: Limits): Promise<Body> {
  const form: Record<string, string> = {};
  const files: UploadedFile[] = [];
  const left = { files: limits.files, fields: limits.form };
  try {
    for await (const part of withParts(request).parts({ limits: { fileSize: limits.files, fieldSize: limits.form } })) {
      if (part.type === "file") {
        const bytes = await part.toBuffer();
        files.push({ field: part.fieldname, name: part.filename, bytes });
        left.files -= bytes.length;
      } else {
        if (part.valueTruncated) throw new BodyTooLarge(limits.form);
        form[part.fieldname] = String(part.value);
        left.fields -= String(part.value).length;
      }
      if (left.files < 0) throw new BodyTooLarge(limits.files);
      if (left.fields < 0) throw new BodyTooLarge(limits.form);
    }
  } catch (fault) {
    if (fault instanceof Error && "statusCode" in fault) throw fault;
    throw new UnreadableForm("The form with files is cut off or has no boundary.", { cause: fault });
  }
  return { form, files: files.filter((file) => file.name !== ""), json: undefined };
}

function fieldsOf(body: unknown): Record<string, string> {
  if (body === null || typeof body !== "object") return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}
