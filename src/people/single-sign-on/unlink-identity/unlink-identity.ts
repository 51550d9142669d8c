import { ok } from "#kernel";
import { type Action, defineAction, fieldText } from "#platform/perform";
import { findSignInMethods } from "../../account/sign-in-methods.ts";
import { centreConcerned, notifyPerson } from "../../account/notify-person.ts";
import { lockPerson } from "../identity.ts";
import { signOnNotLinkedHere } from "../refusals.ts";
import { mayUnlink, type UnlinkFacts } from "./rule.ts";

/** Unlinks one's own account from the sign-in of an organisation. Takes `provider`. */
export const unlinkIdentity: Action<string, UnlinkFacts, UnlinkFacts, { providerName: string }> = defineAction({
  name: "unlink-identity",
  summary: "Unlink my account from an organisation's sign-in",
  permission: "self",
  account: "access",
  read: (raw) => ok(fieldText(raw, "provider")),
  load: async (tx, providerId, { actor }) => {
    await lockPerson(tx, actor.personId);
    const found = await tx
      .selectFrom("access.identity as i")
      .innerJoin("access.identity_provider as p", "p.provider_id", "i.provider_id")
      .select(["p.name", "p.active", "p.second_factor", "i.label"])
      .where("i.provider_id", "=", providerId)
      .where("i.person_id", "=", actor.personId)
      .executeTakeFirst();
    if (!found) return signOnNotLinkedHere.refuse();
    return ok({
      providerName: found.name,
      label: found.label,
      isActive: found.active,
      isStrong: found.second_factor.length > 0,
      means: await findSignInMethods(tx, actor.personId),
    });
  },
  rule: (facts) => mayUnlink(facts),
  save: async (tx, { providerName, label }, _facts, providerId, moment) => {
    const { actor } = moment;
    await tx
      .deleteFrom("access.identity")
      .where("provider_id", "=", providerId)
      .where("person_id", "=", actor.personId)
      .execute();
    await notifyPerson(tx, moment, `your account is no longer linked to ${providerName}`);
    return {
      answer: { providerName },
      subject: { kind: "person", id: actor.personId },
      chain: "board",
      centreId: await centreConcerned(tx, moment),
      before: { linked: providerId, label },
      after: { linked: null },
    };
  },
});
