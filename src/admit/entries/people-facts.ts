import { sql } from "kysely";
import { type CandidateDetails, type CandidateMeant, candidatesMeant, findElsewhere } from "#candidates";
import { splitName } from "#formats";
import type { Tx } from "#platform/database";
import { namesakeKey, type PeopleFacts } from "./rules/judge-person.ts";

/** Everyone at the centre whom some people could be, and what other centres know of them. */
export async function loadPeople(
  tx: Tx,
  centreId: string,
  series: string,
  given: readonly CandidateDetails[],
  { ucis, ulns }: { readonly ucis: readonly string[]; readonly ulns: readonly string[] },
): Promise<PeopleFacts> {
  const names = given.map(({ fileName }) => splitName(fileName).surname);
  const people = await candidatesMeant(tx, centreId, series, { ucis, ulns, names });
  return {
    ...foundBy(people),
    elsewhere: await findElsewhere(tx, centreId, given),
    held: await loadHeldUcis(tx, [...new Set(people.map(({ uci }) => uci))]),
    formerUcis: await loadFormerUcis(tx, centreId, ucis),
  };
}

/** UCIs, of some, whose records stay as they are until results are released. */
async function loadHeldUcis(tx: Tx, ucis: readonly string[]): Promise<ReadonlySet<string>> {
  if (ucis.length === 0) return new Set();
  const found = await sql<{ uci: string }>`
    select h.uci from candidates.held_people(${ucis}::text[]) as h (uci)`.execute(tx);
  return new Set(found.rows.map(({ uci }) => uci));
}

/** UCIs that were merged into others, each with the one to use. */
async function loadFormerUcis(tx: Tx, centreId: string, ucis: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ former: string; kept: string }>`
    select f.former_uci as former, f.kept_uci as kept from candidates.former_uci f
    where f.centre_id = ${centreId} and f.former_uci = any(${ucis}::text[])`.execute(tx);
  return new Map(found.rows.map(({ former, kept }) => [former, kept]));
}

function foundBy(people: readonly CandidateMeant[]): Omit<PeopleFacts, "elsewhere" | "held" | "formerUcis"> {
  return {
    byUci: new Map(people.filter(({ merged }) => !merged).map((person) => [person.uci, person])),
    byNumber: new Map(
      people.flatMap((person) => (person.candidateNumber === null ? [] : [[person.candidateNumber, person] as const])),
    ),
    byUln: new Map(people.flatMap((person) => (person.uln === null ? [] : [[person.uln, person] as const]))),
    byName: Map.groupBy(people, namesakeKey),
  };
}
