import { sortName } from "#candidates";
import { shownNumber } from "#exchange";
import { ok } from "#kernel";
import type { List, ListAsked, ListColumn } from "#platform/lists";
import { markTag } from "../mark-tags.ts";
import { paths } from "../paths.ts";
import type { SeriesShown } from "../series.ts";
import { aboutCompleteness, completenessFilters, foundIn, isFound } from "./about-completeness.ts";
import { trailStart } from "./centres-list.ts";
import { type CandidateMark, candidatesOfComponent } from "./completeness.ts";
import type { Centre, Component } from "./find-place.ts";

export const aboutCandidates = {
  ...aboutCompleteness,
  name: "marking-centre",
  path: paths.centre,
  summary: "Marks of one component at one centre",
} as const;

/** The candidates of one component at one centre, each with the mark, which leads to its history. */
export function candidatesList(
  series: SeriesShown,
  { component, title, max_mark: max }: Component,
  { centre_id: centre, name }: Centre,
): List<CandidateMark> {
  const { series: code, title: seriesTitle } = series.shown;
  return {
    ...aboutCandidates,
    title: `${name} (${centre})`,
    fileName: "marking",
    trail: [trailStart(code), { text: component, href: paths.component({ component }, { series: code }) }],
    search: "Number or name",
    filters: completenessFilters,
    columns: columnsOf(component, centre, code),
    empty: `This centre has no entries for the component in ${seriesTitle}. Candidates appear here when entries are made.`,
    find: async (tx, asked) => {
      const all = await candidatesOfComponent(tx, [code, component, centre, null]);
      const rows = all.filter((row) => isWanted(row, asked) && isFound(asked, ...wordsOf(row)));
      const caption = `${seriesTitle}, ${component} ${title}${max === null ? "" : `, out of ${max}`}`;
      return ok({ ...foundIn(series, rows, asked), caption, fileOf: [component, centre, code] });
    },
  };
}

function columnsOf(component: string, centre: string, series: string): readonly ListColumn<CandidateMark>[] {
  return [
    { name: "number", heading: "Number", kind: "code", value: (row) => shownNumber(row.candidate_number) },
    {
      name: "candidate",
      heading: "Candidate",
      value: sortName,
      link: ({ status, candidate_number: candidate, option }) =>
        status ? paths.mark({ component, centre, candidate, option }, { series }) : undefined,
      only: ["page"],
    },
    { name: "surname", heading: "Surname", value: ({ surname }) => surname, only: ["file"] },
    { name: "forenames", heading: "Forenames", value: ({ forenames }) => forenames, only: ["file"] },
    { name: "option", heading: "Option", kind: "code", value: ({ option }) => option },
    { name: "mark", heading: "Mark", kind: "whole", value: ({ mark }) => mark },
    { name: "grade", heading: "Grade", value: ({ grade }) => grade },
    {
      name: "status",
      heading: "Status",
      value: ({ status }) => status ?? "outstanding",
      tags: ({ status }) => [markTag(status)],
    },
  ];
}

function isWanted({ status }: CandidateMark, { values: { show } }: ListAsked): boolean {
  return show === "outstanding" ? status === null : show === "held" ? status === "pending" : true;
}

function wordsOf({ candidate_number: number, surname, forenames }: CandidateMark): readonly string[] {
  return [shownNumber(number), surname, forenames];
}
