import { type FileHeader, isFileLetter } from "#formats/layouts";
import type { FileKind } from "../file-kind.ts";
import { fileRemark } from "../file-remarks.ts";
import type { Remark } from "../remark.ts";

/** What the headers of a file say, and what is known of it. */
export type EnvelopeFacts = {
  readonly header: FileHeader;
  /** How many centres the file holds, and the first of them. */
  readonly centres: number;
  readonly centreId: string;
  readonly awardingBody: string;
  readonly senderCentre: string | null;
  /** Whether the centre of the file is on the register. */
  readonly isRegistered: boolean;
  /** Whether the series takes files of the kind. */
  readonly isOpen: boolean;
};

/**
 * Why the records of a file cannot be judged; undefined when they can. A centre that sends another centre's file
 * learns that it is not its own and nothing else. Sources: JCQ Formats (one awarding body and one series in a file);
 * carriers refuse files of another centre than the sender's.
 */
export function judgeEnvelope(facts: EnvelopeFacts): Remark | undefined {
  const { header, senderCentre, centreId } = facts;
  if (senderCentre !== null && centreId !== senderCentre) {
    return fileRemark("centre-not-yours", { field: "centre" }, { value: centreId });
  }
  if (header.awardingBody !== facts.awardingBody) {
    return fileRemark("body-not-ours", { field: "awarding-body" }, { value: header.awardingBody });
  }
  if (facts.centres > 1) return fileRemark("centres-several", { field: "centres" }, { value: facts.centres });
  if (!facts.isRegistered) return fileRemark("centre-unknown", { field: "centre" }, { value: centreId });
  if (facts.isOpen) return undefined;
  return fileRemark("series-unknown", { field: "series" }, { value: header.series.toUpperCase() + header.year });
}

/** Why a file of this type is not taken, whatever else may be wrong with it; undefined when it is. */
export function judgeType(kind: FileKind, type: string): Remark | undefined {
  if (!isFileLetter(type) || kind.letters.some(({ letter }) => letter === type)) return undefined;
  return fileRemark("type-not-taken", { field: "type" }, { value: type, taken: lettersTaken(kind) });
}

/** `entries (E) or amendments (A)` */
function lettersTaken({ letters }: FileKind): string {
  return letters.map(({ letter, title }) => `${title.toLowerCase()} (${letter})`).join(" or ");
}
