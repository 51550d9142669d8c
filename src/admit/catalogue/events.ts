import { defineEvent } from "#platform/events";

export const catalogueLoaded = defineEvent({
  name: "catalogue-loaded",
  about: "A catalogue was loaded",
  fields: { files: "how many rows of each file were added, changed and removed" },
});
