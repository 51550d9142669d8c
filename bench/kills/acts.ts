import { writeTable } from "#formats/csv";
import { marksTable } from "#marking";
import type { Given } from "../../demo/steps/unmarked.ts";
import { entryFile } from "../../demo/school/entry-file.ts";
import { markFile } from "../../demo/school/mark-file.ts";
import { demoSeries } from "../../demo/world.ts";
import type { KillWorld } from "./world.ts";

/** A request that is sent while something is killed, and sent again with the same key afterwards. */
export type Sent = {
  readonly path: string;
  readonly token: string;
  readonly type?: string;
  readonly body?: Uint8Array | string;
};

/** A kind of long act: what it sends the nth time, the act that it is in the log, and when it may be killed. */
export type LongAct = {
  readonly name: string;
  /** The act in the audit log. */
  readonly action: string;
  /** Milliseconds after sending, between which the kill comes. */
  readonly after: number;
  readonly within: number;
  send(nth: number, sequence: (centreId: string) => number): Sent;
};

const [day, file] = ["2026-05-01", "application/octet-stream"];

/** The long acts that one request begins. */
export function longActs({ cohort, tokens, marks }: KillWorld): readonly LongAct[] {
  const centreOf = (nth: number) => cohort[nth % cohort.length] ?? never();
  // Some centres have no work that teachers mark.
  const marking = cohort.filter(({ centre }) => marks.teachers.some((each) => isMarked(each, centre.centreId)));
  const officerSends = (centreId: string, path: string, name: string, body: Uint8Array): Sent => ({
    path: `${path}?name=${encodeURIComponent(name)}&reason=Sent%20again`,
    token: tokens.officer(centreId),
    type: file,
    body,
  });
  const boardSends = (path: string, type: string, body: string): Sent => ({ path, token: tokens.board, type, body });
  const award = () =>
    boardSends(
      "/api/v1/award-runs",
      "application/json",
      JSON.stringify({ series: demoSeries, cause: "award", missing: "pending" }),
    );
  const csvMarks = (nth: number) =>
    boardSends(
      "/api/v1/board/marks?name=marks.csv&reason=Sent%20again",
      file,
      writeTable(marksTable, turned(marks.examiners, nth).map(rowOf)),
    );
  return [
    {
      name: "entryFile",
      action: "receive-entry-file",
      after: 0,
      within: 400,
      send: (nth, sequence) => {
        const { centre, sat } = centreOf(nth);
        const made = entryFile("A", centre, sequence(centre.centreId), day, sat.slice(0, 3 + (nth % 20)));
        return officerSends(centre.centreId, "/api/v1/entry-files", made.name, made.bytes);
      },
    },
    {
      name: "markFile",
      action: "receive-mark-file",
      after: 0,
      within: 400,
      send: (nth, sequence) => {
        const { centre } = marking[nth % marking.length] ?? never();
        const given = turned(
          marks.teachers.filter((each) => isMarked(each, centre.centreId)),
          nth,
        );
        const made = markFile(centre, sequence(centre.centreId), day, given);
        return officerSends(centre.centreId, "/api/v1/mark-files", made.name, made.bytes);
      },
    },
    { name: "csvMarks", action: "record-marks", after: 0, within: 500, send: csvMarks },
    { name: "awardRun", action: "run-award", after: 0, within: 3_000, send: award },
    // The run has ended by then: its event is delivered, and the results files of all centres are made.
    { name: "preparation", action: "run-award", after: 2_000, within: 6_000, send: award },
    { name: "delivery", action: "record-marks", after: 300, within: 2_000, send: csvMarks },
  ];
}

/** Two hundred marks at most, not the same ones each time, each a mark lower or higher than the last time. */
function turned(given: readonly Given[], nth: number): readonly Given[] {
  const marked = given.filter((each) => isMarked(each));
  const start = (nth * 37) % Math.max(1, marked.length - 200);
  return marked
    .slice(start, start + 200)
    .map(({ candidate, mark }) => ({ candidate, mark: { ...mark, mark: (mark.mark ?? 1) - (nth % 2) } }));
}

function isMarked({ candidate, mark }: Given, centreId = candidate.centreId): boolean {
  return candidate.centreId === centreId && mark.mark !== null && mark.mark > 0;
}

function rowOf({ candidate, mark }: Given) {
  return {
    centre_id: candidate.centreId,
    series: demoSeries,
    candidate_number: String(candidate.number),
    option: mark.option,
    component: mark.component,
    mark: mark.mark,
    grade: mark.grade ?? "",
    status: mark.status,
    reason: "Sent again",
  };
}

function never(): never {
  throw new Error("There is no centre.");
}
