import { transactionAs } from "#platform/app";
import type { Field } from "#platform/pages";
import type { Route, WebRequest } from "#platform/web";
import { listStaff } from "../list-staff/list.ts";
import { paths } from "../paths.ts";
import { personFields, roleFields } from "../role-fields.ts";
import { type RoleForm, rolePages } from "../role-pages.ts";
import { titleOfRole } from "../words.ts";
import { appointPerson } from "./appoint-person.ts";

/** Appointing a centre's head or exams officer: the form, a page that checks it, then the act. */
export const appointRoutes: readonly Route[] = rolePages({
  path: paths.appoint,
  scope: "board",
  name: "appoint-person",
  summary: "Ask whom to appoint as a centre's head or exams officer",
  action: appointPerson,
  form,
  after: ({ centreId, invited }) => paths.board.list({ centre: centreId, done: invited ? "invited" : "appointed" }),
});

const roles = (["head-of-centre", "exams-officer"] as const).map((role) => ({ role, title: titleOfRole(role) }));

async function form(request: WebRequest): Promise<RoleForm | undefined> {
  const { query, form: typed } = request;
  const centre = typed["centre"] ?? query["centre"] ?? "";
  if (!/^\d{5}$/.test(centre)) return undefined;
  const staff = await staffOf(request, centre);
  const person = typed["person"] ?? "";
  return {
    title: "Appoint a head of centre or exams officer",
    caption: `Centre ${centre}`,
    trail: [
      { text: "Centres", href: paths.centres() },
      { text: centre, href: paths.ofCentre({ centre }) },
    ],
    text: ["Both manage the centre's accounts. Anyone who already has the role keeps it until you end it."],
    asks: [...(staff.size > 0 ? [whoField(staff)] : []), ...personFields, ...roleFields(roles, false)],
    action: paths.appoint({ centre }),
    button: "Continue",
    back: paths.ofCentre({ centre }),
    who: staff.get(person) ?? typed["name"] ?? "",
    check: {
      title: "Check the appointment",
      text: [
        "The head of centre and the exams officers are told.",
        ...(person === "" ? ["Nothing else happens until the person opens the link in the invitation."] : []),
      ],
      button: "Appoint",
    },
  };
}

function whoField(staff: ReadonlyMap<string, string>): Field {
  const choices = [...staff].map(([value, text]) => ({ value, text }));
  return {
    name: "person",
    kind: "list",
    label: "Who",
    hint: "For someone new, enter their name and email address below.",
    choices: [{ value: "", text: "Someone new, by invitation" }, ...choices],
  };
}

/** The people of a centre who can be appointed, by their identifiers. */
async function staffOf({ app, actor }: WebRequest, centre: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await transactionAs(app, actor, (tx) => listStaff(tx, { centre, side: "centre" }));
  return new Map(
    rows.flatMap(({ personId, name, role, state }) =>
      personId === null || state === "closed" ? [] : [[personId, `${name}, ${titleOfRole(role)}`] as const],
    ),
  );
}
