import type { FastifyReply } from "fastify";
import type { App } from "../app/app.ts";
import type { Reply } from "./route.ts";
import { cookieSettings, deviceCookie, deviceDays, nonceCookie, sessionCookie } from "./session-cookie.ts";

/** What an answer asks of the browser besides showing it: cookies to keep or forget, and when to come back. */
export function replyHeaders(app: App, reply: FastifyReply, answer: Reply): void {
  if ("browserNonce" in answer && answer.browserNonce) {
    reply.setCookie(nonceCookie(app), answer.browserNonce, { ...cookieSettings(app), maxAge: 3600 });
  }
  if ("device" in answer && answer.device) {
    reply.setCookie(deviceCookie(app), answer.device, { ...cookieSettings(app), maxAge: deviceDays * 86_400 });
  }
  if ("retryAfterSeconds" in answer && answer.retryAfterSeconds !== undefined) {
    reply.header("retry-after", answer.retryAfterSeconds);
  }
  if (answer.kind === "file" && answer.forGood) reply.header("cache-control", "public, max-age=31536000, immutable");
  if ("authenticate" in answer && answer.authenticate) reply.header("www-authenticate", answer.authenticate);
  else if (answer.kind === "refused" && answer.status === 401) reply.header("www-authenticate", "Bearer");
  if (answer.kind !== "redirect") return;
  if (answer.session) {
    reply.setCookie(sessionCookie(app), answer.session, cookieSettings(app));
  } else if (answer.session === null) {
    reply.clearCookie(sessionCookie(app), cookieSettings(app)).header("clear-site-data", '"cache", "storage"');
  }
}
