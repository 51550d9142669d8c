import type { BroadsheetData, BroadsheetPaper } from "./broadsheet-data.ts";

/** A made-up cohort: most candidates take most qualifications, and each sign appears. For tests and for looking at. */
export function sampleBroadsheet(candidates: number, columns: number, paper: BroadsheetPaper = "a4"): BroadsheetData {
  const qualifications = Array.from({ length: columns }, (_, at) => {
    const [code, title, family] = subjects[at % subjects.length] ?? ["J560", "Mathematics", "GCSE (9 to 1)"];
    return { code: at < subjects.length ? code : `${code}${at}`, title, family };
  });
  return {
    board: { name: "Meridian Awarding Organisation", identifier: "90", isDemo: true },
    series: "June 2026",
    issued: "2026-08-20",
    centre: { number: "62999", name: "Ysgol Uwchradd Bryn Celyn and Sixth Form College" },
    paper,
    qualifications,
    candidates: Array.from({ length: candidates }, (_, row) => ({
      number: String(row + 1).padStart(4, "0"),
      name: names[row % names.length] ?? "",
      grades: Object.fromEntries(qualifications.flatMap(({ code }, at) => gradeAt(row, at, code))),
    })),
  };
}

function gradeAt(row: number, at: number, code: string): readonly (readonly [string, string])[] {
  if ((row * 5 + at * 3) % 7 === 0) return [];
  const grades = code.startsWith("J8") ? nationals : code.startsWith("05") ? technicals : numbers;
  return [[code, grades[(row * 3 + at * 5) % grades.length] ?? ""]];
}

const numbers = ["9", "8", "7", "7", "6", "6", "5", "5", "4", "4 #", "3", "2", "1", "U", "X", "Q", "5"];
const nationals = ["*2", "D2", "M2", "P2", "D1", "M1", "P1", "M2 #"];
const technicals = ["D*D*D*", "DDM", "MMP", "PPP"];
const subjects: readonly (readonly [string, string, string])[] = [
  ["J351", "English Language", "GCSE (9 to 1)"],
  ["J352", "English Literature", "GCSE (9 to 1)"],
  ["J560", "Mathematics", "GCSE (9 to 1)"],
  ["J250", "Combined Science A", "GCSE (9 to 1)"],
  ["J383", "Geography B (Geography for Enquiring Minds)", "GCSE (9 to 1)"],
  ["J411", "History B (Schools History Project)", "GCSE (9 to 1)"],
  ["J277", "Computer Science", "GCSE (9 to 1)"],
  ["J836", "IT", "Cambridge National"],
  ["J835", "Health and Social Care", "Cambridge National"],
  ["05832", "Health and Social Care", "Cambridge Technical"],
  ["J536", "Music", "GCSE (9 to 1)"],
];
const names = [
  "Abara, Chidinma",
  "Ap Gwilym, Llŷr",
  "Bartholomew-Fotheringham, Maximiliana Alexandrina Josephine W",
  "Brzęczyszczykiewicz, Zofia",
  "Ó Súilleabháin, Caoimhe",
  "O'Brien, Niamh",
  "Đorđević-Okonkwo, Ngozi",
  "MacDonald, Eilidh",
];
