import { defineRefusal } from "#kernel";

export const fileMissing = defineRefusal("file-missing", "Choose a file of {items} to send.", { field: "files" });

export const filesSeveral = defineRefusal(
  "files-several",
  "Send each file in a request of its own, in the order of the sequence numbers.",
);

export const filesRejectedMany = defineRefusal(
  "files-rejected-many",
  "This file has errors, and so had {most} others today. Correct one of those first: their reports list the errors.",
);
