import type { Tx } from "#platform/database";
import { contactPurposes, kinds, type TextKind, textKinds } from "../board.ts";
import { textPath, writingPath, paths } from "../paths.ts";
import { findDraft, getProfile, listContacts, listLinks, listVersions, textOn } from "../queries.ts";

/** A line of a section: what it is, and what holds; null when nothing is set. */
export type Line = { readonly key: string; readonly value: string | null };

/** Where a text is: what is published, what comes, and whether a draft waits. */
export type TextLine = {
  readonly kind: TextKind;
  readonly title: string;
  readonly published: { readonly href: string; readonly version: number; readonly effectiveOn: string } | null;
  readonly coming: { readonly version: number; readonly effectiveOn: string } | null;
  readonly writing: string;
  /** Where the draft is looked at and published. */
  readonly publication: string | null;
};

/** Everything that the page of the settings shows. */
export async function boardSettings(tx: Tx, today: string) {
  const [profile, contacts, links] = [await getProfile(tx), await listContacts(tx), await listLinks(tx)];
  const texts: TextLine[] = [];
  for (const kind of kinds) texts.push(await textLine(tx, kind, today));
  return {
    identity: [
      { key: "Name", value: profile.name },
      { key: "Short name", value: profile.shortName },
      { key: "Awarding body identifier", value: profile.identifier },
      { key: "Postal address", value: profile.postalAddress },
      { key: "Web address", value: profile.webAddress },
    ] satisfies readonly Line[],
    contacts: contacts.map(({ purpose, email, telephone }): Line => ({
      key: contactPurposes[purpose],
      value: [email, telephone].filter((way) => way !== null).join("\n"),
    })),
    links: links.map(({ text, href }): Line => ({ key: text, value: href })),
    accent: profile.accent,
    texts,
  };
}

async function textLine(tx: Tx, kind: TextKind, today: string): Promise<TextLine> {
  const versions = await listVersions(tx, kind);
  const [current, newest] = [textOn(versions, today), versions[0]];
  const hasDraft = (await findDraft(tx, kind)) !== undefined;
  return {
    kind,
    title: textKinds[kind].title,
    published: current ? { href: textPath(kind), version: current.version, effectiveOn: current.effectiveOn } : null,
    coming: newest && newest !== current ? { version: newest.version, effectiveOn: newest.effectiveOn } : null,
    writing: writingPath(kind),
    publication: hasDraft ? paths.publication({ kind }) : null,
  };
}
