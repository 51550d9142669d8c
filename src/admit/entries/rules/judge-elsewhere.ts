import { differenceWords, judgeLikeness, type KnownElsewhere } from "#candidates";
import type { Remark } from "#exchange";
import { entryRemark } from "../entry-remarks.ts";
import type { PeopleFacts, PersonWanted } from "./judge-person.ts";

/**
 * What other centres know of somebody who is given: the same UCI in a different name, or the same person under another
 * UCI. Refused: a UCI under which somebody else has results. The centre learns which centre and that details differ,
 * never what they are there.
 */
export function elsewhereRemarks({ elsewhere }: Pick<PeopleFacts, "elsewhere">, wanted: PersonWanted): Remark[] {
  return (elsewhere.get(wanted.uci) ?? []).flatMap((known) => elsewhereRemark(known, wanted) ?? []);
}

function elsewhereRemark(
  { foundBy, centreId, differences, resultsIssued }: KnownElsewhere,
  { candidateNumber, uci, uln, fileName }: PersonWanted,
): Remark | undefined {
  const about = { candidateNumber, field: "uci" };
  const values = { value: uci, other: centreId, new: fileName, fields: differenceWords(differences) };
  if (foundBy === "uln") {
    return entryRemark("uln-elsewhere", { candidateNumber, field: "uln" }, { ...values, value: uln ?? "" });
  }
  if (foundBy === "person") return entryRemark("person-elsewhere", about, values);
  switch (judgeLikeness(differences, resultsIssued)) {
    case "same":
      return undefined;
    case "corrected":
      return entryRemark("uci-elsewhere", about, values);
    case "question":
    case "another":
      return entryRemark(resultsIssued ? "results-elsewhere" : "uci-elsewhere", about, values);
  }
}
