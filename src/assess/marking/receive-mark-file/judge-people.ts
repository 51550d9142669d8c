import { comparePeople, differenceWords, judgeLikeness } from "#candidates";
import { entryRemark } from "#entries";
import { type Remark, shownNumber } from "#exchange";
import { splitName } from "#formats";
import { forEachSliced, type Slices } from "#kernel";
import { personRemark } from "../mark-remarks.ts";
import type { MarkFileFacts, PersonOnRecord } from "./load-marks.ts";
import type { PersonNamed } from "./read-marks.ts";

/**
 * Whether records give marks to the people they say: the UCI must be that of the candidate number, and so must the
 * name. Refused: another UCI, or a surname and a forename that are both another's. One of the two is a warning that
 * names both. The comparison is that of candidates.
 */
export function* judgePeople(known: MarkFileFacts["people"], people: readonly PersonNamed[]): Slices<Remark[]> {
  const remarks: Remark[] = [];
  yield* forEachSliced(people, 200, (named) => {
    const person = known.get(named.candidateNumber);
    const remark = person && judgeNamed(person, named);
    if (remark) remarks.push(remark);
  });
  return remarks;
}

function judgeNamed(person: PersonOnRecord, { candidateNumber, uci, name }: PersonNamed): Remark | undefined {
  const value = shownNumber(candidateNumber);
  const other = `${person.fileName}, UCI ${person.uci}`;
  if (uci !== "" && !person.uci.startsWith(uci)) {
    return entryRemark("number-taken", { candidateNumber, field: "uci" }, { value, other });
  }
  if (!name.includes(":")) return undefined;
  const differences = comparePeople(person, { ...splitName(name), fileName: name, dateOfBirth: null });
  const values = { value, old: person.fileName, new: name, fields: differenceWords(differences) };
  switch (judgeLikeness(differences, false)) {
    case "another":
      return personRemark("mark-of-another", { candidateNumber, field: "name" }, values);
    case "corrected":
    case "question":
      return personRemark("mark-name-differs", { candidateNumber, field: "name" }, values);
    case "same":
      return undefined;
  }
}
