import { numberWords } from "#candidates";
import type { ListColumn } from "#platform/lists";
import { creditReasons, isEntryService, reasonWords, serviceTitles } from "../charge.ts";
import { chargeTags } from "../charge-tags.ts";
import { documentCode } from "../read-code.ts";
import type { ChargeListed } from "./queries.ts";

/** The columns of charges, for a centre and for the board. */
export const chargeColumns: readonly ListColumn<ChargeListed>[] = [
  { name: "charge", heading: "Charge", kind: "code", value: ({ lineId }) => lineId, only: ["file", "api"] },
  { name: "at", heading: "When", kind: "instant", value: ({ at }) => Temporal.Instant.from(at).toString() },
  {
    name: "candidateNumber",
    heading: "Candidate number",
    kind: "code",
    value: ({ candidateNumber }) => (candidateNumber === null ? null : numberWords(candidateNumber)),
  },
  { name: "name", heading: "Candidate", value: nameOf },
  { name: "option", heading: "Entry code", kind: "code", value: ({ option }) => option },
  { name: "title", heading: "Title", value: ({ title }) => title },
  { name: "family", heading: "Family", value: ({ familyTitle }) => familyTitle, only: ["file", "api"] },
  { name: "service", heading: "For", value: ({ service }) => service, text: serviceText },
  { name: "reason", heading: "Reason", value: ({ reason }) => reason, text: reasonText, only: ["file", "api"] },
  { name: "pence", heading: "Amount", kind: "money", value: ({ pence }) => pence },
  { name: "running", heading: "Running total", kind: "money", value: ({ running }) => running },
  {
    name: "status",
    heading: "State",
    value: ({ status }) => status,
    text: (row) => chargeTags(row)[0].text,
    tags: chargeTags,
  },
  { name: "document", heading: "Invoice or credit note", kind: "code", value: documentOf },
];

function nameOf({ surname, forenames }: ChargeListed): string {
  return surname === null ? "" : `${surname}, ${forenames ?? ""}`;
}

function serviceText(row: ChargeListed): string {
  const what = isEntryService(row.service) ? serviceTitles[row.service] : row.service;
  return row.pence < 0 ? `${what} taken back: ${reasonText(row).toLowerCase()}` : what;
}

function reasonText({ reason }: ChargeListed): string {
  const known = creditReasons.find((each) => each === reason);
  return known ? reasonWords[known] : "";
}

/** The code of the document that a charge is on; null before it is on one. */
export function documentOf({ kind, number }: ChargeListed): string | null {
  if (kind === null || number === null) return null;
  return documentCode({ kind: kind === "invoice" ? "invoice" : "credit-note", number });
}
