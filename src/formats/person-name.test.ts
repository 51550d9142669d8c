import fc from "fast-check";
import { expect, test } from "vitest";
import { foldName, nameMax, splitName } from "./person-name.ts";

test.each([
  ["Burns", "Emma Kay", "BURNS:EMMA KAY"],
  ["Tang Po Heng", "", "TANG PO HENG:"],
  ["Núñez-Łuczak", "Zoë", "NUNEZ-LUCZAK:ZOE"],
  ["O’Neil", "Æthel  ß", "O'NEIL:AETHEL SS"],
  ["Smith (jnr.)", "A/B", "SMITH (JNR.):A/B"],
  ["Øre:Fun 2", "Ann,", "OREFUN:ANN"],
  ["A".repeat(50), "Bob", `${"A".repeat(39)}:`],
  ["Longfellow", "B".repeat(50), `LONGFELLOW:${"B".repeat(29)}`],
])("%s, %s is written %s", (surname, forenames, folded) => {
  expect(foldName(surname, forenames)).toBe(folded);
});

test("a folded name is short, plain, and folds to itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (surname, forenames) => {
      const folded = foldName(surname, forenames);
      expect(folded).toMatch(/^[A-Z '.()/-]*:[A-Z '.()/-]*$/);
      expect(folded.length).toBeLessThanOrEqual(nameMax);
      const parts = splitName(folded);
      expect(foldName(parts.surname, parts.forenames)).toBe(folded);
    }),
  );
});
