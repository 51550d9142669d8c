import type { ListColumn, ListFace } from "#platform/lists";
import type { FileKind } from "../file-kind.ts";
import type { FileSide } from "../file-side.ts";
import { pathsOfKind } from "../paths.ts";
import { noCentre, statusTags, type FileReport } from "../report.ts";

type FileColumn = ListColumn<FileReport>;

/** The columns of a list of files: on its page, in the files exported from it, and for programs. */
export function fileColumns(kind: FileKind, side: FileSide): readonly FileColumn[] {
  return [
    ...on(["page"], columnsToRead(kind, side)),
    { name: "fileId", heading: "File", value: (file) => file.fileId, only: ["api"] },
    ...on(["file", "api"], dataColumns),
    { name: "candidates", heading: "Candidates", kind: "whole", value: (file) => file.candidates },
    ...on(["file", "api"], [{ name: "entries", heading: listed(kind), kind: "whole", value: (file) => file.entries }]),
    ...kind.counts.map(({ count, name, heading }): FileColumn => ({
      name,
      heading,
      kind: "whole",
      value: (file) => file.counts[count],
    })),
    { name: "errors", heading: "Errors", kind: "whole", value: (file) => file.errors },
    { name: "warnings", heading: "Warnings", kind: "whole", value: (file) => file.warnings },
  ];
}

function columnsToRead(kind: FileKind, side: FileSide): readonly FileColumn[] {
  const paths = pathsOfKind(kind.name)[side];
  const centre: FileColumn = {
    name: "centreId",
    heading: "Centre",
    kind: "code",
    value: ({ centreId }) => (centreId === noCentre ? "not known" : centreId),
  };
  return [
    {
      name: "name",
      heading: "File",
      kind: "code",
      value: ({ name }) => name || "no name",
      link: ({ fileId }) => paths.file({ file: fileId }),
    },
    { name: "status", heading: "Status", value: ({ status }) => status, tags: ({ status }) => [statusTags[status]] },
    ...(side === "board" ? [centre] : []),
    { name: "kind", heading: "Type", value: ({ letter }) => titleOf(kind, letter) },
    { name: "series", heading: "Series", kind: "code", value: ({ series }) => series },
    { name: "receivedAt", heading: "Received", kind: "instant", value: ({ receivedAt }) => receivedAt },
  ];
}

const dataColumns: readonly FileColumn[] = [
  { name: "receivedAt", heading: "Received", kind: "instant", value: ({ receivedAt }) => receivedAt },
  { name: "centreId", heading: "Centre", kind: "code", value: ({ centreId }) => centreId },
  { name: "name", heading: "File", kind: "code", value: ({ name }) => name },
  { name: "kind", heading: "Kind", kind: "code", value: ({ letter }) => letter },
  { name: "series", heading: "Series", kind: "code", value: ({ series }) => series },
  { name: "sequence", heading: "Sequence", kind: "whole", value: ({ sequence }) => sequence },
  { name: "status", heading: "Status", value: ({ status }) => status },
  { name: "records", heading: "Records", kind: "whole", value: ({ records }) => records },
];

function on(only: readonly ListFace[], columns: readonly FileColumn[]): readonly FileColumn[] {
  return columns.map((column) => ({ ...column, only }));
}

/** What a file of a letter holds: `E` is `Entries`. */
export function titleOf({ letters }: FileKind, letter: string | null): string {
  return letters.find((each) => each.letter === letter)?.title ?? "not known";
}

function listed({ items }: FileKind): string {
  return items.charAt(0).toUpperCase() + items.slice(1);
}
