import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Day } from "#kernel";
import type { Permission } from "#platform/actors";
import { theProgram } from "../../../start/program.ts";
import { isRole, permissionsOf, type Role, roles, roleShape } from "../../roles.ts";
import { dayAfter, endOfDay } from "../days.ts";
import { beyondReach, reachOf } from "../reach.ts";
import { type Grant, type GrantFacts, type Granter, mayAppoint, mayGrant } from "./rule.ts";

const today = "2026-07-01";
const facts: GrantFacts = { today, held: [], hadExamsOfficer: true };
const allRoles = Object.keys(roles).filter(isRole);
const centreRoles = allRoles.filter((role) => roleShape(role).side === "centre");

const holder = (side: "centre" | "board", ...held: readonly (Role | readonly [Role, Day])[]): Granter => ({
  personId: "giver",
  side,
  reach: reachOf(
    held.map((one) =>
      typeof one === "string" ? { role: one, until: null } : { role: one[0], until: endOfDay(one[1]) },
    ),
  ),
});
const wish = (role: Role, more: Partial<Grant> = {}): Grant => ({
  personId: "sam",
  role,
  subjects: roleShape(role).bySubject ? ["J560"] : [],
  from: today,
  until: null,
  ...more,
});
const codes = (granter: Granter, grant: Grant, more: Partial<GrantFacts> = {}): readonly string[] => {
  const decision = mayGrant(granter, grant, { ...facts, ...more });
  return decision.ok ? [] : decision.refusals.map((refusal) => refusal.code);
};

describe("who may give which role", () => {
  const [head, officer, deputy] = [
    holder("centre", "head-of-centre"),
    holder("centre", "exams-officer"),
    holder("centre", "deputy-exams-officer"),
  ];
  const admin = holder("board", "administrator");
  test.each<readonly [string, Granter, Grant, Partial<GrantFacts>, readonly string[]]>([
    ["a head makes a deputy", head, wish("deputy-exams-officer"), {}, []],
    [
      "an exams officer makes a deputy for two weeks",
      officer,
      wish("deputy-exams-officer", { until: "2026-07-14" }),
      {},
      [],
    ],
    ["an exams officer makes another", officer, wish("exams-officer"), {}, []],
    ["a first exams officer", head, wish("exams-officer"), { hadExamsOfficer: false }, ["first-exams-officer"]],
    ["a head by an exams officer", officer, wish("head-of-centre"), {}, ["role-appointed"]],
    ["a head by a head", head, wish("head-of-centre"), {}, ["role-appointed"]],
    ["a deputy makes an exams officer", deputy, wish("exams-officer"), {}, ["more-than-held"]],
    ["to oneself", head, wish("senco", { personId: "giver" }), {}, ["own-role"]],
    ["a role of the board by a centre", head, wish("customer-support"), {}, ["role-of-board", "more-than-held"]],
    ["a role of a centre by the board", admin, wish("senco"), {}, ["role-of-centre"]],
    ["a role of the board by an administrator", admin, wish("results"), {}, []],
    ["an assessor by an administrator", admin, wish("examiner"), {}, []],
    ["a role of the board by approvals", holder("board", "approvals"), wish("results"), {}, ["more-than-held"]],
    ["a teacher without subjects", head, wish("teacher", { subjects: [] }), {}, ["subjects-missing"]],
    ["subjects for who has none", head, wish("senco", { subjects: ["J560"] }), {}, ["subjects-unneeded"]],
    ["from yesterday", head, wish("senco", { from: "2026-06-30" }), {}, ["from-past"]],
    ["from too far ahead", head, wish("senco", { from: "2027-09-01" }), {}, ["from-far"]],
    [
      "until before it begins",
      head,
      wish("senco", { from: "2026-07-10", until: "2026-07-09" }),
      {},
      ["until-before-from"],
    ],
    ["for one day", head, wish("senco", { from: "2026-07-10", until: "2026-07-10" }), {}, []],
    [
      "what they have already",
      head,
      wish("senco"),
      { held: [{ role: "senco", subjects: [], from: today, until: null }] },
      ["role-held"],
    ],
    [
      "what they have until the day before",
      head,
      wish("senco", { from: "2026-07-10" }),
      { held: [{ role: "senco", subjects: [], from: today, until: "2026-07-09" }] },
      [],
    ],
    [
      "what they have until that day",
      head,
      wish("senco", { from: "2026-07-10" }),
      { held: [{ role: "senco", subjects: [], from: today, until: "2026-07-10" }] },
      ["role-held"],
    ],
    [
      "a teacher's further subject",
      head,
      wish("teacher", { subjects: ["H446"] }),
      { held: [{ role: "teacher", subjects: ["J560"], from: today, until: null }] },
      [],
    ],
  ])("%s", (_title, granter, grant, more, expected) => expect(codes(granter, grant, more)).toEqual(expected));

  test("nobody gives a role for longer than they have its rights themselves", () => {
    const covering = holder("centre", ["exams-officer", "2026-07-14"]);
    expect(codes(covering, wish("senco"))).toEqual(["beyond-own-end"]);
    expect(codes(covering, wish("senco", { until: "2026-07-15" }))).toEqual(["beyond-own-end"]);
    expect(codes(covering, wish("senco", { until: "2026-07-14" }))).toEqual([]);
    const both = holder("centre", ["exams-officer", "2026-07-14"], "deputy-exams-officer");
    expect(codes(both, wish("read-only"))).toEqual([]);
    expect(codes(both, wish("exams-officer"))).toEqual(["beyond-own-end"]);
  });

  test.each<readonly [string, Granter, Role, readonly string[]]>([
    ["approvals appoint a head", holder("board", "approvals"), "head-of-centre", []],
    ["approvals appoint an exams officer", holder("board", "approvals"), "exams-officer", []],
    ["approvals give a deputy", holder("board", "approvals"), "deputy-exams-officer", ["role-not-appointed"]],
    ["approvals give an administrator", holder("board", "approvals"), "administrator", ["role-not-appointed"]],
    ["a centre appoints its head", holder("centre", "exams-officer"), "head-of-centre", ["role-not-appointed"]],
  ])("%s", (_title, granter, role, expected) => {
    const decision = mayAppoint(granter, wish(role), facts);
    expect(decision.ok ? [] : decision.refusals.map((refusal) => refusal.code)).toEqual(expected);
  });
});

test("a role can be given exactly when it is of the side, not appointed, and within what the giver holds", () => {
  const someRole = fc.constantFrom(...allRoles.filter((role) => role !== "candidate"));
  fc.assert(
    fc.property(fc.array(someRole, { maxLength: 3 }), someRole, fc.boolean(), (held, role, had) => {
      const side = held.some((one) => roleShape(one).side === "board") ? "board" : "centre";
      const [granter, shape] = [holder(side, ...held), roleShape(role)];
      const own = permissionsOf(held);
      const within = shape.allows.every((permission) => own.has(permission));
      const fits =
        side === "centre"
          ? shape.side === "centre" && !shape.appointed && (role !== "exams-officer" || had)
          : shape.side === "board" || shape.side === "assessor";
      expect(mayGrant(granter, wish(role), { ...facts, hadExamsOfficer: had }).ok).toBe(within && fits);
      expect(beyondReach(granter.reach, role).length === 0).toBe(within);
    }),
  );
});

type Held = { readonly person: number; readonly role: Role; readonly from: Day; readonly until: Day | null };

/** What somebody of a group may do on a day. */
function allowedOn(held: readonly Held[], day: Day): ReadonlySet<Permission> {
  return permissionsOf(
    held.filter((one) => one.from <= day && (one.until === null || one.until >= day)).map((one) => one.role),
  );
}

test("whatever the people of a centre give each other, nobody has on any day what nobody had on that day", () => {
  const day = fc.integer({ min: 0, max: 60 }).map((days) => dayAfter(today, days));
  const start = fc.array(
    fc.record({
      person: fc.nat(4),
      role: fc.constantFrom(...centreRoles),
      from: fc.constant(today),
      until: fc.option(day, { nil: null }),
    }),
    { minLength: 2, maxLength: 5 },
  );
  const step = fc.record({
    giver: fc.nat(4),
    person: fc.nat(4),
    role: fc.constantFrom(...centreRoles, ...centreRoles, "results" as const),
    on: fc.integer({ min: 0, max: 30 }),
    after: fc.integer({ min: 0, max: 20 }),
    until: fc.option(day, { nil: null }),
  });
  let given = 0;
  fc.assert(
    fc.property(start, fc.array(step, { minLength: 20, maxLength: 60 }), (first, steps) => {
      const held: Held[] = [...first];
      for (const { giver, person, role, on, after, until } of steps.toSorted((a, b) => a.on - b.on)) {
        const now = dayAfter(today, on);
        const own = held.filter(
          (one) => one.person === giver && one.from <= now && (one.until === null || one.until >= now),
        );
        const granter: Granter = {
          personId: String(giver),
          side: "centre",
          reach: reachOf(own.map((one) => ({ role: one.role, until: one.until && endOfDay(one.until) }))),
        };
        const grant = wish(role, { personId: String(person), from: dayAfter(now, after), until });
        if (mayGrant(granter, grant, { today: now, held: [], hadExamsOfficer: true }).ok) {
          held.push({ person, role, from: grant.from, until });
          given += 1;
        }
      }
      for (const days of [0, 1, 13, 14, 30, 59, 60, 61, 400]) {
        const later = dayAfter(today, days);
        const before = allowedOn(first, later);
        const beyond = [...allowedOn(held, later)].filter((permission) => !before.has(permission));
        expect(beyond, `on ${later}`).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
  expect(given).toBeGreaterThan(100);
});

test("every permission a role can carry says in words what it allows, and no role by subject manages people", () => {
  for (const role of allRoles) {
    for (const permission of roleShape(role).allows) expect(theProgram.permissions[permission]).toMatch(/^[A-Z]/);
    if (roleShape(role).bySubject) expect(roleShape(role).allows).not.toContain("people.manage");
  }
});
