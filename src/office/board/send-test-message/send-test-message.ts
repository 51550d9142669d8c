import { ok } from "#kernel";
import { isAddress, queueMail } from "#platform/mail";
import { defineAction, fieldText } from "#platform/perform";
import { maySendTest } from "./rule.ts";

/** What the subject of every test message begins with. */
export const testSubject = "Test email from";

/** Sends a message to `to`, so that an administrator sees whether mail leaves. Refused when no mail server is set. */
export const sendTestMessage = defineAction<{ readonly to: string }, null, string, { readonly mailId: string }>({
  name: "send-test-message",
  summary: "Send a test email",
  permission: "board.manage",
  read: (raw) => ok({ to: fieldText(raw, "to").trim() }),
  load: async () => ok(null),
  rule: (_facts, { to }, { app }) => maySendTest(app.mail.mode !== "none", to, isAddress(to)),
  save: async (tx, to, _facts, _input, { app, actor }) => {
    const mailId = await queueMail(tx, {
      to,
      subject: `${testSubject} ${app.board.name}`,
      text:
        `This email shows that ${app.board.name} can send email. ${actor.name} sent it from ` +
        `${app.site.address}. You do not need to do anything.\n\n${app.board.name}\n`,
    });
    return {
      answer: { mailId },
      subject: { kind: "board", id: "mail" },
      centreId: null,
      chain: "board",
      after: { test: "sent" },
    };
  },
});
