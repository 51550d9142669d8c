import { expect, test } from "vitest";
import { demoCandidates } from "./candidates.ts";
import { demoCentres } from "./centres.ts";
import { forenames, middleNames, surnameOf, surnames } from "./names.ts";

const candidates = demoCentres(42, 6, 3000).flatMap((centre) => demoCandidates(42, centre));

test("every candidate's names are those of their sex, and all names are given to somebody", () => {
  const given = { F: new Set<string>(), M: new Set<string>() };
  for (const { sex, forenames: names, surname } of candidates) {
    const [first = "", middle] = names.split(" ");
    given[sex].add(first);
    expect(forenames[sex]).toContain(first);
    if (middle !== undefined) expect(middleNames[sex]).toContain(middle);
    expect(surnames.map((name) => surnameOf(name, sex))).toContain(surname);
  }
  for (const sex of ["F", "M"] as const) expect([...given[sex]].sort()).toEqual([...new Set(forenames[sex])].sort());
});

test("a family's surname has the form of the person's sex", () => {
  expect(["Singh/Kaur", "Patel"].map((name) => [surnameOf(name, "M"), surnameOf(name, "F")])).toEqual([
    ["Singh", "Kaur"],
    ["Patel", "Patel"],
  ]);
  expect(surnames.filter((name) => name.split("/").length > 2)).toEqual([]);
});
