import { defineEvent } from "#platform/events";

export const personInvited = defineEvent({
  name: "person-invited",
  about: "Someone was invited",
  fields: { invitationId: "the invitation", role: "the role that is offered" },
});

const role = { personId: "the person", role: "the role", holdingId: "the role as this person holds it" };

export const roleGiven = defineEvent({ name: "role-given", about: "Someone was given a role", fields: role });
export const roleEnded = defineEvent({
  name: "role-ended",
  about: "Someone's role ended, or its last day was set",
  fields: { ...role, at: "when it ends" },
});
