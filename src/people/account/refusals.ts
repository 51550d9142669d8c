import { defineRefusal } from "#kernel";

export const sessionEnded = defineRefusal("session-ended", "Your session has ended. Sign in again.");
export const sessionAbsent = defineRefusal(
  "session-absent",
  "That session has already ended. You do not need to do anything.",
);
export const placeUnknown = defineRefusal("place-unknown", "Choose a place from the list", { field: "place" });
