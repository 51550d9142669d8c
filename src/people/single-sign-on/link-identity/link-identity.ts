import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { type Action, defineAction, type Moment } from "#platform/perform";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import { lockPerson } from "../identity.ts";
import { loadProvider } from "../provider.ts";
import { signOnDisconnected, signOnIncomplete } from "../refusals.ts";
import { type LinkFacts, mayLink } from "./rule.ts";

/** What a provider says of who signed in there, as it came back to the browser of the person who asked for it. */
export type NewLink = { readonly providerId: string; readonly subject: string; readonly label: string };

/**
 * Links one's own account with a sign-in at an organisation. Only the person does it, signed in here and there in one
 * browser: an address that is the same proves nothing.
 */
export const linkIdentity: Action<NewLink, LinkFacts, LinkFacts, { providerName: string }> = defineAction({
  name: "link-identity",
  summary: "Link my account with an organisation's sign-in",
  permission: "self",
  account: "access",
  read: (raw) => (isNewLink(raw) ? ok(raw) : signOnIncomplete.refuse()),
  load: async (tx, link, moment) => loadFacts(tx, link, moment),
  rule: (facts) => mayLink(facts),
  save: async (tx, { personId, providerName }, _facts, { providerId, subject, label }, moment) => {
    await tx
      .insertInto("access.identity")
      .values({ provider_id: providerId, subject, person_id: personId, label, last_used_at: null })
      .execute();
    const there = label === "" ? providerName : `${providerName} (${label})`;
    await notifyPerson(tx, moment, `your account was linked to ${there}`);
    return {
      answer: { providerName },
      subject: { kind: "person", id: personId },
      chain: "board",
      centreId: await centreConcerned(tx, moment),
      after: { linked: providerId, label },
    };
  },
});

async function loadFacts(tx: Tx, { providerId, subject }: NewLink, moment: Moment) {
  const { actor } = moment;
  await lockPerson(tx, actor.personId);
  const provider = await loadProvider(tx, providerId, moment);
  if (!provider) return signOnDisconnected.refuse();
  const rows = await tx
    .selectFrom("access.identity")
    .select(["subject", "person_id as personId"])
    .where("provider_id", "=", providerId)
    .where(({ or, eb }) => or([eb("subject", "=", subject), eb("person_id", "=", actor.personId)]))
    .execute();
  return ok({
    personId: actor.personId,
    providerName: provider.name,
    isActive: provider.active,
    subject,
    linkedWith: rows.find((row) => row.subject === subject)?.personId,
    ownSubject: rows.find((row) => row.personId === actor.personId)?.subject,
  });
}

function isNewLink(raw: unknown): raw is NewLink {
  return (
    raw !== null &&
    typeof raw === "object" &&
    "providerId" in raw &&
    typeof raw.providerId === "string" &&
    "subject" in raw &&
    typeof raw.subject === "string" &&
    raw.subject.length > 0 &&
    raw.subject.length <= 255 &&
    "label" in raw &&
    typeof raw.label === "string"
  );
}
