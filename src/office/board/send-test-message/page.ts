import { formatInstant, type Refusal } from "#kernel";
import {
  type App,
  page,
  performFor,
  questionPage,
  redirect,
  type Reply,
  type Route,
  transactionAs,
  type WebRequest,
} from "#platform";
import { mailState } from "../set-up/mail-state.ts";
import { paths } from "../paths.ts";
import { settingsTrail } from "../setting-page.ts";
import { sendTestMessage } from "./send-test-message.ts";

const both = { face: "page", path: paths.mail.pattern, permission: "board.manage", scope: "board" } as const;

/** Whether messages leave, and sending one to see. */
export const mailPages: readonly Route[] = [
  {
    ...both,
    name: "ask-send-test-message",
    method: "GET",
    summary: "How messages leave, and what became of a test",
    handle: (request) => show(request, request.query["to"], []),
  },
  {
    ...both,
    name: "send-test-message",
    method: "POST",
    summary: "Send a test message",
    act: "send-test-message",
    handle: send,
  },
];

async function send(request: WebRequest): Promise<Reply> {
  const done = await performFor(request, sendTestMessage);
  return done.ok ? redirect(paths.mail({ sent: done.value.mailId })) : show(request, request.form["to"], done.refusals);
}

async function show(request: WebRequest, to: string | undefined, refusals: readonly Refusal[]): Promise<Reply> {
  const { app, actor, query } = request;
  const own = await transactionAs(app, actor, (tx) =>
    tx.selectFrom("access.person").select("email").where("person_id", "=", actor.personId).executeTakeFirst(),
  );
  const { text, fix } = mailState(app.mail);
  if (app.mail.mode === "none") {
    return page("office/board/send-test-message/no-mail.njk", { trail: settingsTrail, paragraphs: [text, ...fix] });
  }
  const question = {
    title: "E-mail",
    text: [text, ...fix],
    trail: settingsTrail,
    button: "Send a test message",
    template: "office/board/send-test-message/page.njk",
    data: { outcome: await outcomeOf(app, query["sent"]) },
  };
  return questionPage(question, paths.settings(), {
    fields: [{ name: "to", label: "Send a test message to", kind: "text", autocomplete: "email" }],
    values: { to: to ?? own?.email ?? "" },
    refusals,
  });
}

/** What became of the test message: only its own row is asked for, and nothing of what it says. */
async function outcomeOf(app: App, mailId: string | undefined): Promise<string | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(mailId ?? "")) return undefined;
  const mail = await app.database.as.worker
    .selectFrom("platform.mail")
    .select(["recipient", "sent_at as sentAt", "failed_at as failedAt", "caught_at as caughtAt", "fault", "attempts"])
    .where("mail_id", "=", mailId ?? "")
    .where("subject", "like", "Test message from %")
    .executeTakeFirst();
  if (!mail) return undefined;
  const { recipient, sentAt, failedAt, caughtAt, fault, attempts } = mail;
  if (sentAt !== null) return `The mail server took the message to ${recipient} on ${when(sentAt)}.`;
  if (caughtAt !== null) return `The message to ${recipient} was captured and is listed on this site. It was not sent.`;
  if (failedAt !== null) return `The message to ${recipient} was not sent: ${fault ?? "the mail server refused it"}`;
  return attempts > 0 && fault !== null
    ? `The message to ${recipient} has not been sent yet. The last attempt failed: ${fault}`
    : `The message to ${recipient} is waiting to be sent. Reload this page in a few seconds.`;
}

function when(at: string): string {
  return formatInstant(Temporal.Instant.from(at));
}
