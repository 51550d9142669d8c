import { defineRefusal } from "#kernel";

export const caseUnknown = defineRefusal("case-unknown", "There is no such case, or you cannot see it.");
export const caseMoved = defineRefusal(
  "case-moved",
  "{who} {did} after you opened this page. Read what is new, then send yours again.",
);
export const caseNotSo = defineRefusal(
  "case-not-so",
  "This cannot be done now: the status is “{status}”. Go back to see what can be done.",
);
export const messageMissing = defineRefusal("message-missing", "Enter a message.", { field: "message" });
export const messageLong = defineRefusal("message-long", "Enter a message of 10,000 characters or fewer.", {
  field: "message",
});
export const handlerUnknown = defineRefusal("handler-unknown", "Choose someone who can answer it from the list.", {
  field: "handler",
});
export const handlerSame = defineRefusal("handler-same", "{name} already deals with it. Choose someone else.", {
  field: "handler",
});
