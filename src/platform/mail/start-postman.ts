import type { App } from "../app/app.ts";
import { catchMail } from "./catch-mail.ts";
import { deliverMail } from "./deliver-mail.ts";
import { openPost } from "./open-post.ts";

/** Deals with the messages that wait, round by round, as the program's mode of mail says. */
export type Postman = { round(stopping: AbortSignal): Promise<number>; close(): void };

export function startPostman(app: App): Postman {
  switch (app.mail.mode) {
    case "smtp": {
      const post = openPost(app.mail.server, () => app.board.name);
      return { round: (stopping) => deliverMail(app, post, stopping), close: () => post.close() };
    }
    case "catch":
      return { round: () => catchMail(app), close: () => undefined };
    case "none":
      return { round: async () => 0, close: () => undefined };
  }
}
