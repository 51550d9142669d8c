import { definePath } from "#platform/addresses";

/** The pages about people, which a centre has about its staff and the board about everyone. */
export type PeoplePaths = ReturnType<typeof peoplePaths>;

function peoplePaths(base: string) {
  return {
    list: definePath(base),
    invite: definePath(`${base}/invite`),
    invitation: definePath(`${base}/invitations/:invitation`),
    sendAgain: definePath(`${base}/invitations/:invitation/again`),
    invitationLink: definePath(`${base}/invitations/:invitation/link`),
    appointmentLink: definePath(`${base}/invitations/:invitation/appointment-link`),
    cancelInvitation: definePath(`${base}/invitations/:invitation/cancel`),
    cancelAppointment: definePath(`${base}/invitations/:invitation/cancel-appointment`),
    person: definePath(`${base}/:person`),
    giveRole: definePath(`${base}/:person/give`),
    endSessions: definePath(`${base}/:person/sessions`),
    reactivate: definePath(`${base}/:person/reactivate`),
    close: definePath(`${base}/:person/close`),
    reopen: definePath(`${base}/:person/reopen`),
    endRole: definePath(`${base}/:person/roles/:holding/end`),
    endAppointment: definePath(`${base}/:person/roles/:holding/end-appointment`),
    restoreRole: definePath(`${base}/:person/roles/:holding/restore`),
  } as const;
}

/** The addresses of staff, and those of other pages that they lead to. */
export const paths = {
  centre: peoplePaths("/centre/staff"),
  board: peoplePaths("/board/people"),
  api: definePath("/api/v1/staff"),
  notice: definePath("/centre/staff/notices/:notice"),
  appoint: definePath("/board/people/appoint"),
  open: definePath("/invitation/:token"),
  resign: definePath("/account/roles/:holding/resign"),
  account: definePath("/account"),
  setUp: definePath("/account/set-up"),
  signIn: definePath("/sign-in"),
  home: definePath("/"),
  centreHome: definePath("/centre"),
  centres: definePath("/board/centres"),
  ofCentre: definePath("/board/centres/:centre"),
  accessReport: definePath("/board/access-report"),
} as const;
