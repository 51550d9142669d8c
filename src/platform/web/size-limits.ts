import type { Route } from "./route.ts";

/** What a route takes at once when it takes more than a small form or a small piece of JSON. */
export type Takes = {
  /** Bytes of files: of one file that is the body, or of the files of a form together. Without it, none. */
  readonly files?: number;
  /** Bytes of a form, its files left out, and its fields. */
  readonly form?: number;
  readonly fields?: number;
  /** Bytes of JSON, and the values in it. */
  readonly json?: number;
  readonly values?: number;
};

/** What a route takes unless it says otherwise: the largest small form has a few hundred short fields. */
const small = { form: 64_000, fields: 1_000, json: 64_000, values: 5_000 } as const;

/** For routes that take a table of many centres, in bytes: about 200,000 rows of 50 characters. */
export const largeBody = 10_000_000;

/** For routes that take a file of one centre or one table, in bytes: about 20,000 records of 200 characters. */
export const fileBody = 5_000_000;

/** How deep lists and objects of JSON may be within each other: no act needs more than a list of objects. */
export const depthMax = 20;

/** The limits of a route, in bytes and in numbers. */
export type Limits = Required<Takes>;

/** How much a route takes at once, of each kind of body. */
export function limitsOf({ takes }: Pick<Route, "takes">): Limits {
  return { files: small.form, ...small, ...takes };
}

/** The most bytes of a body of a content type; what surrounds the files of a form has the room of a form. */
export function bytesMax(type: string, limits: Limits): number {
  switch (kindOfBody(type)) {
    case "json":
      return limits.json;
    case "form":
      return limits.form;
    case "parts":
      return limits.files + limits.form;
    case "bytes":
      return limits.files;
  }
}

/** What kind of body a content type says it is. */
export function kindOfBody(type: string): "json" | "form" | "parts" | "bytes" {
  if (type.startsWith("application/json")) return "json";
  if (type.startsWith("application/x-www-form-urlencoded")) return "form";
  return type.startsWith("multipart/") ? "parts" : "bytes";
}

/** `25MB`, `64KB` */
export function sizeWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.floor(bytes / 1_000_000)}MB` : `${Math.floor(bytes / 1_000)}KB`;
}

/** What was sent is larger than its route takes. */
export class BodyTooLarge extends Error {
  readonly statusCode = 413;
  readonly most: number;
  constructor(most: number) {
    super(`The body has more than ${most} bytes.`);
    this.most = most;
  }
}
