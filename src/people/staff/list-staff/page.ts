import { dayAt } from "#kernel";
import {
  exportAddresses,
  findTableFormat,
  json,
  listAddress,
  listView,
  notFound,
  page,
  pagination,
  rangeWords,
  type Reply,
  type Route,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import { lastDayOf } from "../days.ts";
import { type Desk, deskOf, desks } from "../desk.ts";
import { unreadNotices } from "../read-notice/notices.ts";
import { rolesOf, roleWords } from "../words.ts";
import { listStaff, sortableColumns, staffFilter, type StaffRow, staffStates } from "./list.ts";

/** Who has an account: a centre's own staff, and the board's search of all people. */
export const listStaffRoutes: readonly Route[] = [
  ...desks.map((desk): Route => ({
    name: desk.side === "centre" ? "list-staff" : "list-people",
    face: "page",
    method: "GET",
    path: desk.base,
    permission: "people.view",
    scope: desk.side,
    summary:
      desk.side === "centre"
        ? "Who has an account at the centre, and with which role"
        : "Everybody with an account, with a filter and export",
    handle: (request) => showStaff(request, desk),
  })),
  {
    name: "list-staff-api",
    face: "api",
    method: "GET",
    path: "/api/v1/staff",
    permission: "people.view",
    scope: "centre",
    summary: "Who has an account at a centre, and with which role",
    api: {
      query: {
        q: { about: "part of a name or an e-mail address" },
        role: { about: "such as exams-officer" },
        state: { about: Object.keys(staffStates).join(", ") },
        page: { about: "from 1; 100 a page" },
        centre: { about: "for the board: of this centre" },
      },
      answer: {
        mediaType: "application/json",
        schema: {
          type: "object",
          properties: { total: { type: "integer" }, staff: { type: "array", items: { type: "object" } } },
        },
      },
    },
    handle: answerStaff,
  },
];

async function showStaff({ app, actor, path, query }: WebRequest, desk: Desk): Promise<Reply> {
  const [filter, view, format] = [staffFilter(query), listView(query), findTableFormat(query)];
  const { found, notices } = await transactionAs(app, actor, async (tx) => ({
    found: await listStaff(tx, filter, format ? undefined : view),
    notices: await unreadNotices(tx, actor),
  }));
  if (format) return tableFile(desk.side === "centre" ? "staff" : "people", format, heading, found.rows.map(exportRow));
  const sides = ["centre", ...(desk.side === "board" ? (["board", "assessor"] as const) : [])] as const;
  return page("people/staff/list-staff/page.njk", {
    desk,
    notices,
    rows: found.rows.map((row) => shown(row, desk)),
    total: found.total,
    filter,
    states: staffStates,
    roles: rolesOf(...sides),
    sorts: sortLinks(path, query, filter.sort),
    filtered: [filter.text, filter.role, filter.state, filter.side, filter.centre].some((value) => value !== ""),
    range: rangeWords(found.total, view),
    pagination: pagination(found.total, view, path, query),
    ...exportAddresses(path, query),
    done: query["done"] ?? "",
  });
}

async function answerStaff({ app, actor, query }: WebRequest): Promise<Reply> {
  if (!deskOf(actor)) return notFound;
  const { total, rows } = await transactionAs(app, actor, (tx) => listStaff(tx, staffFilter(query), listView(query)));
  return json({ total, staff: rows });
}

/** The address that sorts by each column, and which way it is sorted now. */
function sortLinks(path: string, query: WebRequest["query"], sort: string): Record<string, object> {
  return Object.fromEntries(
    sortableColumns.map((column) => {
      const turned = sort === column ? `-${column}` : column;
      const order = sort === column ? "ascending" : sort === `-${column}` ? "descending" : "none";
      return [column, { href: listAddress(path, query, { sort: turned, page: "" }), order }];
    }),
  );
}

function shown(row: StaffRow, desk: Desk): object {
  const href =
    row.personId === null
      ? `${desk.base}/invitations/${row.invitationId}`
      : `${desk.base}/${encodeURIComponent(row.personId)}`;
  return {
    ...row,
    href,
    title: roleWords(row.role, row.subjects),
    from: dayAt(Temporal.Instant.from(row.from)),
    until: row.until && lastDayOf(row.until),
    signedIn: row.signedInAt && dayAt(Temporal.Instant.from(row.signedInAt)),
    stateTitle: staffStates[row.state],
  };
}

const heading = [
  "Name",
  "E-mail",
  "Role",
  "Subjects",
  "Side",
  "Centre",
  "From",
  "Until",
  "Last signed in",
  "State",
] as const;

function exportRow(row: StaffRow): readonly (string | null)[] {
  const { name, email, role, subjects, side, centreId, from, until, signedInAt, state } = row;
  return [
    name,
    email,
    roleWords(role, []),
    subjects.join(" "),
    side,
    centreId,
    from,
    until,
    signedInAt,
    staffStates[state],
  ];
}
