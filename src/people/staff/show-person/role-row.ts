import { dayAt, formatDay, formatInstant } from "#kernel";
import type { Actor } from "#platform/actors";
import { isRole, roleShape } from "../../roles.ts";
import { lastDayOf } from "../days.ts";
import type { Holding } from "../holdings.ts";
import { restoreDays } from "../restore-role/rule.ts";
import type { StaffScope } from "../staff-scope.ts";
import { isAppointedRole, roleWords } from "../words.ts";

/** A role of a person as a row of their page. */
export type RoleRow = {
  readonly title: string;
  readonly period: "now" | "to-come" | "past";
  readonly where: string;
  readonly from: string;
  /** When it ends, or when and why it ended. */
  readonly end: string;
  readonly endReason: string | null;
  readonly givenBy: string;
  readonly link?: { readonly text: string; readonly about: string; readonly href: string } | undefined;
};

type Known = { readonly now: string; readonly names: ReadonlyMap<string, string> };
type Reader = { readonly actor: Actor; readonly scope: StaffScope; readonly isOwn: boolean };

/** Describes a role and what the reader can do about it. */
export function roleRow(holding: Holding, { now, names }: Known, reader: Reader): RoleRow {
  const { from, until, endedAt, role, subjects, grantedBy, side, centreId, endReason } = holding;
  const endedOn = endedAt ?? (until !== null && !isAfter(until, now) ? until : null);
  const period = endedOn !== null ? "past" : isAfter(from, now) ? "to-come" : "now";
  return {
    title: roleWords(role, subjects),
    period,
    where: centreId === null ? (side === "assessor" ? "Marking and moderation" : "Board") : `Centre ${centreId}`,
    from: formatDay(dayAt(Temporal.Instant.from(from))),
    end:
      endedOn !== null
        ? formatInstant(Temporal.Instant.from(endedOn))
        : until === null
          ? "No end date"
          : formatDay(lastDayOf(until)),
    endReason,
    givenBy: names.get(grantedBy) ?? (grantedBy === "set-up" ? "Set-up" : "The board"),
    link: reader.isOwn ? undefined : period === "past" ? restoreLink(holding, now, reader) : endLink(holding, reader),
  };
}

/** A link to restore a role: what was ended by mistake a short time ago, by those who could give it. */
function restoreLink(holding: Holding, now: string, { actor, scope }: Reader): RoleRow["link"] {
  const { role, endedAt, until, side } = holding;
  const isRestorable =
    endedAt !== null && (until === null || isAfter(until, now)) && daysSince(endedAt, now) <= restoreDays;
  const isGivenHere = (scope.side === "centre") === (side === "centre") && !isAppointedOnly(role);
  if (!isRestorable || !isGivenHere || !actor.permissions.has("people.manage")) return undefined;
  return { text: "Restore", about: roleWords(role, holding.subjects), href: scope.to.restoreRole(partsOf(holding)) };
}

function endLink(holding: Holding, { actor, scope }: Reader): RoleRow["link"] {
  const { role, side, subjects } = holding;
  const [isBoard, about] = [scope.side === "board", roleWords(role, subjects)];
  if (isBoard && side === "centre" && isAppointedRole(role) && actor.permissions.has("people.appoint")) {
    return { text: "End", about: `the appointment as ${about}`, href: scope.to.endAppointment(partsOf(holding)) };
  }
  return actor.permissions.has("people.manage") && (isBoard || !isAppointedOnly(role))
    ? { text: "End", about, href: scope.to.endRole(partsOf(holding)) }
    : undefined;
}

function partsOf({ personId, holdingId }: Holding) {
  return { person: personId, holding: holdingId };
}

function isAppointedOnly(role: string): boolean {
  return isRole(role) && roleShape(role).appointed === true;
}

function isAfter(one: string, other: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) > 0;
}

function daysSince(from: string, now: string): number {
  return Temporal.Instant.from(now).since(Temporal.Instant.from(from)).total("hours") / 24;
}
