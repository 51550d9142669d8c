import type { Centre } from "#centres";
import { type Fault, type FileHeader, makeFault } from "#formats";

/** What the headers of a file say, with the lines on which they say it. */
export type EnvelopeFacts = {
  readonly header: FileHeader;
  /** How many centres the file holds, and the first of them. */
  readonly centres: number;
  readonly centreId: string;
  readonly awardingBody: string;
  readonly senderCentre: string | null;
  readonly centre: Centre | undefined;
};

/** Whether the rest of a file may be looked at, and what is wrong with its headers. */
export type EnvelopeVerdict = { readonly readable: boolean; readonly faults: readonly Fault[] };

/**
 * Whether a file is one of entries or amendments for this body, from a centre that may make entries. A centre that
 * sends another centre's file learns that it is not its own and nothing else. Sources: JCQ Formats (one awarding body
 * and one series in a file); carriers refuse files of another centre than the sender's.
 */
export function judgeEnvelope(facts: EnvelopeFacts): EnvelopeVerdict {
  const { header, senderCentre, centreId, centre } = facts;
  if (header.type !== "E" && header.type !== "A")
    return unreadable(makeFault("type-not-taken", 1, 1, { value: header.type }));
  if (senderCentre !== null && centreId !== senderCentre) {
    return unreadable(makeFault("centre-not-yours", 2, 3, { value: centreId }));
  }
  if (header.awardingBody !== facts.awardingBody) {
    return unreadable(makeFault("body-not-ours", 1, 8, { value: header.awardingBody }));
  }
  if (facts.centres > 1) return unreadable(makeFault("centres-several", 1, 14, { value: facts.centres }));
  if (!centre) return unreadable(makeFault("centre-unknown", 2, 3, { value: centreId }));
  if (centre.status !== "approved") return unreadable(makeFault("centre-withdrawn", 2, 3, { value: centreId }));
  return { readable: true, faults: [] };
}

function unreadable(fault: Fault): EnvelopeVerdict {
  return { readable: false, faults: [fault] };
}
