import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#platform/perform";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { fillForMarking, series } from "../fixture.ts";
import { recordMarks } from "../record-marks/record-marks.ts";
import { markStatuses } from "../mark.ts";
import { mayHoldMark, mayReleaseHold } from "./rule.ts";

let site: TestSite;
let assessor: Visitor;
let officer: Visitor;
const place = "/board/marking/H446%2F03/10001/1/H446A";
const standing = async () =>
  site.app.database.as.worker
    .selectFrom("marking.current_mark")
    .select(["mark", "status", "movement"])
    .executeTakeFirst();

/** Which of the two acts the page of the mark offers. */
async function possible(): Promise<{ readonly hold: boolean; readonly release: boolean }> {
  const { body } = await assessor.get(`${place}?series=${series}`);
  return { hold: body.includes(`${place}/hold?`), release: body.includes(`${place}/release?`) };
}

beforeAll(async () => {
  site = await testSite();
  await fillForMarking(site.app.database, ["10001"], 2, ["H446A"]);
  assessor = await site.signIn({ personId: "b1", name: "Bo Assessor", side: "board", role: "assessment" });
  officer = await site.signIn({
    personId: "o1",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "10001",
  });
});
afterAll(() => site.close());

test("a hold is possible exactly on a mark not held, a release exactly on one held, both with a reason", () => {
  const marks = fc.option(
    fc.record({
      movement: fc.integer({ min: 1, max: 9 }),
      status: fc.constantFrom(...markStatuses),
      grade: fc.constantFrom(null, "M"),
      held: fc.boolean(),
    }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(marks, fc.constantFrom("", "Suspected collusion"), (mark, reason) => {
      const [hold, release] = [mayHoldMark(mark, reason), mayReleaseHold(mark, reason)];
      expect(hold.ok).toBe(mark !== undefined && !mark.held && reason !== "");
      expect(release.ok).toBe(mark !== undefined && mark.held && reason !== "");
      if (hold.ok) expect(hold.value).toMatchObject({ status: "pending", grade: mark?.grade, cause: "hold" });
      if (release.ok)
        expect(release.value).toMatchObject({ status: mark?.status, grade: mark?.grade, cause: "release" });
    }),
  );
});

test("nothing can be held before anything is recorded", async () => {
  expect((await assessor.get(`${place}?series=${series}`)).status).toBe(404);
  expect((await assessor.post(`${place}/hold`, { series, reason: "Early" })).status).toBe(404);
});

test("held, the mark is pending and cannot change; released, it is what it was; the page shows it", async () => {
  const actor = assessor.actor;
  if (!actor) throw new Error("The assessor is signed in.");
  const set = (mark: number, reason: string | null) => ({
    set: {
      series,
      rows: [
        {
          line: 1,
          centreId: "10001",
          candidateNumber: 1,
          option: "H446A",
          component: "H446/03",
          mark,
          grade: null,
          status: "incomplete" as const,
          reason,
        },
      ],
    },
  });
  expect((await perform(site.app, actor, recordMarks, set(44, null))).ok).toBe(true);
  expect((await assessor.post(`${place}/hold`, { series, reason: " " })).status).toBe(422);
  const asked = await assessor.get(`${place}/hold?series=${series}`);
  expect(asked.body).toContain("Put Niamh Okafor1&#39;s mark on hold");
  expect(await possible()).toEqual({ hold: true, release: false });
  const held = await assessor.post(`${place}/hold`, { series, reason: "Suspected collusion" });
  expect([held.status, held.headers["location"]]).toEqual([303, `${place}?series=${series}`]);
  expect(await possible()).toEqual({ hold: false, release: true });
  const twice = await assessor.post(`${place}/hold`, { series, reason: "Once more" });
  expect([twice.status, twice.body.includes("The mark is already on hold.")]).toEqual([422, true]);
  expect(await standing()).toEqual({ mark: null, status: "pending", movement: 2 });
  const changed = await perform(site.app, actor, recordMarks, set(45, "Added up wrongly"));
  expect(changed.ok ? "" : changed.refusals[0]?.code).toBe("mark-held");
  expect((await officer.get(`/centre/marks/H446%2F03?series=${series}`)).body).toContain("On hold by the board");
  const released = { series, reason: "No case to answer", _once: "form-1" };
  const [once, twiceSent] = [
    await assessor.post(`${place}/release`, released),
    await assessor.post(`${place}/release`, released),
  ];
  expect([once.status, twiceSent.status]).toEqual([303, 303]);
  expect(await standing()).toEqual({ mark: 44, status: "incomplete", movement: 3 });
  const page = await assessor.get(`${place}?series=${series}`);
  for (const words of ["Suspected collusion", "No case to answer", "Bo Assessor", "Put on hold"])
    expect(page.body).toContain(words);
  const acts = await site.app.database.as.worker
    .selectFrom("audit.act")
    .select(["action", "reason", "centre_id"])
    .where("subject_kind", "=", "mark")
    .orderBy("position")
    .execute();
  expect(acts).toEqual([
    { action: "hold-mark", reason: "Suspected collusion", centre_id: null },
    { action: "release-hold", reason: "No case to answer", centre_id: null },
  ]);
  expect((await officer.post(`${place}/hold`, { series, reason: "x" })).status).toBe(403);
});
