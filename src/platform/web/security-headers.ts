import type { FastifyReply } from "fastify";
import type { Socket } from "node:net";

/** Strict headers on every answer: nothing inline, nothing from elsewhere, never framed, never kept by a cache. */
export function securityHeaders(reply: FastifyReply): void {
  reply.headers(strict);
}

/** The answer to bytes that are no request: there is nobody to say more to, and what follows them is not read. */
export function answerNoRequest({ code }: { readonly code?: string }, socket: Socket): void {
  if (code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const status = code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const headers = Object.entries({ ...strict, connection: "close", "content-length": "0" });
  socket.end(`HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
}

const strict = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "cache-control": "no-store",
} as const;
