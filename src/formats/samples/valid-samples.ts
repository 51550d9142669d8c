import type { FaultSlug } from "../faults.ts";
import { brief, broadcast, centreFile, centreLines, entry, file, result } from "./lines.ts";

/** A sample file, and exactly what is to be said of it: `line:column slug`. */
export type Sample = {
  readonly folder: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly said: readonly Said[];
};

export type Said = `${number}:${number} ${FaultSlug}`;

const many = ["J560H", "J277", "J351", "J352", "J247H", "J248H", "J249H", "J205", "J204", "J384", "J411", "J730"];
const full = many.map((option) => option.padEnd(7)).join("");
const second = { candidate: "0010", name: "O'NEIL-SMITH (JNR.):ZOE/ANN", uci: "999990240010T", sex: "M" };

const option = (maximum: string, components: string) =>
  `O5J560H J560  GCSEFC C       EKA4160146085` +
  "Mathematics (Higher Tier)".padEnd(36) +
  `Y04850N91     1N91 ${" ".repeat(12)}${maximum}${components}`;

const component = `C5J560/04     ${"Paper 4 (Higher)".padEnd(36)}N100N91       Y150526A090`;
const coursework = `C5J277/03     ${"Programming project".padEnd(36)}Y060    150526N      X000`;

function valid(folder: string, name: string, bytes: Buffer, ...said: Said[]): Sample {
  return { folder: `valid/${folder}`, name, bytes, said };
}

const one = centreLines("E", "14", [entry()]);

export const validSamples: readonly Sample[] = [
  valid("entries", "E9999990.X01", centreFile("E", 192, "14", [entry(), entry(second)])),
  valid("entries-small-letters", "e9999990.x01", centreFile("E", 192, "14", [entry()])),
  valid(
    "entries-thirteen-options",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ slots: full }), entry({ slots: "H446" })]),
  ),
  valid(
    "entries-guest",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ qualifier: "G", own: "888880042", uln: "" })]),
  ),
  valid("entries-seventh-character", "E9999990.X01", centreFile("E", 192, "14", [entry({ slots: "J560H ZJ277  Q" })])),
  valid(
    "entries-many-centres",
    "E6A26_90.X01",
    file(192, [
      "E16A26_906A26MOURMIS 1  14",
      "E399999906A26001AB1 2CD",
      entry(),
      "E7999990000003120226",
      "E388888906A26007AB1 2CE",
      entry({ centre: "88888", candidate: "0042" }),
      "E7888880000003120226",
      "E96A26_00000080000002",
    ]),
  ),
  valid(
    "entries-control-z",
    "E9999990.X01",
    Buffer.concat([centreFile("E", 192, "14", [entry()]), Buffer.from("\x1A")]),
  ),
  valid(
    "entries-blank-line",
    "E9999990.X01",
    Buffer.concat([centreFile("E", 192, "14", [entry()]), Buffer.from("\r\n")]),
  ),
  valid("amendments", "A9999990.X01", centreFile("A", 192, "14", [entry({}, "A")])),
  valid("syllabuses", "S6A26_90.X01", broadcast("S", 45, "14", ["S5J560   Mathematics", "S5J277   Computer Science"])),
  valid("syllabuses-12", "S6A26_90.X01", broadcast("S", 45, "12", ["S5J560   Mathematics"])),
  valid("syllabuses-13", "S6A26_90.X01", broadcast("S", 45, "13", ["S5J560   Mathematics"])),
  valid("options", "O6A26_90.X01", broadcast("O", 115, "14", [option("0300", "01")])),
  valid("options-12", "O6A26_90.X01", broadcast("O", 114, "12", [option("300", "01")])),
  valid("options-13", "O6A26_90.X01", broadcast("O", 115, "13", [option("0300", "01")])),
  valid("components", "C6A26_90.X01", broadcast("C", 75, "14", [component, coursework])),
  valid("components-12", "C6A26_90.X01", broadcast("C", 75, "12", [component])),
  valid("components-13", "C6A26_90.X01", broadcast("C", 75, "13", [component])),
  valid("links", "L6A26_90.X01", broadcast("L", 26, "14", ["L5J560H J560/04"])),
  valid("links-12", "L6A26_90.X01", broadcast("L", 26, "12", ["L5J560H J560/04"])),
  valid("links-13", "L6A26_90.X01", broadcast("L", 26, "13", ["L5J560H J560/04"])),
  valid("barred-pairs", "D6A26_90.X01", broadcast("D", 51, "P1", ["D5J560F J560H SOne tier only"])),
  valid(
    "results",
    "R9999990.X01",
    centreFile("R", 108, "P1", [
      result("7"),
      result("6 5     #", { option: "J250" }),
      result("X", { option: "J277", change: "A" }),
      result("087b", { option: "F011", type: "U" }),
      result("0087B     #", { option: "F012", type: "B", change: "D" }),
    ]),
  ),
  valid("forecasts", "F9999990.X01", centreFile("F", 75, "P1", [brief("F", "J560H 7"), brief("F", "J250  6 5")])),
  valid(
    "marks",
    "M9999990.X01",
    centreFile("M", 92, "P1", [
      brief("M", "J277  J277/03     045   11A"),
      brief("M", "J277  J277/04        A"),
      brief("M", "J277  J277/05     030  P"),
      brief("M", "R093  R093/01        D"),
      brief("M", "R094  R094/01          A"),
    ]),
  ),
  valid(
    "reply",
    "X9999990.X01",
    Buffer.from(
      [
        "FILE: E9999990.X01",
        "RECEIVED: 2026-02-12T09:30:00Z",
        "STATUS: REJECTED",
        "RECORDS: 1",
        "CANDIDATES: 1",
        "ENTRIES: 2",
        "E 3 72 212 The check letter of UCI 999990242058G is wrong. Look for a mistyped or swapped character.",
        "",
      ].join("\r\n"),
    ),
  ),
  valid(
    "warning-line-end",
    "E9999990.X01",
    Buffer.from(one.map((line) => `${line.padEnd(192)}\n`).join("")),
    "1:193 line-end",
  ),
  valid(
    "warning-byte-1252",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ name: "BURNS:ZO\xCB" })]),
    "3:21 byte-1252",
    "3:13 name-folded",
  ),
  valid(
    "warning-sequence-hundred",
    "E9999990.X00",
    file(
      192,
      one.map((line) => line.replace("6A26001", "6A26200")),
    ),
    "2:14 sequence-hundred",
  ),
  valid(
    "warning-name-folded",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ name: "Burns: Emma" })]),
    "3:13 name-folded",
  ),
  valid(
    "warning-birth-absent",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ born: "000000" })]),
    "3:54 birth-absent",
  ),
  valid(
    "warning-age-unlikely",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ born: "140219" })]),
    "3:54 age-unlikely",
  ),
  valid(
    "warning-age-unlikely-old",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ born: "010127" })]),
    "3:54 age-unlikely",
  ),
  valid("warning-uci-absent", "E9999990.X01", centreFile("E", 192, "14", [entry({ uci: "" })]), "3:60 uci-absent"),
  valid(
    "warning-uci-unfinished",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ uci: "999990242058" })]),
    "3:60 uci-unfinished",
  ),
  valid(
    "warning-guest-incomplete",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ qualifier: "G" })]),
    "3:96 guest-incomplete",
  ),
  valid(
    "warning-option-repeated",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ slots: "J277   J277" })]),
    "3:116 option-repeated",
  ),
  valid(
    "warning-slot-gap",
    "E9999990.X01",
    centreFile("E", 192, "14", [entry({ slots: "J560H         J277" })]),
    "3:123 slot-gap",
  ),
  valid(
    "warning-options-absent",
    "A9999990.X01",
    centreFile("A", 192, "14", [entry({ slots: "" }, "A")]),
    "3:109 options-absent",
  ),
];
