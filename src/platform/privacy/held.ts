/** Whose data a table holds. */
export type Subject = "candidate" | "staff" | "either";

/**
 * What one table holds about people: what, why, on what ground, and for how long. The register is what the public page,
 * the document, the access report and the retention job all read.
 */
export type Held = {
  /** Such as `candidates.candidate`. */
  readonly table: string;
  readonly about: Subject;
  readonly what: string;
  readonly why: string;
  /** Article 6(1) of the UK GDPR: public task, contract, legal obligation, legitimate interests. */
  readonly ground: "public task" | "contract" | "legal obligation" | "legitimate interests";
  readonly keep: Keep;
  /** The columns an access report gives, and by which it finds the person's rows; none when nothing can be shown. */
  readonly report?: {
    readonly columns: readonly string[];
    readonly by: FoundBy;
    /** The column that says whether the centre may know of a row: reports that a centre makes leave out the others. */
    readonly toCentre?: string;
    /** Rows that nobody reads who has not the permission for them: the program itself reads them for a report. */
    readonly reader?: "worker";
    /** Of those columns, the ones that are not in a report that a centre makes. */
    readonly forBoard?: readonly string[];
  };
};

/** How rows of a person are found: by their account, their record at a centre, or their UCI. */
export type FoundBy =
  | { readonly kind: "person"; readonly column: string }
  | { readonly kind: "candidate" }
  | { readonly kind: "uci" };

/**
 * For how long: `always` because what is proved by it lasts for life; so many days after a column's instant, by the
 * retention job; or with the row it belongs to. No UK board publishes periods: the days are ours, and a board sets its
 * own (settings `keep-…-days`).
 */
export type Keep =
  | { readonly kind: "always"; readonly because: string }
  | { readonly kind: "days"; readonly setting: string; readonly days: number; readonly after: string }
  | { readonly kind: "with"; readonly of: string };

/** A table that holds nothing about people, and why it was looked at. */
export type NotPersonal = { readonly table: string; readonly because: string };
