import type { Actor } from "../access/actor.ts";
import { type Permission, permissions } from "../access/permissions.ts";
import type { Level } from "../access/sessions/session.ts";
import type { App } from "../app.ts";
import type { Asker } from "../web/gate.ts";
import type { Route } from "../web/route.ts";
import { navigationOf } from "./navigation.ts";

/** What every page needs around its content. */
export type PageFrame = {
  readonly board: App["board"];
  readonly demo: boolean;
  /** Messages are shown on a page instead of sent. */
  readonly catchesMail: boolean;
  readonly actor: Actor;
  /** Whether there is a session, finished or not: something to sign out of. */
  readonly signedIn: boolean;
  readonly level: "none" | Level;
  /** Whether the person may act for another place than this one. */
  readonly severalPlaces: boolean;
  readonly may: (permission: Permission) => boolean;
  readonly formToken: string;
  readonly path: string;
  readonly routeName: string;
  readonly navigation: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
};

export function pageFrame(app: App, { actor, session }: Asker, url: string, route?: Route): PageFrame {
  const path = url.split("?")[0] ?? "";
  return {
    board: app.board,
    demo: app.demo,
    catchesMail: app.mail.mode === "catch",
    actor,
    signedIn: session !== undefined,
    level: session?.level ?? "none",
    severalPlaces: session?.severalPlaces ?? false,
    may: (permission) => Object.hasOwn(permissions, permission) && actor.permissions.has(permission),
    formToken: session?.formToken ?? "",
    path,
    routeName: route?.name ?? "",
    navigation: navigationOf(actor, path),
  };
}
