import type { FastifyRequest } from "fastify";

export const sessionCookie = "accolade_session";

/** The session token of a request, and whether it came by cookie (which a browser sends by itself) or by header. */
export function sessionToken(request: FastifyRequest): { value: string; from: "cookie" | "header" } | undefined {
  const header = request.headers.authorization;
  if (header?.startsWith("Bearer ")) return { value: header.slice(7), from: "header" };
  const value = request.cookies[sessionCookie];
  return value ? { value, from: "cookie" } : undefined;
}
