import { findCentre } from "#centres";
import { fullName } from "#kernel";
import type { Tx } from "#platform/database";
import type { Asked } from "#platform/pages";
import { findPair, findRecord, type Pair, type RecordFacts, readPair } from "./find-pair.ts";
import { paths } from "./paths.ts";

/** What a page about two records says once both are known. */
export type PairWords = Pick<Asked, "text" | "warnings" | "asks" | "values" | "button" | "danger" | "data"> & {
  readonly records: readonly RecordFacts[];
};

type Sent = { readonly centre: string; readonly candidate: string } & Readonly<Record<string, string | undefined>>;

/**
 * A page about a record and another one. It asks which other record is meant until the address says it; then both stand
 * side by side. Undefined when the first record does not exist.
 */
export async function pairQuestion(
  tx: Tx,
  sent: Sent,
  title: string,
  about: (pair: Pair) => PairWords,
): Promise<Asked | undefined> {
  const asked = readPair(sent);
  const record = await findRecord(tx, asked.centreId, asked.candidateId);
  const centre = await findCentre(tx, asked.centreId);
  if (!record || !centre) return undefined;
  const { candidate } = record;
  const base = {
    title,
    caption: `${fullName(candidate)}, centre ${centre.centreId}, ${centre.name}`,
    trail: [
      { text: "Candidates", href: paths.lookUp() },
      { text: fullName(candidate), href: paths.record({ centre: sent.centre, candidate: sent.candidate }) },
    ],
    template: "admit/candidates/pair.njk",
  };
  const pair = await findPair(tx, asked);
  if (!pair) {
    const isWrong = asked.otherCentreId !== "" || asked.otherUci !== "";
    const { otherCentre = "", otherUci = "" } = sent;
    return { ...base, button: "Continue", data: { finding: { otherCentre, otherUci, isWrong } } };
  }
  const { data, records, ...words } = about(pair);
  return { ...base, ...words, data: { ...data, records: records.map(shownRecord) } };
}

function shownRecord({ candidate, entries, resultsIssued, merged }: RecordFacts) {
  return { ...candidate, entries, resultsIssued, merged };
}
