import { countAdministrators } from "#people";
import type { App } from "#platform/app";
import { defineCommand } from "#platform/cli";
import { isLoopback, serveApp } from "../serve-app.ts";
import { dataOptions, untilStopped, withApp } from "../with-app.ts";

/** Serves the board until it is stopped. */
export const serve = defineCommand({
  name: "serve",
  summary: "Serve the pages and the API of the board in a data folder",
  options: {
    ...dataOptions,
    port: { type: "whole", value: "N", about: "the port; 0 chooses a free one", default: 8080, max: 65_535 },
    host: {
      type: "text",
      value: "ADDRESS",
      about: "the address to listen on; by default only this machine can connect",
      default: "127.0.0.1",
    },
    address: {
      type: "text",
      value: "URL",
      about: "where people reach the pages, such as https://exams.example.org; or set ACCOLADE_ADDRESS",
    },
    "capture-mail": { type: "flag", about: "for development: show emails on a page instead of sending them" },
  },
  run: async ({ "capture-mail": captureMail, ...options }, _rest, io) => {
    const problem = captureMail ? captureProblem(options, io.environment) : undefined;
    if (problem) {
      io.err(`accolade serve: ${problem}\n`);
      return 2;
    }
    return withApp({ ...options, captureMail }, io, async (app, stopping) => {
      const listening = await serveApp(app, options);
      io.out(`${app.board.name} is at ${listening.address} (stop with Ctrl-C)\n`);
      io.err(mailSentence(app));
      const administrators = await app.database.as.board.transaction().execute(countAdministrators);
      if (administrators === 0) io.err(firstSteps(options.data));
      await untilStopped(stopping);
      await listening.close();
      io.out("Stopped.\n");
      return 0;
    });
  },
});

/** Why emails cannot be shown on a page: anyone who reaches the pages could read them, and sign in with their links. */
function captureProblem(
  { host, address }: { readonly host: string; readonly address: string | undefined },
  environment: Environment,
): string | undefined {
  if (environment["ACCOLADE_SMTP_URL"]) return "use either --capture-mail or ACCOLADE_SMTP_URL, not both.";
  const reached = address ?? environment["ACCOLADE_ADDRESS"] ?? "http://localhost";
  const isHere =
    isLoopback(host) &&
    !environment["ACCOLADE_PROXIES"] &&
    URL.canParse(reached) &&
    isLoopback(new URL(reached).hostname.replace(/^\[(.*)\]$/, "$1"));
  return isHere
    ? undefined
    : "--capture-mail shows every email to anyone who can reach the pages, so the pages must be on this machine alone.";
}

function firstSteps(data: string): string {
  const folder = data === dataOptions.data.default ? "" : ` --data ${data}`;
  return (
    "The board has no administrator yet. In another window run:\n" +
    `./accolade first-administrator${folder} --name NAME --email ADDRESS\n`
  );
}

type Environment = Readonly<Record<string, string | undefined>>;

function mailSentence({ mail, site }: App): string {
  switch (mail.mode) {
    case "smtp":
      return `Emails are sent through ${mail.server.host}:${mail.server.port}.\n`;
    case "capture":
      return `Emails are not sent. Read them at ${site.address}/demonstration/mail\n`;
    case "none":
      return "No mail server is set, so emails wait. Set ACCOLADE_SMTP_URL and ACCOLADE_MAIL_FROM to send them.\n";
  }
}
