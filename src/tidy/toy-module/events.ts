import { defineEvent } from "#platform";

export const keyLentOut = defineEvent({
  name: "key-lent-out",
  about: "The key of a locker was lent",
  fields: { locker: "the number of the locker" },
});
