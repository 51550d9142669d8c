import { type Decision, ok, refuse } from "#kernel";
import { isAddress, type Side } from "#platform";
import { isRole, type Role, roleShape, roles } from "../roles.ts";
import type { NewLink } from "./set-up-link.ts";

/** `person` is an identifier or an e-mail address. */
export type LinkInput = NewLink & { readonly person: string };

/** `email` is in lower case. */
export type FirstInput = NewLink & { readonly name: string; readonly email: string; readonly despite: boolean };

export type PersonToAdd = {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly side: Side;
  readonly centreId: string | null;
};

const hoursMax = 168;

/** Reads a link and the person it is for. */
export function readLinkInput(raw: unknown): Decision<LinkInput> {
  const link = readLink(raw);
  if (!link.ok) return link;
  const person = textOf(raw, "person");
  return person === ""
    ? refuse("person-missing", "Say who the link is for.", { field: "person" })
    : ok({ ...link.value, person });
}

/** Reads the first administrator, whose address becomes lower case. */
export function readFirstInput(raw: unknown): Decision<FirstInput> {
  const link = readLink(raw);
  if (!link.ok) return link;
  const [name, email] = [textOf(raw, "name"), textOf(raw, "email").toLowerCase()];
  if (!isName(name)) return nameUnreadable;
  if (!isAddress(email)) return emailUnreadable;
  return ok({ ...link.value, name, email, despite: fieldsOf(raw)["despite"] === true });
}

/** Reads a person to add: a candidate is never one, and a role by subject needs an invitation that names them. */
export function readPersonToAdd(raw: unknown): Decision<PersonToAdd> {
  const [personId, name, role, centre] = ["personId", "name", "role", "centre"].map((field) => textOf(raw, field));
  const email = textOf(raw, "email").toLowerCase();
  if (!role || !isRole(role)) {
    return refuse("role-unknown", `A role is one of ${Object.keys(roles).join(", ")}.`, { field: "role" });
  }
  if (!personId || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(personId)) {
    return refuse(
      "person-unreadable",
      "A person's identifier is letters, digits, dots and dashes, such as ada.lovelace.",
      { field: "person" },
    );
  }
  if (!name || !isName(name)) return nameUnreadable;
  if (email !== "" && !isAddress(email)) return emailUnreadable;
  const { side } = roles[role];
  const problem = placeProblem(role, side, centre ?? "");
  if (problem) return problem;
  return ok({ personId, name, email: email || null, role, side, centreId: centre || null });
}

function placeProblem(role: Role, side: Side, centre: string): Decision<never> | undefined {
  if (side === "candidate") {
    return refuse("role-of-candidate", "Candidates are added with their entries.", { field: "role" });
  }
  if (roleShape(role).bySubject) {
    return refuse("role-by-subject", "This role names subjects: invite the person on the page of people.", {
      field: "role",
    });
  }
  if (side === "centre" && !/^\d{5}$/.test(centre)) {
    return refuse("centre-missing", "A centre's role needs --centre and five digits.", { field: "centre" });
  }
  return side === "centre" || centre === ""
    ? undefined
    : refuse("centre-not-taken", "This role belongs to no centre: leave --centre out.", { field: "centre" });
}

function readLink(raw: unknown): Decision<NewLink> {
  const { tokenHash, hours } = fieldsOf(raw);
  const isSound =
    Buffer.isBuffer(tokenHash) &&
    tokenHash.length === 32 &&
    typeof hours === "number" &&
    Number.isInteger(hours) &&
    hours >= 1 &&
    hours <= hoursMax;
  return isSound
    ? ok({ tokenHash, hours })
    : refuse("link-unreadable", `A link needs the hash of its token, and lasts 1 to ${hoursMax} hours.`);
}

const nameUnreadable = refuse("name-unreadable", "A name has 1 to 200 characters on one line.", { field: "name" });
const emailUnreadable = refuse("email-unreadable", "An e-mail address looks like ada@board.example.", {
  field: "email",
});

function isName(text: string): boolean {
  return /^[^\p{Cc}<>]{1,200}$/u.test(text);
}

function textOf(raw: unknown, name: string): string {
  const value = fieldsOf(raw)[name];
  return typeof value === "string" ? value.trim() : "";
}

function fieldsOf(raw: unknown): Record<string, unknown> {
  return raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
}
