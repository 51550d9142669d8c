import { seriesForm } from "#catalogue";
import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Found, List, ListAsked, ListFilter } from "#platform/lists";
import type { Choice } from "#platform/pages";
import type { FileKind } from "../file-kind.ts";
import type { FileSide } from "../file-side.ts";
import { readsFiles } from "../file-side.ts";
import { type FileFilter, listFilesReceived } from "../files-received.ts";
import type { FilesTaken } from "../files-taken.ts";
import { pathsOfKind } from "../paths.ts";
import { type FileReport, fileStatuses, statusTags } from "../report.ts";
import { fileColumns } from "./file-columns.ts";
import { seriesOfFiles } from "./series-of-files.ts";

/** The files of a kind as one side has them, newest first, and, on the centre's side, as programs have them. */
export function filesList(taken: FilesTaken, side: FileSide): List<FileReport> {
  const { kind, trail } = taken;
  const paths = pathsOfKind(kind.name);
  return {
    name: side === "centre" ? `list-${kind.name}s` : `list-any-${kind.name}s`,
    summary: side === "centre" ? `${kind.title} of the centre` : `${kind.title} of every centre`,
    path: paths[side].files,
    ...(side === "centre" ? { apiPath: paths.api.files, apiRows: "files" } : {}),
    apiSummary: `${kind.title} received, newest first, without their lines`,
    permission: kind.view,
    scope: side,
    title: kind.title,
    trail: trail ? [trail[side]] : [],
    columns: fileColumns(kind, side),
    filters: filtersOf(kind, side),
    empty: `No ${kind.title.toLowerCase()} yet. Every file that is sent appears here, whether it is accepted or rejected.`,
    template: "admit/exchange/list-files/page.njk",
    notices: ["sent"],
    find: async (tx, asked) => ok(await findFiles(tx, taken, side, asked)),
  };
}

function filtersOf(kind: FileKind, side: FileSide): readonly ListFilter[] {
  const letters = kind.letters.map(({ letter, title }) => ({ value: letter, text: title }));
  return [
    side === "board"
      ? { name: "centre", label: "Centre number", kind: "text" }
      : { name: "centre", label: "The centre, for the board", only: ["api"] },
    {
      name: "letter",
      label: "Type",
      all: "All types",
      choices: letters,
      only: letters.length > 1 ? ["page", "api"] : ["api"],
    },
    { name: "status", label: "Status", all: "All statuses", choices: fileStatuses.map(statusChoice) },
    { name: "series", label: "Series", all: "All series", form: seriesForm },
  ];
}

function statusChoice(status: (typeof fileStatuses)[number]): Choice {
  return { value: status, text: statusTags[status].text };
}

/** The files that were asked for: none for people of some subjects, since files hold those of all. */
async function findFiles(
  tx: Tx,
  { kind, acts, also }: FilesTaken,
  side: FileSide,
  asked: ListAsked,
): Promise<Found<FileReport>> {
  const { actor, face, values, limit, offset } = asked;
  if (!readsFiles(kind, actor)) return { total: 0, rows: [] };
  const { total, files } = await listFilesReceived(tx, filterOf(kind, asked), { limit, offset });
  const series = face === "page" ? await seriesOfFiles(tx, kind.name, actor.centreId, values["series"] ?? "") : [];
  return {
    total,
    rows: files,
    choices: { series: series.map((each) => ({ value: each.series, text: each.title })) },
    data: { kind, side, act: acts[side], also: side === "centre" ? also : undefined },
  };
}

function filterOf({ name }: FileKind, { actor, values }: ListAsked): FileFilter {
  const { centre = "", status = "", series = "", letter = "" } = values;
  return { kind: name, centreId: actor.centreId ?? centre, status, series, letter };
}
