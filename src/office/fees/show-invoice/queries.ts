import { sql } from "kysely";
import type { Day, Pence } from "#kernel";
import type { Tx } from "#platform/database";
import { documentCode, readDocumentCode } from "../read-code.ts";

/** A line of a document as it is printed. */
export type DocumentItem = {
  readonly service: string;
  readonly option: string;
  readonly title: string;
  readonly quantity: number;
  readonly each: Pence;
  readonly net: Pence;
  readonly percent: number;
  readonly vat: Pence;
};

export type PaymentShown = { readonly receivedOn: Day; readonly reference: string; readonly pence: Pence };

/** An invoice or a credit note as it was issued, with what came of it. */
export type IssuedDocument = {
  readonly code: string;
  readonly centreId: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: number;
  readonly series: string;
  readonly seriesTitle: string;
  readonly credits: number | null;
  readonly issuer: string;
  readonly centreName: string;
  readonly town: string;
  readonly postcode: string;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly net: Pence;
  readonly vat: Pence;
  readonly total: Pence;
  readonly paid: Pence;
  readonly credited: Pence;
  readonly outstanding: Pence;
  readonly items: readonly DocumentItem[];
  readonly payments: readonly PaymentShown[];
  readonly creditNotes: readonly string[];
};

/** A document by its code, such as INV-000001; undefined when there is none that the reader may see. */
export async function findDocument(tx: Tx, text: string): Promise<IssuedDocument | undefined> {
  const wanted = readDocumentCode(text);
  if (!wanted) return undefined;
  const found = await sql<Omit<IssuedDocument, "code" | "items" | "payments" | "creditNotes">>`
    select d.centre_id as "centreId", d.kind, d.number, d.series, coalesce(s.series_title, d.series) as "seriesTitle",
      d.credits, d.issuer, d.centre_name as "centreName", d.town, d.postcode, d.issued_on as "issuedOn",
      d.due_on as "dueOn", d.net, d.vat, d.total, coalesce(i.paid, 0) as paid, coalesce(i.credited, 0) as credited,
      coalesce(i.outstanding, 0) as outstanding
    from fees.document d
    left join (select series, min(series_title) as series_title from catalogue.series_family group by series) s
      on s.series = d.series
    left join fees.invoice i on d.kind = 'invoice' and i.centre_id = d.centre_id and i.number = d.number
    where d.kind = ${wanted.kind} and d.number = ${wanted.number}`.execute(tx);
  const row = found.rows[0];
  if (!row) return undefined;
  return {
    ...row,
    code: documentCode(row),
    items: await itemsOf(tx, row),
    payments: row.kind === "invoice" ? await paymentsOf(tx, row) : [],
    creditNotes: row.kind === "invoice" ? await creditNotesOf(tx, row) : [],
  };
}

type Numbered = Pick<IssuedDocument, "centreId" | "kind" | "number">;

async function itemsOf(tx: Tx, { centreId, kind, number }: Numbered): Promise<readonly DocumentItem[]> {
  const found = await sql<DocumentItem>`
    select i.service, i.option, i.title, i.quantity, i.each_pence as each, i.net, i.percent, i.vat from fees.item i
    where i.centre_id = ${centreId} and i.kind = ${kind} and i.number = ${number} order by i.position`.execute(tx);
  return found.rows;
}

async function paymentsOf(tx: Tx, { centreId, number }: Numbered): Promise<readonly PaymentShown[]> {
  const found = await sql<PaymentShown>`
    select p.received_on as "receivedOn", p.reference, p.pence from fees.payment p
    where p.centre_id = ${centreId} and p.number = ${number} order by p.received_on, p.reference`.execute(tx);
  return found.rows;
}

async function creditNotesOf(tx: Tx, { centreId, number }: Numbered): Promise<readonly string[]> {
  const found = await sql<{ number: number }>`
    select d.number from fees.document d
    where d.centre_id = ${centreId} and d.kind = 'credit-note' and d.credits = ${number} order by d.number`.execute(tx);
  return found.rows.map((row) => documentCode({ kind: "credit-note", number: row.number }));
}

/** A document in a list. */
export type DocumentListed = {
  readonly code: string;
  readonly centreId: string;
  readonly centreName: string;
  readonly kind: "invoice" | "credit-note";
  readonly series: string;
  readonly credits: number | null;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly total: Pence;
  readonly paid: Pence;
  readonly credited: Pence;
  readonly outstanding: Pence;
};

/** Documents, newest first: of one centre or all, of one series or all. */
export async function documentsOf(
  tx: Tx,
  { centreId, series, text }: { readonly centreId: string | null; readonly series: string; readonly text: string },
): Promise<readonly DocumentListed[]> {
  const found = await sql<Omit<DocumentListed, "code"> & { number: number }>`
    select d.centre_id as "centreId", d.centre_name as "centreName", d.kind, d.number, d.series, d.credits,
      d.issued_on as "issuedOn", d.due_on as "dueOn", d.total, coalesce(i.paid, 0) as paid,
      coalesce(i.credited, 0) as credited, coalesce(i.outstanding, 0) as outstanding
    from fees.document d
    left join fees.invoice i on d.kind = 'invoice' and i.centre_id = d.centre_id and i.number = d.number
    where (${centreId}::text is null or d.centre_id = ${centreId}) and (${series} = '' or d.series = ${series})
      and (${text} = '' or d.centre_id like ${text} || '%' or strpos(lower(d.centre_name), lower(${text})) > 0)
    order by d.issued_on desc, d.kind desc, d.number desc`.execute(tx);
  return found.rows.map(({ number, ...row }) => ({ ...row, code: documentCode({ kind: row.kind, number }) }));
}

/** The series in which there are documents, newest first. */
export async function invoicedSeries(tx: Tx): Promise<readonly { readonly value: string; readonly text: string }[]> {
  const found = await sql<{ value: string; text: string }>`
    select f.series as value, min(f.series_title) as text from catalogue.series_family f
    where exists (select from fees.document d where d.series = f.series)
    group by f.series order by right(f.series, 2) desc, f.series desc`.execute(tx);
  return found.rows;
}
