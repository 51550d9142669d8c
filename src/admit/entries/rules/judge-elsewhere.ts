import type { KnownElsewhere } from "#candidates";
import type { Remark } from "#exchange";
import { entryRemark } from "../entry-remarks.ts";
import type { PeopleFacts, PersonWanted } from "./judge-person.ts";

/**
 * What other centres know of somebody who is given: the same UCI with other details, or the same person under another
 * UCI. Refused: a UCI under which somebody else has results, and, for somebody who is new to the centre or whose
 * details change, one that is on record for somebody else: such a record would hold back the results of the candidate
 * whose UCI it is. The centre learns that details differ, never which, nor
 * where: who asks about a child may not be that child's school.
 */
export function elsewhereRemarks(
  { elsewhere }: Pick<PeopleFacts, "elsewhere">,
  wanted: PersonWanted,
  isKnownHere: boolean,
): Remark[] {
  return (elsewhere.get(wanted.uci) ?? []).map((known) => elsewhereRemark(known, wanted, isKnownHere));
}

function elsewhereRemark(
  { foundBy, hasResults, isAnother }: KnownElsewhere,
  { candidateNumber, uci, uln, fileName }: PersonWanted,
  isKnownHere: boolean,
): Remark {
  const about = { candidateNumber, field: "uci" };
  const values = { value: uci, new: fileName };
  switch (foundBy) {
    case "uln":
      return entryRemark("uln-elsewhere", { candidateNumber, field: "uln" }, { ...values, value: uln ?? "" });
    case "person":
      return entryRemark("person-elsewhere", about, values);
    case "uci":
      if (hasResults) return entryRemark("results-elsewhere", about, values);
      return entryRemark(isAnother && !isKnownHere ? "uci-of-another" : "uci-elsewhere", about, values);
  }
}
