/** A code in an address, such as a series or a centre; undefined for what no code can be. */
export function readCode(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w-]{1,24}$/.test(text) ? text : undefined;
}

/** An invoice, or a credit note for one, by its number. */
export type DocumentNumber = { readonly kind: "invoice" | "credit-note"; readonly number: number };

/** `INV-000123` or `CN-000004`, as it is printed. */
export function documentCode({ kind, number }: DocumentNumber): string {
  return `${kind === "invoice" ? "INV" : "CN"}-${String(number).padStart(6, "0")}`;
}

/** Reads the code of a document; undefined for what is none. */
export function readDocumentCode(text: string | undefined): DocumentNumber | undefined {
  const [, letters, digits] = /^(INV|CN)-(\d{6,9})$/.exec(text ?? "") ?? [];
  if (letters === undefined) return undefined;
  return { kind: letters === "INV" ? "invoice" : "credit-note", number: Number(digits) };
}
