import { dayAt, formatDay, formatInstant, ok } from "#kernel";
import { notFound, page, perform, type Reply, type Route, transactionAs, type WebRequest } from "#platform";
import { cancelAppointment } from "./cancel-appointment/cancel-appointment.ts";
import { cancelInvitation } from "./cancel-invitation/cancel-invitation.ts";
import { confirmRoutes, type Question } from "./confirm-page.ts";
import { lastDayOf, untilWords } from "./days.ts";
import { type Desk, desks } from "./desk.ts";
import { findInvitation, type Invitation, placeWords } from "./invitations.ts";
import { sendInvitationAgain } from "./send-invitation-again/send-invitation-again.ts";
import { roleWords } from "./words.ts";

type Change = "again" | "cancel" | "cancel-appointment";

const acts = { again: sendInvitationAgain, cancel: cancelInvitation, "cancel-appointment": cancelAppointment } as const;

/** An invitation that waits: what it says, sending it again, and cancelling it. */
export const invitationRoutes: readonly Route[] = desks.flatMap((desk) => [
  {
    name: desk.side === "centre" ? "show-staff-invitation" : "show-invitation",
    face: "page",
    method: "GET",
    path: `${desk.base}/invitations/:invitation`,
    permission: "people.view",
    scope: desk.side,
    summary: "An invitation, and what can be done with it",
    handle: (request) => showInvitation(request, desk),
  },
  ...changeRoutes(desk, "again"),
  ...changeRoutes(desk, "cancel"),
  ...(desk.side === "board" ? changeRoutes(desk, "cancel-appointment") : []),
]);

function changeRoutes(desk: Desk, change: Change): readonly Route[] {
  const action = acts[change];
  return confirmRoutes({
    act: action.name,
    ...(change === "cancel-appointment" ? {} : { which: desk.side === "centre" ? "staff" : "people" }),
    path: `${desk.base}/invitations/:invitation/${change}`,
    permission: change === "cancel-appointment" ? "people.appoint" : "people.manage",
    scope: desk.side,
    summary: action.summary.charAt(0).toLowerCase() + action.summary.slice(1),
    ask: async (request) => {
      const invitation = await openInvitation(request);
      return invitation && { ...question(invitation, change), back: backTo(desk, invitation), above: above(desk) };
    },
    perform: async ({ app, actor, params, idempotencyKey }) => {
      const raw = { invitation: params["invitation"] };
      const decision =
        change === "again"
          ? await perform(app, actor, sendInvitationAgain, raw, idempotencyKey)
          : await perform(app, actor, change === "cancel" ? cancelInvitation : cancelAppointment, raw, idempotencyKey);
      return decision.ok ? ok(`${desk.base}?done=${change === "again" ? "again" : "cancelled"}`) : decision;
    },
  });
}

function question({ name, email }: Invitation, change: Change): Omit<Question, "back" | "above"> {
  return change === "again"
    ? {
        title: `Send ${name} the invitation again`,
        sentences: [`A new link goes to ${email} and works for 7 days. The earlier link stops working.`],
        button: "Send the invitation again",
      }
    : {
        title: `Cancel the invitation of ${name}`,
        sentences: [`The link that was sent to ${email} stops working at once.`],
        button: "Cancel the invitation",
        warning: true,
      };
}

async function openInvitation({ app, actor, params }: WebRequest): Promise<Invitation | undefined> {
  const found = await transactionAs(app, actor, (tx) => findInvitation(tx, params["invitation"] ?? ""));
  if (!found || found.acceptedAt !== null || found.cancelledAt !== null) return undefined;
  return actor.side === "board" || found.centreId === actor.centreId ? found : undefined;
}

async function showInvitation(request: WebRequest, desk: Desk): Promise<Reply> {
  const invitation = await openInvitation(request);
  if (!invitation) return notFound;
  const { from, until, expiresAt, centreId, role, subjects, invitedAt } = invitation;
  const at = Temporal.Instant.from(expiresAt);
  return page("people/staff/show-invitation.njk", {
    desk,
    invitation,
    href: backTo(desk, invitation).href,
    place: placeWords(centreId, request.app.board),
    title: roleWords(role, subjects),
    invitedAt,
    appointment: role === "head-of-centre" || (role === "exams-officer" && desk.side === "board"),
    term: `From ${formatDay(dayAt(Temporal.Instant.from(from)))}, ${untilWords(until && lastDayOf(until))}`,
    over: Temporal.Instant.compare(at, Temporal.Now.instant()) <= 0,
    expires: formatInstant(at),
  });
}

function backTo(desk: Desk, { name, invitationId }: Invitation) {
  return { text: `Invitation of ${name}`, href: `${desk.base}/invitations/${invitationId}` };
}

function above({ title, base }: Desk) {
  return { text: title, href: base };
}
