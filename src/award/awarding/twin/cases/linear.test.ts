import { expect, test } from "vitest";
import type { TwinCatalogue } from "../index.ts";
import { candidate, emptyCatalogue, marksIn } from "./case.ts";

/**
 * Awards from their own components. Maxima and factors are the second column, boundaries the third. Sources: OCR GCSE
 * boundaries June 2024 (J247), 2025 (J205); OCR A level boundaries June 2023 (H432); OCR AS boundaries 2023 (H032);
 * OCR, Calculating linear grades (three papers of 50 weighted 2, 1, 1). Sample figures of ours: the boundaries of
 * H857, 6993 and W100.
 */
const awards: readonly [string, string, string][] = [
  ["J247F", "90 90", "5=111;4=94;3=69;2=45;1=21"],
  ["J247H", "90 90", "9=142;8=131;7=121;6=104;5=87;4=70;3=61"],
  ["J205", "80 80", "9=121;8=110;7=99;6=86;5=74;4=62;3=48;2=34;1=21"],
  ["H432", "100 100 70", "A*=234;A=198;B=158;C=118;D=79;E=40"],
  ["H032", "70 70", "A=108;B=93;C=78;D=63;E=49"],
  ["W100", "50*2 50*1 50*3/2", "A*=200;A=170;B=140;C=110;D=80;E=51"],
  ["H857", "60", "A*=54;A=48;B=42;C=36;D=30;E=24"],
  ["6993", "100", "A=70;B=60;C=50;D=40;E=31"],
];

const catalogue = linearCatalogue();

test.each([
  // option and marks             sum                                        result
  ["J247H 71 71", "71 + 71 = 142, boundary of 9", "J247H 9 t142"],
  ["J247H 71 70", "141, one below 9", "J247H 8 t141"],
  ["J247H 35 35", "70, boundary of 4", "J247H 4 t70"],
  ["J247H 30 31", "61, the allowed 3", "J247H 3 t61"],
  ["J247H 30 30", "60, below the allowed 3", "J247H U t60"],
  ["J247F 90 90", "180, the foundation tier stops at 5", "J247F 5 t180"],
  ["J247F 11 10", "21, boundary of 1", "J247F 1 t21"],
  ["J205 A 74", "0 + 74 = 74, one paper absent", "J205 5# t74"],
  ["J205 A A", "absent from both", "J205 X"],
  ["J205 ? 74", "one paper pending", "J205 Q"],
  ["J205 - 74", "one paper without a mark", "J205 Q"],
  ["J205 A ?", "pending before absent", "J205 Q"],
  ["H432 83 90 61", "83 + 90 + 61 = 234, boundary of A*", "H432 A* t234"],
  ["H432 83 90 60", "233", "H432 A t233"],
  ["H432 71 77 A", "148, absent from paper 3", "H432 C# t148"],
  ["H432 13 13 13", "39, one below E", "H432 U t39"],
  ["H032 54 54", "108, boundary of A; AS has no A*", "H032 A t108"],
  ["H032 70 70", "140", "H032 A t140"],
  ["W100 40 30 41", "40×2 + 30 + 41×3/2 = 171.5, half up 172", "W100 A t172"],
  ["W100 11 10 12", "22 + 10 + 18 = 50", "W100 U t50"],
  ["W100 11 10 13", "22 + 10 + 19.5 = 51.5, half up 52", "W100 E t52"],
  ["H857 54", "54", "H857 A* t54"],
  ["H857 60", "60, the most there is", "H857 A* t60"],
  ["H857 53", "53, one below A*", "H857 A t53"],
  ["H857 48", "48, boundary of A", "H857 A t48"],
  ["H857 47", "47, one below A", "H857 B t47"],
  ["H857 42", "42, boundary of B", "H857 B t42"],
  ["H857 36", "36, boundary of C", "H857 C t36"],
  ["H857 30", "30, boundary of D", "H857 D t30"],
  ["H857 24", "24, boundary of E", "H857 E t24"],
  ["H857 23", "23, one below E", "H857 U t23"],
  ["H857 0", "0 is a mark", "H857 U t0"],
  ["H857 W", "withdrawn from the only component", "H857 X"],
  ["H857 ?", "the log is being looked into", "H857 Q"],
  ["6993 100", "100, the most there is; no A*", "6993 A t100"],
  ["6993 70", "70, boundary of A", "6993 A t70"],
  ["6993 69", "69, one below A", "6993 B t69"],
  ["6993 60", "60, boundary of B", "6993 B t60"],
  ["6993 50", "50, boundary of C", "6993 C t50"],
  ["6993 49", "49, one below C", "6993 D t49"],
  ["6993 40", "40, boundary of D", "6993 D t40"],
  ["6993 0", "0 is a mark", "6993 U t0"],
  ["6993 A", "absent from the only paper", "6993 X"],
  ["6993 ?", "pending", "6993 Q"],
  ["6993 30", "30, one below E", "6993 U t30"],
  ["6993 31", "31", "6993 E t31"],
  ["6993 31I", "work incomplete: its mark stands", "6993 E t31"],
])("%s: %s", (entry, _, result) => {
  expect(candidate(catalogue, "6A24", { entries: [entry] })).toEqual([result]);
});

test("an option without boundaries in the series is pending", () => {
  expect(candidate(catalogue, "1A25", { entries: ["H857 54", "H032 A A"] })).toEqual(["H032 X", "H857 Q"]);
});

test("rounding each component, where a family says so", () => {
  const families = [{ family: "LIN", rounding: "component" as const }];
  const twice = { ...catalogue, families, option_components: halves() };
  const plain = { ...twice, families: catalogue.families };
  expect(candidate(twice, "6A24", { entries: ["J205 47 47"] })).toEqual(["J205 3 t48"]);
  expect(candidate(plain, "6A24", { entries: ["J205 47 47"] })).toEqual(["J205 2 t47"]);
});

function halves(): TwinCatalogue["option_components"] {
  return catalogue.option_components.map((row) => (row.option === "J205" ? { ...row, factor: "1/2" } : row));
}

function linearCatalogue(): TwinCatalogue {
  const papers = awards.flatMap(([option, text]) =>
    text.split(" ").map((paper, at) => {
      const [max, factor = "1"] = paper.split("*");
      return { option, component: `${option.slice(0, 4)}/${option.slice(4)}${at}`, max_mark: Number(max), factor };
    }),
  );
  return {
    ...emptyCatalogue,
    families: [{ family: "LIN", rounding: "total" }],
    suites: [{ suite: "LIN", family: "LIN" }],
    qualifications: awards.map(([qualification]) => ({
      qualification,
      suite: "LIN",
      scheme: "linear",
      grade_set: "G",
      near_pass_max: null,
      unclassified_max: null,
    })),
    options: awards.map(([option]) => ({ option, kind: "award", qualification: option, unit: null })),
    components: papers,
    option_components: papers,
    series: [{ series: "6A24", year: 2024, month: 6 }],
    boundaries: awards.flatMap(([code, , marks]) =>
      marksIn(marks).map((boundary) => ({ series: "6A24", target: "option" as const, code, ...boundary })),
    ),
  };
}
