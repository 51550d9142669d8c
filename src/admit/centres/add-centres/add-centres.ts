import { sql } from "kysely";
import { readTableSliced } from "#formats/csv";
import { type Decision, ok, type Slices } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Saved } from "#platform/perform";
import { centresTable } from "../centre.ts";
import { centresAdded } from "../events.ts";
import { centresFileMissing } from "../refusals.ts";
import { type CentresWanted, mayAddCentres, newCentreOf } from "./rule.ts";

export type CentresAdded = { readonly added: number };

/**
 * Adds every centre of a CSV file (`name`, `bytes`), with the families each is approved for, or none of them. Refused:
 * errors in the file, each with line and column; centre numbers that are already on the register.
 */
export const addCentres = defineAction<CentresWanted, ReadonlySet<string>, CentresWanted, CentresAdded>({
  name: "add-centres",
  takesLong: true,
  summary: "Add centres",
  permission: "centres.manage",
  read: readCentres,
  load: loadKnown,
  rule: (known, wanted) => mayAddCentres(wanted, known),
  save: saveCentres,
});

function* readCentres(raw: unknown): Slices<Decision<CentresWanted>> {
  if (raw === null || typeof raw !== "object" || !("bytes" in raw) || !(raw.bytes instanceof Uint8Array)) {
    return centresFileMissing.refuse();
  }
  const file = "name" in raw && typeof raw.name === "string" ? raw.name : "centres.csv";
  const read = yield* readTableSliced(centresTable, file, raw.bytes);
  if (!read.ok) return read;
  return ok({ file, centres: read.value.rows.map(newCentreOf), lines: read.value.places.map((place) => place.line) });
}

async function loadKnown(tx: Tx, wanted: CentresWanted): Promise<Decision<ReadonlySet<string>>> {
  await sql`select platform.take_lock('centres register')`.execute(tx);
  const numbers = wanted.centres.map((centre) => centre.centreId);
  const rows = await sql<{ centre_id: string }>`
    select centre_id from centres.centre where centre_id = any(${numbers}::text[])`.execute(tx);
  return ok(new Set(rows.rows.map((row) => row.centre_id)));
}

async function saveCentres(tx: Tx, wanted: CentresWanted): Promise<Saved<CentresAdded>> {
  const { centres } = wanted;
  await sql`
    insert into centres.centre (centre_id, name, kind, postcode, town)
    select n.centre_id, n.name, n.kind, n.postcode, n.town
    from unnest(${centres.map((each) => each.centreId)}::text[], ${centres.map((each) => each.name)}::text[],
      ${centres.map((each) => each.kind)}::text[], ${centres.map((each) => each.postcode)}::text[],
      ${centres.map((each) => each.town)}::text[]) as n (centre_id, name, kind, postcode, town)`.execute(tx);
  const approvals = centres.flatMap(({ centreId, families }) => families.map((family) => ({ centreId, family })));
  await sql`
    insert into centres.approval (centre_id, family)
    select n.centre_id, n.family
    from unnest(${approvals.map((each) => each.centreId)}::text[], ${approvals.map((each) => each.family)}::text[])
      as n (centre_id, family)`.execute(tx);
  const answer = { added: centres.length };
  return {
    answer,
    subject: { kind: "centres", id: wanted.file },
    centreId: null,
    chain: "board",
    after: { added: centres.length, centres: centres.map((each) => each.centreId) },
    events: [centresAdded.of(null, { centres: centres.map((each) => each.centreId) })],
  };
}
