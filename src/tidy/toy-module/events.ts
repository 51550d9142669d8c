import { defineEvent } from "#platform/events";

export const keyLentOut = defineEvent({
  name: "key-lent-out",
  about: "The key of a locker was lent",
  fields: { locker: "the number of the locker" },
});
