import fc from "fast-check";
import { expect, test } from "vitest";
import { newToken } from "../sealing/token.ts";
import { maskPersonal } from "./mask-personal.ts";

test.each([
  ["sent to jo.bloggs+exams@school.example.org now", "sent to [email] now"],
  ["candidate 900019260001K has no entry", "candidate [UCI] has no entry"],
  ["ULN 1234567890 is taken", "ULN [ULN] is taken"],
  ["born 2008-09-01", "born [day]"],
  ['invalid input syntax for type integer: "Bloggs, Jo"', 'invalid input syntax for type integer: "[value]"'],
  ["Key (surname, forenames)=(Bloggs, Jo) already exists", "Key (surname, forenames)=([value]) already exists"],
])("%s", (line, masked) => {
  expect(maskPersonal(line)).toBe(masked);
});

test.each([
  "fault 26e12ab92c48 GET /centre/entries Error: boom",
  "    at answer (/srv/accolade/src/platform/web/serve-route.ts:63:39)",
  'new row violates row-level security policy for table "entry"',
  "events: Error: connect ECONNREFUSED 127.0.0.1:5432",
  "started 2026-02-10T10:00:00Z",
])("what helps the operator stays: %s", (line) => {
  expect(maskPersonal(line)).toBe(line);
});

test("no secret of ours gets through, whatever stands around it", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("", "token=", "/sign-in/", "Bearer "),
      fc.constantFrom("", " ", "/", ","),
      (before, after) => {
        const token = newToken();
        const mixed = /\d/.test(token) && /[A-Z]/.test(token) && /[a-z]/.test(token);
        return !mixed || !maskPersonal(`${before}${token}${after}`).includes(token.slice(2, 40));
      },
    ),
    { numRuns: 500 },
  );
});
