import type { Refusal } from "#kernel";
import { showList } from "#platform/lists";
import { page, type Reply, type WebRequest } from "#platform/web";
import { readsFiles, sideOf } from "../file-side.ts";
import type { FilesTaken } from "../files-taken.ts";
import { filesList } from "./files-list.ts";

/** The files of a kind, and where to send more; with refusals when files were sent and none could be received. */
export async function showFiles(
  taken: FilesTaken,
  request: WebRequest,
  refusals: readonly Refusal[] = [],
): Promise<Reply> {
  const { actor } = request;
  const { kind, ofSubjects, trail } = taken;
  if (!readsFiles(kind, actor)) {
    const data = { kind, ofSubjects, trail: trail ? [trail.centre] : [] };
    return page("admit/exchange/list-files/of-all-subjects.njk", data);
  }
  return showList(request, filesList(taken, sideOf(actor)), refusals.map(besideFiles));
}

/** A refusal leads to the field of the files, and says its place: tables have no report as exchange files do. */
function besideFiles(refusal: Refusal): Refusal {
  const { line, column, text } = refusal;
  const place = column ? `Line ${line}, column ${column}: ` : `Line ${line}: `;
  return { ...refusal, field: "files", text: line ? place + text : text };
}
