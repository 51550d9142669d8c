import type { Actor } from "#platform/actors";

/** Where a person's work begins. */
export function homeOf(actor: Actor): string {
  switch (actor.side) {
    case "centre":
      return "/centre";
    case "board":
      return "/board";
    case "candidate":
      return "/candidate/results";
    case "assessor":
      return "/account";
    case "public":
      return "/";
  }
}
