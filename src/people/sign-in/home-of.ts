import type { Actor } from "#platform/actors";
import { paths } from "./paths.ts";

/** Where a person's work begins. */
export function homeOf(actor: Actor): string {
  switch (actor.side) {
    case "centre":
      return paths.centre();
    case "board":
      return paths.board();
    case "candidate":
      return paths.candidate();
    case "assessor":
      return paths.account();
    case "public":
      return paths.home();
  }
}
