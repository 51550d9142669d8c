import { expect, test } from "vitest";
import type { PaperOfCandidate } from "../queries.ts";
import { timetable } from "./timetable.ts";

const paper = (component: string, examDay: string | null, session: string | null): PaperOfCandidate => ({
  component,
  title: component,
  option: "J277",
  assessment: "exam",
  examDay,
  session,
  minutes: 90,
});
const shown = (...papers: readonly PaperOfCandidate[]) =>
  timetable(papers).map(({ day, start, clash }) => [day, start, clash]);

test("a paper has the day of the week and its published start", () => {
  expect(shown(paper("J277/01", "2026-05-13", "P"), paper("J277/02", "2026-02-28", "A"))).toEqual([
    ["Wednesday 13 May 2026", "1:30pm", false],
    ["Saturday 28 February 2026", "9am", false],
  ]);
});

test("papers at one time clash; those in two sessions, on two days or on a day not known do not", () => {
  const at = (...papers: readonly PaperOfCandidate[]) => shown(...papers).map(([, , clash]) => clash);
  expect(at(paper("A", "2026-05-13", "P"), paper("B", "2026-05-13", "P"), paper("C", "2026-05-13", "A"))).toEqual([
    true,
    true,
    false,
  ]);
  expect(at(paper("A", null, null), paper("B", null, null))).toEqual([false, false]);
  expect(at(paper("A", "2026-05-13", null), paper("B", "2026-05-13", null))).toEqual([false, false]);
  expect(at(paper("A", "2026-05-13", "P"), paper("B", "2026-05-14", "P"))).toEqual([false, false]);
});
