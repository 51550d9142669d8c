import { expect, test } from "vitest";
import { linkHash } from "./write-act.ts";

const act = {
  act_id: "00000000-0000-7000-8000-000000000001",
  chain: "board",
  position: 1,
  at: "2026-02-10T10:00:00Z",
  person_id: "b1",
  person_name: "Bo",
  side: "board",
  action: "merge-records",
  centre_id: "99999",
  subject_kind: "candidate",
  subject_id: "99999 1",
  reason: null,
  before: null,
  after: null,
} as const;
const hashOf = (more: { board_reason?: string | null }) =>
  linkHash(Buffer.alloc(32), { ...act, ...more }).toString("hex");

test("a link proves the reason that is the board’s, and a link without one is what it was before there were any", () => {
  expect(hashOf({ board_reason: "One birth certificate" })).not.toBe(
    hashOf({ board_reason: "Two birth certificates" }),
  );
  expect(hashOf({ board_reason: null })).toBe(hashOf({}));
});
