import type { App } from "../app/app.ts";
import { captureMail } from "./capture-mail.ts";
import { deliverMail } from "./deliver-mail.ts";
import { openTransport } from "./open-transport.ts";

/** Sends or captures the emails that wait, round by round, as the program's mail mode says. */
export type Mailer = { round(stopping: AbortSignal): Promise<number>; close(): void };

export function startMailer(app: App): Mailer {
  switch (app.mail.mode) {
    case "smtp": {
      const transport = openTransport(app.mail.server, () => app.board.name);
      return { round: (stopping) => deliverMail(app, transport, stopping), close: () => transport.close() };
    }
    case "capture":
      return { round: () => captureMail(app), close: () => undefined };
    case "none":
      return { round: async () => 0, close: () => undefined };
  }
}
