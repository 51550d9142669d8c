import { receiving } from "#exchange";
import { defineAction } from "#platform/perform";
import { markFileKind } from "./mark-files.ts";

/** A centre sends a mark file (M). It is kept with its report even when it is rejected; then nothing else is. */
export const receiveMarkFile = defineAction({
  name: "receive-mark-file",
  takesLong: true,
  summary: "Send a mark file",
  permission: "marks.submit",
  ...receiving(markFileKind),
});
