import { dayAt, ok } from "#kernel";
import type { List, ListColumn, ListFilter } from "#platform/lists";
import type { Choice } from "#platform/pages";
import { lastDayOf } from "../days.ts";
import { paths } from "../paths.ts";
import type { StaffScope } from "../staff-scope.ts";
import { rolesOf, roleWords, titleOfRole } from "../words.ts";
import { listStaff, staffOrders, type StaffRow, staffStates } from "./list.ts";

/** The list of everyone with an account or an invitation; programs get it under the centre's scope. */
export function staffList(scope: StaffScope): List<StaffRow> {
  const isBoard = scope.side === "board";
  return {
    name: `list-${scope.name}`,
    summary: isBoard ? "Everyone with an account, with filters and export" : "Staff of the centre and their roles",
    path: scope.to.list,
    ...(isBoard ? {} : { apiPath: paths.api, apiRows: "staff", apiSummary: "Staff of a centre and their roles" }),
    permission: "people.view",
    scope: scope.side,
    title: scope.title,
    search: "Name or email address",
    orders: staffOrders,
    filters: filtersOf(scope),
    columns: [...columnsFor(scope), ...apiColumns],
    empty: "No one has an account here yet. People appear here when they are invited.",
    find: async (tx, asked) => {
      const { role, state, side, centre } = asked.values;
      return ok(await listStaff(tx, { search: asked.search, role, state, side, centre }, asked));
    },
  };
}

function filtersOf({ side }: StaffScope): readonly ListFilter[] {
  const sides = side === "board" ? (["centre", "board", "assessor"] as const) : (["centre"] as const);
  const roles = rolesOf(...sides).map(({ role, title }) => ({ value: role, text: title }));
  const states = Object.entries(staffStates).map(([value, { text }]) => ({ value, text }));
  return [
    { name: "role", label: "Role", all: "All roles", choices: roles },
    ...(side === "board" ? boardFilters : centreFilters),
    { name: "state", label: "Status", all: "All except ended", choices: states },
  ];
}

const sideChoices: readonly Choice[] = [
  { value: "board", text: "Board" },
  { value: "centre", text: "Centre" },
  { value: "assessor", text: "Assessors" },
];
const boardFilters: readonly ListFilter[] = [
  { name: "side", label: "Where", all: "Everywhere", choices: sideChoices },
  { name: "centre", label: "Centre", kind: "text" },
];
const centreFilters: readonly ListFilter[] = [
  { name: "centre", label: "The centre, for the board", kind: "text", only: ["api"] },
];

function columnsFor({ side, to }: StaffScope): readonly ListColumn<StaffRow>[] {
  const board: ListColumn<StaffRow>[] = [
    { name: "where", heading: "Where", value: whereWords, only: ["page"] },
    { name: "side", heading: "Side", value: (row) => row.side, only: ["file"] },
  ];
  return [
    {
      name: "name",
      heading: "Name",
      value: (row) => row.name,
      link: ({ personId, invitationId }) =>
        personId === null ? to.invitation({ invitation: invitationId ?? "" }) : to.person({ person: personId }),
    },
    { name: "email", heading: "Email", value: (row) => row.email },
    { name: "role", heading: "Role", value: (row) => roleWords(row.role, row.subjects), only: ["page"] },
    { name: "role", heading: "Role", value: (row) => titleOfRole(row.role), only: ["file"] },
    { name: "subjects", heading: "Subjects", value: (row) => row.subjects.join(" "), only: ["file"] },
    ...(side === "board" ? board : []),
    { name: "centreId", heading: "Centre", kind: "code", value: (row) => row.centreId, only: ["file"] },
    { name: "from", heading: "From", kind: "day", value: (row) => dayOf(row.from), only: ["page", "file"] },
    { name: "until", heading: "Until", kind: "day", value: lastDay, only: ["page", "file"] },
    { name: "signedInAt", heading: "Last signed in", kind: "day", value: signedInOn, only: ["page", "file"] },
    {
      name: "state",
      heading: "Status",
      value: (row) => staffStates[row.state].text,
      tags: (row) => [staffStates[row.state]],
      only: ["page", "file"],
    },
  ];
}

/** What programs get besides the name and the email address. Instants are ISO. */
const apiColumns: readonly ListColumn<StaffRow>[] = [
  { name: "personId", heading: "Person", value: (row) => row.personId, only: ["api"] },
  { name: "invitationId", heading: "Invitation", value: (row) => row.invitationId, only: ["api"] },
  { name: "role", heading: "Role", value: (row) => row.role, only: ["api"] },
  { name: "subjects", heading: "Subjects, separated by spaces", value: (row) => row.subjects.join(" "), only: ["api"] },
  { name: "side", heading: "Side", value: (row) => row.side, only: ["api"] },
  { name: "centreId", heading: "Centre", value: (row) => row.centreId, only: ["api"] },
  { name: "from", heading: "From", kind: "instant", value: (row) => row.from, only: ["api"] },
  { name: "until", heading: "Until", kind: "instant", value: (row) => row.until, only: ["api"] },
  { name: "signedInAt", heading: "Last signed in", kind: "instant", value: (row) => row.signedInAt, only: ["api"] },
  { name: "state", heading: "Status", value: (row) => row.state, only: ["api"] },
];

function whereWords({ side, centreId }: StaffRow): string {
  if (centreId !== null) return `Centre ${centreId}`;
  return side === "assessor" ? "Marking and moderation" : "Board";
}

function lastDay({ until }: StaffRow): string | null {
  return until === null ? null : lastDayOf(until);
}

function signedInOn({ signedInAt }: StaffRow): string | null {
  return signedInAt === null ? null : dayOf(signedInAt);
}

function dayOf(at: string): string {
  return dayAt(Temporal.Instant.from(at));
}
