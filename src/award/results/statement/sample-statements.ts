import type { StatementAward, StatementComponent, StatementData, StatementUnit } from "./statement-data.ts";

/** A made-up candidate of the made-up board, with these awards. For tests and for looking at. */
export function sampleStatement(awards: readonly StatementAward[], name = "Siân Llŷr O'Brien-Żak"): StatementData {
  return {
    board: { name: "Meridian Awarding Organisation", identifier: "90", isDemo: true, mark },
    series: "June 2026",
    issued: "2026-08-20",
    centre: { number: "62999", name: "Ysgol Uwchradd Bryn Celyn and Sixth Form College" },
    candidate: { number: "0042", name, uci: "629992240042K", uln: "4193728506", dateOfBirth: "2010-03-04" },
    awards,
    notes: [],
  };
}

const mark = {
  alt: "Emblem: a globe with one meridian",
  svg:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#1a1a1a" stroke-width="2.4">' +
    '<circle cx="16" cy="16" r="14"/><path d="M2 16h28M16 2c9 8 9 20 0 28"/></svg>',
};

/** `count` linear awards, each with three papers. */
export function linearAwards(count: number): readonly StatementAward[] {
  const papers = [paper(1, 54, 80), paper(2, 61, 80), paper(3, 47, 80)];
  return Array.from({ length: count }, (_, at) => {
    const [code, title] = subjects[at % subjects.length] ?? ["J560", "Mathematics"];
    return linear(at < subjects.length ? code : `${code}${at}`, title, String(9 - (at % 9)), papers);
  });
}

/** An award of each kind, and each of the signs. */
export function mixedAwards(): readonly StatementAward[] {
  const absent: StatementComponent = { ...paper(2, 0, 80), mark: null, status: "absent", weighted: "0" };
  const assessed: StatementComponent = { ...paper(1, 51, 80), status: "assessed" };
  const waiting: StatementComponent = { code: "01", title: "Paper 1", status: "pending", mark: null, max: 80 };
  return [
    linear("J560", "Mathematics", "7", [paper(4, 81, 100), paper(5, 76, 100), paper(6, 79, 100)]),
    linear("J352", "English Literature", "4 #", [paper(1, 58, 80), absent]),
    linear("J383", "Geography B (Geography for Enquiring Minds)", "6", [assessed, paper(2, 49, 70), paper(3, 52, 80)]),
    withoutTotal("J204", "Business", "Pending", [waiting]),
    withoutTotal("J292", "Classical Greek", "No result", []),
    national,
    technical,
  ];
}

const gcse = "GCSE (9 to 1)";
const subjects: readonly (readonly [string, string])[] = [
  ["J351", "English Language"],
  ["J352", "English Literature"],
  ["J560", "Mathematics"],
  ["J250", "Combined Science A"],
  ["J383", "Geography B (Geography for Enquiring Minds)"],
  ["J411", "History B (Schools History Project)"],
  ["J625", "Religious Studies"],
  ["J277", "Computer Science"],
  ["J536", "Music"],
  ["J730", "Welsh Second Language"],
];

const national: StatementAward = {
  code: "J836",
  title: "IT",
  level: "Level 1/Level 2 Cambridge National",
  kind: "unitised",
  grade: "Distinction* at Level 2",
  total: "184",
  max: "200",
  components: [],
  units: [
    uniform("R050", "IT in the digital world", "June 2026", "*2", 75, 80),
    uniform("R060", "Data manipulation using spreadsheets", "January 2026", "d2", 55, 60),
    uniform("R070", "Using augmented reality to present information", "June 2026", "d2", 54, 60),
    { ...uniform("R070", "Using augmented reality to present information", "June 2025", "p1", 20, 60), counted: false },
  ],
};

const technical: StatementAward = {
  code: "05832",
  title: "Health and Social Care",
  level: "Level 3 Cambridge Technical Extended Certificate",
  kind: "points",
  grade: "Distinction*",
  total: "104",
  components: [],
  units: [
    points("1", "Building positive relationships in health and social care", "January 2026", "D", 18),
    points("2", "Equality, diversity and rights in health and social care", "June 2025", "R", 12),
    points("3", "Health, safety and security in health and social care", "June 2026", "M", 16),
  ],
};

function linear(code: string, title: string, grade: string, components: readonly StatementComponent[]): StatementAward {
  const total = components.reduce((sum, one) => sum + (one.mark ?? 0), 0);
  const max = components.reduce((sum, one) => sum + one.max, 0);
  return { ...withoutTotal(code, title, grade, components), total: String(total), max: String(max) };
}

function withoutTotal(
  code: string,
  title: string,
  grade: string,
  components: readonly StatementComponent[],
): StatementAward {
  return { code, title, level: gcse, kind: "linear", grade, components, units: [] };
}

function paper(number: number, mark: number, max: number): StatementComponent {
  return { code: `0${number}`, title: `Paper ${number}`, status: "marked", mark, max, weighted: String(mark) };
}

function uniform(code: string, title: string, series: string, grade: string, mark: number, max: number): StatementUnit {
  return { code, title, series, grade, uniform: mark, max, counted: true };
}

function points(code: string, title: string, series: string, grade: string, value: number): StatementUnit {
  return { code, title, series, grade, points: value, counted: true };
}
