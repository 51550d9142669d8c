import { formatInstant, type Refusal } from "#kernel";
import { findEmail } from "#people";
import { type App, transactionAs } from "#platform/app";
import { findMailOutcome } from "#platform/mail";
import { performFor, questionPage } from "#platform/pages";
import { page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { mailState } from "../set-up/mail-state.ts";
import { paths } from "../paths.ts";
import { settingsTrail } from "../setting-page.ts";
import { sendTestMessage, testSubject } from "./send-test-message.ts";

const both = { face: "page", path: paths.mail.pattern, permission: "board.manage", scope: "board" } as const;

/** Whether messages leave, and sending one to see. */
export const mailPages: readonly Route[] = [
  {
    ...both,
    name: "ask-send-test-message",
    method: "GET",
    summary: "How emails are sent, and the result of a test",
    handle: (request) => show(request, request.query["to"], []),
  },
  {
    ...both,
    name: "send-test-message",
    method: "POST",
    summary: "Send a test email",
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
  const own = await transactionAs(app, actor, (tx) => findEmail(tx, actor.personId));
  const { text, fix } = mailState(app.mail);
  if (app.mail.mode === "none") {
    const data = { trail: settingsTrail, paragraphs: [text, ...fix] };
    return page("office/board/send-test-message/no-mail.njk", data, refusals.length > 0 ? 422 : 200);
  }
  const question = {
    title: "Email",
    text: [text, ...fix],
    trail: settingsTrail,
    button: "Send a test email",
    template: "office/board/send-test-message/page.njk",
    data: { outcome: await outcomeOf(app, query["sent"]) },
  };
  return questionPage(question, paths.settings(), {
    fields: [{ name: "to", label: "Send a test email to", kind: "text", autocomplete: "email" }],
    values: { to: to ?? own ?? "" },
    refusals,
  });
}

/** What became of the test message, in words; nothing is said of any other message. */
async function outcomeOf(app: App, mailId = ""): Promise<string | undefined> {
  const mail = await findMailOutcome(app, mailId);
  if (!mail?.subject.startsWith(testSubject)) return undefined;
  const { to, sentAt, failedAt, caughtAt, fault } = mail;
  if (sentAt !== null) return `The mail server accepted the email to ${to} on ${when(sentAt)}.`;
  if (caughtAt !== null) return `The email to ${to} was captured and is listed on this site. It was not sent.`;
  if (failedAt !== null) return `The email to ${to} could not be sent: ${fault ?? "the mail server refused it"}`;
  return fault === null
    ? `The email to ${to} is waiting to be sent. Reload this page in a few seconds.`
    : `The email to ${to} has not been sent yet. The mail server said: ${fault}`;
}

function when(at: string): string {
  return formatInstant(Temporal.Instant.from(at));
}
