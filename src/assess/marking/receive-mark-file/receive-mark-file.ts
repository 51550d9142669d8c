import { defineAction } from "#platform";
import { receiving, type ReceiveMarkFile } from "./receiving.ts";

/** A centre sends a mark file (M). It is kept with its report even when it is rejected; then nothing else is. */
export const receiveMarkFile: ReceiveMarkFile = defineAction({
  name: "receive-mark-file",
  summary: "Send a file of marks",
  permission: "marks.submit",
  ...receiving("centre"),
});
