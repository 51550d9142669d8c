import type { FastifyReply } from "fastify";

/** Strict headers on every answer: nothing inline, nothing from elsewhere, never framed, never kept by a cache. */
export function securityHeaders(reply: FastifyReply): void {
  reply.headers({
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
  });
}
