import { formatInstant } from "#kernel";
import type { App } from "../../app/app.ts";
import { actionTitle } from "../../app/program.ts";
import type { Tx } from "../../database/database.ts";
import { queueMail } from "../../mail/queue-mail.ts";
import { paths } from "../../paths.ts";

/** What a message about a proposal is made of. It names the act and who proposed it, and no one whom it is about. */
export type Noticed = {
  readonly proposalId: string;
  readonly action: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly neededBy: string | null;
  readonly expiresAt: string;
};

type Message = { readonly subject: string; readonly text: string };

/** To those who can approve it. */
export function newMail(app: App, proposal: Noticed): Message {
  const title = actionTitle(proposal.action);
  return message(app, proposal, `Waiting for a second person: ${title}`, [
    `${proposal.proposedByName} proposed: ${title}. You can approve or decline it.`,
    `Nothing happens until someone approves it. The proposal expires on ${words(proposal.expiresAt)}.`,
  ]);
}

/** To them, and to the person who proposed it, a day before it is needed. */
export function alarmMail(app: App, proposal: Noticed): Message {
  const title = actionTitle(proposal.action);
  return message(app, proposal, `Urgent, not approved yet: ${title}`, [
    `${proposal.proposedByName} has proposed: ${title}. It is needed by ` +
      `${words(proposal.neededBy ?? proposal.expiresAt)} and no one has approved it yet.`,
    "If no one approves it by then, it will not happen.",
  ]);
}

/** To the person who proposed it. */
export function expiredMail(app: App, proposal: Noticed): Message {
  const title = actionTitle(proposal.action);
  return message(app, proposal, `Expired, not done: ${title}`, [
    `Your proposal has expired: ${title}. No one approved it by ${words(proposal.expiresAt)}, so nothing was done.`,
    "Propose it again if you still need it.",
  ]);
}

/** Sends a message to some people, once to each. */
export async function mailTo(tx: Tx, addresses: readonly string[], mail: Message): Promise<void> {
  for (const to of new Set(addresses)) await queueMail(tx, { to, ...mail });
}

function message({ site, board }: App, { proposalId }: Noticed, subject: string, lines: readonly string[]): Message {
  const address = `${site.address}${paths.proposal({ proposal: proposalId })}`;
  return { subject, text: `${lines.join("\n\n")}\n\nView the proposal:\n${address}\n\n${board.name}\n` };
}

function words(instant: string): string {
  return formatInstant(Temporal.Instant.from(instant));
}
