import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, RefusedAct } from "#platform/perform";
import type { Catalogue } from "../catalogue.ts";
import { type CatalogueBytes, readCatalogue } from "../read-catalogue/read-catalogue.ts";
import { type FileChange, saveRows } from "./save-rows.ts";
import { catalogueLoaded } from "../events.ts";
import { catalogueInUse, catalogueMissing } from "../refusals.ts";

/**
 * Loads a catalogue folder: every file or nothing. The board's catalogue becomes equal to the folder. Refused with the
 * file, line, column and code of every error, and when the folder leaves out what entries or results depend on.
 */
export const loadCatalogue = defineAction<Catalogue, null, Catalogue, readonly FileChange[]>({
  name: "load-catalogue",
  summary: "Load a catalogue",
  permission: "catalogue.load",
  read: readFiles,
  load: async () => ok(null),
  rule: (_facts, catalogue) => ok(catalogue),
  save: async (tx, catalogue) => {
    const changes = await saved(tx, catalogue);
    const counts = Object.fromEntries(
      changes
        .filter((change) => change.saved + change.removed > 0)
        .map(({ file, saved: changed, removed }) => [file, { changed, removed }]),
    );
    return {
      answer: changes,
      subject: { kind: "catalogue", id: "catalogue" },
      centreId: null,
      chain: "board",
      after: counts,
      events: [catalogueLoaded.of(null, { files: counts })],
    };
  },
});

function readFiles(raw: unknown): Decision<Catalogue> {
  if (!(raw instanceof Map)) return catalogueMissing.refuse();
  const files: Map<string, Uint8Array> = new Map();
  for (const [name, bytes] of raw) if (typeof name === "string" && bytes instanceof Uint8Array) files.set(name, bytes);
  const bytes: CatalogueBytes = files;
  return readCatalogue(bytes);
}

async function saved(tx: Tx, catalogue: Catalogue): Promise<readonly FileChange[]> {
  try {
    return await saveRows(tx, catalogue);
  } catch (fault) {
    if (!isInUse(fault)) throw fault;
    throw new RefusedAct(catalogueInUse.refuse({ row: rowOf(fault) }));
  }
}

/** `Key (series, option)=(6A26, J277) is still referenced …` as `series 6A26, option J277`. */
function rowOf({ detail = "" }: InUse): string {
  const [, names = "", values = ""] = /^Key \((.*?)\)=\((.*?)\) /.exec(detail) ?? [];
  const held = values.split(", ");
  const named = names.split(", ").map((name, at) => `${name.replaceAll("_", " ")} ${held[at] ?? ""}`);
  return names === "" ? "a row" : named.join(", ");
}

type InUse = { readonly code: string; readonly detail?: string };

function isInUse(fault: unknown): fault is InUse {
  return fault instanceof Error && "code" in fault && fault.code === "23503";
}
