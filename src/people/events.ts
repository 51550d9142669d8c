import { defineEvent } from "#platform";

export const personInvited = defineEvent({
  name: "person-invited",
  about: "Somebody was invited",
  fields: { invitationId: "the invitation", role: "the role that is offered" },
});

const role = { personId: "the person", role: "the role", holdingId: "the role as this person holds it" };

export const roleGiven = defineEvent({ name: "role-given", about: "Somebody was given a role", fields: role });
export const roleEnded = defineEvent({
  name: "role-ended",
  about: "A role of somebody ended, or its last day was set",
  fields: { ...role, at: "when it ends" },
});
