import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, RefusedAct } from "#platform/perform";
import type { Catalogue } from "../catalogue.ts";
import { type CatalogueBytes, readCatalogue } from "../read-catalogue/read-catalogue.ts";
import { type FileChange, saveRows } from "./save-rows.ts";
import { catalogueLoaded } from "../events.ts";
import { catalogueCauseWrong, catalogueInUse, catalogueMissing, catalogueTouchesAward } from "../refusals.ts";

/** A catalogue to be loaded; `cause`: why it may change what an award stands on, for the record. */
type Wanted = { readonly catalogue: Catalogue; readonly cause: string | null };

/**
 * Loads a catalogue folder: every file or nothing. The board's catalogue becomes equal to the folder. Refused with the
 * file, line, column and code of every error; when the folder leaves out what entries or results depend on; and when it
 * changes what an award stands on without a cause. The reason comes beside the files, under the name `cause`.
 */
export const loadCatalogue = defineAction<Wanted, null, Wanted, readonly FileChange[]>({
  name: "load-catalogue",
  takesLong: true,
  summary: "Load a catalogue",
  permission: "catalogue.load",
  read: readWanted,
  load: async () => ok(null),
  rule: (_facts, wanted) => ok(wanted),
  save: async (tx, { catalogue, cause }) => {
    const changes = await saved(tx, catalogue, cause);
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
      after: cause === null ? counts : { ...counts, cause },
      events: [catalogueLoaded.of(null, { files: counts })],
    };
  },
});

function readWanted(raw: unknown): Decision<Wanted> {
  if (!(raw instanceof Map)) return catalogueMissing.refuse();
  const files: Map<string, Uint8Array> = new Map();
  for (const [name, bytes] of raw) if (typeof name === "string" && bytes instanceof Uint8Array) files.set(name, bytes);
  const bytes: CatalogueBytes = files;
  const given: unknown = raw.get("cause");
  const cause = given === undefined ? null : isReason(given) ? given.trim() : undefined;
  if (cause === undefined) return catalogueCauseWrong.refuse();
  const catalogue = readCatalogue(bytes);
  return catalogue.ok ? ok({ catalogue: catalogue.value, cause }) : catalogue;
}

function isReason(cause: unknown): cause is string {
  return typeof cause === "string" && cause.trim().length >= 3 && cause.length <= 500;
}

async function saved(tx: Tx, catalogue: Catalogue, cause: string | null): Promise<readonly FileChange[]> {
  try {
    await sql`select set_config('accolade.cause', ${cause ?? ""}, true)`.execute(tx);
    return await saveRows(tx, catalogue);
  } catch (fault) {
    if (isDatabaseFault(fault, "23503")) throw new RefusedAct(catalogueInUse.refuse({ row: rowOf(fault) }));
    if (isDatabaseFault(fault, "AC001"))
      throw new RefusedAct(catalogueTouchesAward.refuse({ awards: awardsOf(fault) }));
    throw fault;
  }
}

/** How many touched awards a refusal lists. */
const awardsShown = 12;

function awardsOf({ detail = "" }: DatabaseFault): string {
  const awards = detail.split("; ");
  const more = awards.length > awardsShown ? [`and ${awards.length - awardsShown} more`] : [];
  return [...awards.slice(0, awardsShown), ...more].join("; ");
}

/** `Key (series, option)=(6A26, J277) is still referenced …` as `series 6A26, option J277`. */
function rowOf({ detail = "" }: DatabaseFault): string {
  const [, names = "", values = ""] = /^Key \((.*?)\)=\((.*?)\) /.exec(detail) ?? [];
  const held = values.split(", ");
  const named = names.split(", ").map((name, at) => `${name.replaceAll("_", " ")} ${held[at] ?? ""}`);
  return names === "" ? "a row" : named.join(", ");
}

type DatabaseFault = { readonly code: string; readonly detail?: string };

function isDatabaseFault(fault: unknown, code: string): fault is DatabaseFault {
  return fault instanceof Error && "code" in fault && fault.code === code;
}
