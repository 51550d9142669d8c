import { type Decision, isOneLine, ok } from "#kernel";
import type { Side } from "#platform/actors";
import { isAddress } from "#platform/mail";
import { isRole, type Role, roleShape, roles } from "../roles.ts";
import {
  centreNotTaken,
  centreNumberMissing,
  emailUnreadable,
  linkUnreadable,
  personMissing,
  personNameUnreadable,
  personUnreadable,
  roleBySubject,
  roleNameUnknown,
  roleOfCandidate,
} from "./refusals.ts";
import type { NewLink } from "./set-up-link.ts";

/** `person` is an identifier or an email address. */
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
  return person === "" ? personMissing.refuse() : ok({ ...link.value, person });
}

/** Reads the first administrator. The email address becomes lower case. */
export function readFirstInput(raw: unknown): Decision<FirstInput> {
  const link = readLink(raw);
  if (!link.ok) return link;
  const [name, email] = [textOf(raw, "name"), textOf(raw, "email").toLowerCase()];
  if (!isName(name)) return personNameUnreadable.refuse();
  if (!isAddress(email)) return emailUnreadable.refuse();
  return ok({ ...link.value, name, email, despite: fieldsOf(raw)["despite"] === true });
}

/** Reads a person to add: never a candidate, and never with a role by subject, which needs an invitation. */
export function readPersonToAdd(raw: unknown): Decision<PersonToAdd> {
  const [personId, name, role, centre] = ["personId", "name", "role", "centre"].map((field) => textOf(raw, field));
  const email = textOf(raw, "email").toLowerCase();
  if (!role || !isRole(role)) {
    return roleNameUnknown.refuse({ roles: Object.keys(roles).join(", ") });
  }
  if (!personId || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(personId)) {
    return personUnreadable.refuse();
  }
  if (!name || !isName(name)) return personNameUnreadable.refuse();
  if (email !== "" && !isAddress(email)) return emailUnreadable.refuse();
  const { side } = roles[role];
  const problem = placeProblem(role, side, centre ?? "");
  if (problem) return problem;
  return ok({ personId, name, email: email || null, role, side, centreId: centre || null });
}

function placeProblem(role: Role, side: Side, centre: string): Decision<never> | undefined {
  if (side === "candidate") return roleOfCandidate.refuse();
  if (roleShape(role).bySubject) return roleBySubject.refuse();
  if (side === "centre" && !/^\d{5}$/.test(centre)) return centreNumberMissing.refuse();
  return side === "centre" || centre === "" ? undefined : centreNotTaken.refuse();
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
  return isSound ? ok({ tokenHash, hours }) : linkUnreadable.refuse({ hours: hoursMax });
}

function isName(text: string): boolean {
  return /^[^<>]{1,200}$/u.test(text) && isOneLine(text);
}

function textOf(raw: unknown, name: string): string {
  const value = fieldsOf(raw)[name];
  return typeof value === "string" ? value.trim() : "";
}

function fieldsOf(raw: unknown): Record<string, unknown> {
  return raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
}
