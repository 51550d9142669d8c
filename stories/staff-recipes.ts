import type { Known } from "./known.ts";
import type { Recipes } from "./recipes.ts";

/** The pages of accounts and roles: a centre's staff, the board's people, invitations. */
export function staffPages({ centre, staff }: Known): Recipes {
  return {
    ...deskPages("/centre/staff", "staff", staff),
    ...deskPages("/board/people", "people", staff),
    ...boardOnly(centre, staff),
    "open-invitation": [staff.link, { path: "/invitation/a-link-that-was-used", status: 410 }],
  };
}

function deskPages(base: string, which: "staff" | "people", staff: Known["staff"]): Recipes {
  const { sleeper } = staff;
  const ids = which === "staff" ? staff.centre : staff.board;
  const person = `${base}/${ids.person}`;
  return {
    [`list-${which}`]: [
      base,
      `${base}?state=ended&sort=-name`,
      `${base}?search=nobody-like-that`,
      `${base}?state=suspended&done=invited`,
    ],
    [which === "staff" ? "show-staff" : "show-person"]: [
      person,
      `${base}/${ids.leaver}`,
      `${base}/${sleeper}`,
      `${base}/${staff.appointed.person}`,
      ...(which === "people" ? [`${base}/board-closed`] : []),
    ],
    [which === "staff" ? "show-staff-invitation" : "show-invitation"]: [
      `${base}/invitations/${ids.invitation}`,
      ...(which === "people" ? [`${base}/invitations/${staff.appointment}`] : []),
    ],
    [`ask-invite-${which}`]: [`${base}/invite`],
    [`ask-give-role-${which}`]: [`${person}/give`],
    [`ask-end-role-${which}`]: [`${person}/roles/${ids.holding}/end`],
    [`ask-restore-role-${which}`]: [`${base}/${ids.leaver}/roles/${ids.ended}/restore`],
    [`ask-end-sessions-of-person-${which}`]: [`${person}/sessions`],
    [`ask-reactivate-account-${which}`]: [`${base}/${sleeper}/reactivate`],
    [`ask-send-invitation-again-${which}`]: [`${base}/invitations/${ids.invitation}/again`],
    [`ask-cancel-invitation-${which}`]: [`${base}/invitations/${ids.invitation}/cancel`],
  };
}

function boardOnly(centre: string, { board, appointed, appointment }: Known["staff"]): Recipes {
  return {
    "ask-appoint-person": [`/board/people/appoint?centre=${centre}`],
    "ask-end-appointment": [`/board/people/${appointed.person}/roles/${appointed.holding}/end-appointment`],
    "ask-cancel-appointment": [`/board/people/invitations/${appointment}/cancel-appointment`],
    "ask-close-person": [`/board/people/${board.person}/close`],
    "ask-reopen-person": ["/board/people/board-closed/reopen"],
  };
}
