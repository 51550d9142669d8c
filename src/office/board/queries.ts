import type { Tx } from "#platform/database";
import { type Contact, type ContactPurpose, type FooterLink, purposes, type TextKind } from "./board.ts";

/** What the board is called, where it is, and how it looks. */
export type Profile = {
  readonly name: string | null;
  readonly shortName: string | null;
  readonly identifier: string | null;
  readonly postalAddress: string | null;
  readonly webAddress: string | null;
  readonly accent: string | null;
  /** The hash of its logo. */
  readonly logo: string | null;
};

/** A text as it was published. */
export type PublishedText = {
  readonly kind: TextKind;
  readonly version: number;
  readonly body: string;
  readonly effectiveOn: string;
  readonly publishedAt: string;
};

/** The board's row; locked for an act that changes it. */
export function getProfile(tx: Tx, lock = false): Promise<Profile> {
  return tx
    .selectFrom("board.profile")
    .select([
      "name",
      "short_name as shortName",
      "identifier",
      "postal_address as postalAddress",
      "web_address as webAddress",
      "accent",
      "logo",
    ])
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
}

/** How the board is reached, in the order of the purposes. */
export async function listContacts(tx: Tx): Promise<readonly Contact[]> {
  const rows = await tx.selectFrom("board.contact").select(["purpose", "email", "telephone"]).execute();
  return purposes.flatMap((purpose) =>
    rows.filter((row) => row.purpose === purpose).map(({ email, telephone }) => ({ purpose, email, telephone })),
  );
}

/** How the board is reached about something: as for general enquiries when nothing else is said. */
export function contactFor(contacts: readonly Contact[], purpose: ContactPurpose): Contact | undefined {
  return (
    contacts.find((contact) => contact.purpose === purpose) ?? contacts.find(({ purpose: one }) => one === "general")
  );
}

/** The links to other sites in the footer. */
export function listLinks(tx: Tx): Promise<FooterLink[]> {
  return tx.selectFrom("board.footer_link").select(["text", "href"]).orderBy("position").execute();
}

/** What was published of one kind, newest first. */
export async function listVersions(tx: Tx, kind: TextKind): Promise<readonly PublishedText[]> {
  const rows = await tx
    .selectFrom("board.text")
    .select(["version", "body", "effective_on as effectiveOn", "published_at as publishedAt"])
    .where("kind", "=", kind)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({ kind, ...row }));
}

/** The text that holds on a day: the newest of those that have taken effect. */
export function textOn(versions: readonly PublishedText[], day: string): PublishedText | undefined {
  return versions.find(({ effectiveOn }) => effectiveOn <= day);
}

/** What the board is writing for a page and has not published. */
export async function findDraft(tx: Tx, kind: TextKind): Promise<string | undefined> {
  const row = await tx.selectFrom("board.draft").select("body").where("kind", "=", kind).executeTakeFirst();
  return row?.body;
}
