import type { Actor } from "../actors/actor.ts";
import type { Permission } from "../actors/actor.ts";
import type { Level, Session } from "../actors/session.ts";
import type { App } from "../app/app.ts";
import { isPermission } from "../app/program.ts";
import { newId } from "../database/new-id.ts";
import { paths } from "../paths.ts";
import { navigationOf } from "./navigation.ts";

/** What every page needs around its content. */
export type PageFrame = {
  /** The addresses that every page may lead to. */
  readonly site: typeof paths;
  readonly board: App["board"];
  readonly demo: boolean;
  /** When it is on the board of a demonstration, and where its clock can be set to. */
  readonly demoDates: { readonly now: string; readonly choices: NonNullable<App["demoDates"]> } | undefined;
  /** Emails are shown on a page instead of sent. */
  readonly capturesMail: boolean;
  readonly actor: Actor;
  /** Whether there is a session, finished or not: something to sign out of. */
  readonly signedIn: boolean;
  readonly level: "none" | Level;
  /** Whether the person may act for another place than this one. */
  readonly severalPlaces: boolean;
  readonly may: (permission: Permission) => boolean;
  readonly formToken: string;
  /** A key of this showing of the page: a form sends it, so that sending twice does once. */
  readonly once: string;
  readonly path: string;
  readonly routeName: string;
  readonly navigation: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
};

/** Who asks: a browser's session, or a centre's own system, which has rights and no session. */
export type Asker = { readonly actor: Actor; readonly session: Session | undefined };

/** What surrounds a page at an address, for the person who asks. */
export function pageFrame(app: App, { actor, session }: Asker, url: string, routeName = ""): PageFrame {
  const path = url.split("?")[0] ?? "";
  return {
    site: paths,
    board: app.board,
    demo: app.demo,
    demoDates: app.demoDates && { now: app.clock().toString(), choices: app.demoDates },
    capturesMail: app.mail.mode === "capture",
    actor,
    signedIn: session !== undefined,
    level: session?.level ?? "none",
    severalPlaces: session?.severalPlaces ?? false,
    may: (permission) => isPermission(permission) && actor.permissions.has(permission),
    formToken: session?.formToken ?? "",
    once: newId(),
    path,
    routeName,
    navigation: navigationOf(actor, path),
  };
}
