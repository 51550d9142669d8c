import { fileURLToPath } from "node:url";
import type { About, Printable, Template } from "#platform/documents";
import { embargoNotice, issuedWords } from "../under-embargo.ts";
import type { BroadsheetData, BroadsheetPaper, BroadsheetQualification } from "./broadsheet-data.ts";

/** The results broadsheet: landscape, the headings repeated on every page, wide cohorts split into parts. */
export const resultsBroadsheet: Template<BroadsheetData> = {
  file: fileURLToPath(new URL("broadsheet.typ", import.meta.url)),
  view: broadsheetView,
};

/** The title and date of the file. */
export function broadsheetAbout({ series, centre, issued }: BroadsheetData): About {
  return { title: `Results broadsheet, ${series}: centre ${centre.number} ${centre.name}`, date: issued };
}

/**
 * The qualifications of each part. There are as few parts as the paper allows, of similar width, so that no part has
 * only one column. A broadsheet without qualifications has one part, which still lists the candidates.
 */
export function broadsheetParts<Item>(items: readonly Item[], paper: BroadsheetPaper): readonly (readonly Item[])[] {
  const parts = Math.max(1, Math.ceil(items.length / columnsThatFit[paper]));
  const start = (part: number): number => Math.floor((part * items.length) / parts);
  return Array.from({ length: parts }, (_, part) => items.slice(start(part), start(part + 1)));
}

/** Grade columns of 13 mm beside the number and the name. */
const columnsThatFit: Readonly<Record<BroadsheetPaper, number>> = { a4: 15, a3: 24 };

function broadsheetView(data: BroadsheetData): Printable {
  const { board, centre } = data;
  const sample = `Sample data. ${board.name} and these results are made up.`;
  const parts = broadsheetParts(data.qualifications, data.paper);
  return {
    paper: data.paper,
    sample: board.isDemo ? sample : "",
    embargo: embargoNotice(data.embargo),
    title: "Results broadsheet",
    centre: `Centre ${centre.number}, ${centre.name}`,
    series: data.series,
    provisional: "Provisional until certificates are issued",
    issuer: `${board.name} (awarding body ${board.identifier}), ${issuedWords(data)}`,
    legend: "X: no result. Q: pending. #: partial absence, components not taken count as zero. U: unclassified.",
    nothing: "This centre has no candidates with results in this series.",
    candidates: data.candidates.map(({ number, name }) => ({ number, name })),
    parts: parts.map((qualifications, at) => partView(data, qualifications, at, parts.length)),
  };
}

function partView(
  data: BroadsheetData,
  qualifications: readonly BroadsheetQualification[],
  at: number,
  parts: number,
): Printable {
  const rows = data.candidates.map((candidate) => qualifications.map(({ code }) => candidate.grades[code] ?? ""));
  return {
    title: parts === 1 ? "" : `Part ${at + 1} of ${parts}`,
    qualifications: qualifications.map(({ code, title, family }) => ({ code, title, family })),
    rows,
    counts: qualifications.map((_, column) => String(rows.filter((row) => row[column] !== "").length)),
  };
}
