import type { FastifyRequest } from "fastify";
import type { App } from "../app/app.ts";

/** Over https the name itself binds the cookie to this host and to secure transport (RFC 6265bis, 4.1.3.2). */
export function sessionCookie(app: Pick<App, "site">): string {
  return isSecure(app) ? "__Host-accolade_session" : "accolade_session";
}

export function cookieSettings(app: Pick<App, "site">) {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure(app) } as const;
}

/** The cookie of the secret that tells one browser from another before anyone is signed in. */
export function nonceCookie(app: Pick<App, "site">): string {
  return isSecure(app) ? "__Host-accolade_browser" : "accolade_browser";
}

/** The cookie by which a browser is known again, long after a session: it gives no access by itself. */
export function deviceCookie(app: Pick<App, "site">): string {
  return isSecure(app) ? "__Host-accolade_device" : "accolade_device";
}

/** Days for which a browser is known again; browsers keep no cookie longer (RFC 6265bis, 5.5). */
export const deviceDays = 400;

/** A cookie that the program sets, for the page that says which there are. */
export type Cookie = { readonly name: string; readonly purpose: string; readonly lasts: string };

/** Every cookie that the program sets: a test compares them with what it sends. */
export function cookiesOf(app: Pick<App, "site">): readonly Cookie[] {
  return [
    {
      name: sessionCookie(app),
      purpose: "Keeps you signed in. Set when you sign in.",
      lasts: "Until you sign out or close your browser, and no longer than 12 hours",
    },
    {
      name: nonceCookie(app),
      purpose: "Makes sure that the browser that began to sign in is the one that finishes. Set while you sign in.",
      lasts: "1 hour",
    },
    {
      name: deviceCookie(app),
      purpose:
        "Lets your browser be known again, so that wrong passwords sent from elsewhere do not lock you out. Set when " +
        "you sign in with a password.",
      lasts: `${deviceDays} days`,
    },
  ];
}

/** The session token of a request, and whether it came by cookie (which a browser sends by itself) or by header. */
export function sessionToken(
  app: Pick<App, "site">,
  request: FastifyRequest,
): { value: string; from: "cookie" | "header" } | undefined {
  const header = request.headers.authorization;
  // The name of a scheme may be in capital or small letters (RFC 9110, 11.1).
  if (header !== undefined && /^bearer /i.test(header)) return { value: header.slice(7), from: "header" };
  const value = request.cookies[sessionCookie(app)];
  return value ? { value, from: "cookie" } : undefined;
}

function isSecure(app: Pick<App, "site">): boolean {
  return app.site.address.startsWith("https:");
}
