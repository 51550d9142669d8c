import { defineRefusal } from "#kernel";

const ours = { source: "ours, two people for what cannot be undone" } as const;

export const nothingHere = defineRefusal("not-found", "There is nothing here, or you do not have access to it.");
export const fault = defineRefusal(
  "fault",
  "Sorry, there is a problem with the service. Nothing was changed. Give the reference {reference} if you contact us.",
);
export const tooBusy = defineRefusal(
  "too-busy",
  "The service is busy. Nothing was changed. Try again in {seconds} seconds.",
);
export const filesTooMany = defineRefusal("files-too-many", "You sent too many files. Send at most {most} at a time.");
export const fileTooLarge = defineRefusal(
  "file-too-large",
  "What you sent is larger than {most}. Send less at a time.",
);
export const fieldsTooMany = defineRefusal("fields-too-many", "Send at most {most} fields at a time.");
export const valuesTooMany = defineRefusal("values-too-many", "Send at most {most} values at a time.");
export const jsonTooDeep = defineRefusal(
  "json-too-deep",
  "The JSON has more than {most} lists and objects within each other. Send it as the API document says.",
);
export const mediaTypeUnknown = defineRefusal(
  "media-type-unknown",
  "The content type of the request is not supported. Send a form, a file or JSON.",
);
export const requestNotUnderstood = defineRefusal(
  "request-not-understood",
  "The request could not be understood. Check it and send it again.",
);
export const confirmIdentity = defineRefusal(
  "confirm-identity",
  "Confirm it is you with a passkey or a code, then send the request again.",
);
export const signInNeeded = defineRefusal("sign-in-needed", "Sign in, then send the request with your session.");
export const signInUnfinished = defineRefusal(
  "sign-in-unfinished",
  "Finish signing in with your second factor, then send the request again.",
);
export const notPermitted = defineRefusal(
  "not-permitted",
  "Your account does not allow this. Ask the person who manages accounts.",
);
export const methodNotAllowed = defineRefusal(
  "method-not-allowed",
  "This address does not take {method}. It takes {allow}.",
);
export const keyNoGood = defineRefusal(
  "key-no-good",
  "This API key or access token does not work. Get a new access token, or ask the centre for a new API key.",
);
export const peopleOnly = defineRefusal("people-only", "This page is for people who sign in. Systems use the API.");
export const tooManyRequests = defineRefusal(
  "too-many-requests",
  "You have sent more than {quota} requests in {seconds} seconds. Wait {left} seconds, then try again.",
);
export const formNotOurs = defineRefusal(
  "form-not-ours",
  "This form was not sent from this site, or you have signed in again since you opened it. Open the page again and " +
    "send it once more.",
);
export const keyReused = defineRefusal(
  "idempotency-key-reused",
  "This key was sent before with different content. Send a new key for a new request.",
);
export const keyUnreadable = defineRefusal("idempotency-key-form", "Send a key of 1 to {most} characters of ASCII.");

// What is asked of lists.
export const parameterUnknown = defineRefusal("parameter-unknown", "There is no parameter “{parameter}”. {takes}.");
export const parameterMissing = defineRefusal(
  "parameter-missing",
  "Say which {parameter} in the parameter “{parameter}”.",
);
export const listTooLong = defineRefusal(
  "list-too-long",
  "This list has more than {most} rows, too many for one file. Filter it, then download it in parts.",
);
export const parameterInvalid = defineRefusal("parameter-invalid", "The parameter “{parameter}” must be {what}.");

// The board's own name.
export const boardIdentifierMissing = defineRefusal(
  "board-identifier-missing",
  "The board has not set its identifier, so files cannot be sent or received yet. An administrator of the board sets " +
    "it under Settings.",
);
export const boardNameMissing = defineRefusal(
  "board-name-missing",
  "The board has not set its name, so no document can be issued yet. An administrator of the board sets it under " +
    "Settings.",
);

// The command line.
export const optionNotUnderstood = defineRefusal("option-not-understood", "{problem}.");
export const optionEmpty = defineRefusal("option-empty", "Option --{option} needs a value: {about}.");
export const optionNotWhole = defineRefusal(
  "option-not-whole",
  "Option --{option} needs a whole number from {min} to {max}, not {value}.",
);
export const argumentMissing = defineRefusal("argument-missing", "Add {name}.");
export const argumentUnknown = defineRefusal("argument-unknown", "Leave out {argument}: there are too many arguments.");

// What needs two people.
export const secondPersonOfBoard = defineRefusal(
  "second-person-of-board",
  "This needs two people at the board. Ask someone at the board to propose it.",
  ours,
);
const addAdministrator =
  "Ask the person who runs the system to add a second administrator with ./accolade first-administrator --despite.";
export const secondPersonMissing = defineRefusal(
  "second-person-missing",
  `A second person must approve this, and no one else at the board may do it: {act}. ${addAdministrator}`,
  ours,
);
const decideFirst = "Approve or decline that proposal, or ask for it to be withdrawn, before you propose it again.";
export const proposalWaits = defineRefusal(
  "proposal-waits",
  `{name} has already proposed this. It is waiting for a second person until {until}. ${decideFirst}`,
);
export const proposalUnknown = defineRefusal(
  "proposal-unknown",
  "There is no such proposal. Open the list and choose one.",
);
export const proposalExpired = defineRefusal(
  "proposal-expired",
  "This proposal expired on {expired}. Propose it again if you still need it.",
);
export const proposalDecided = defineRefusal(
  "proposal-decided",
  "This proposal is already {state}. You do not need to do anything.",
);
export const proposalChanged = defineRefusal(
  "proposal-changed",
  "Since {name} proposed this, {changes}. Decline it, or ask for it to be withdrawn. Then propose it again.",
  ours,
);
export const proposalActGone = defineRefusal(
  "proposal-act-gone",
  "This version of Accolade cannot do what was proposed. Decline it.",
);
export const proposerGone = defineRefusal(
  "proposer-gone",
  "The person who proposed this no longer has a role at the board. Decline it, and propose it again if you need it.",
);
export const approverSystem = defineRefusal(
  "approver-system",
  "A system cannot approve this. Sign in as someone at the board.",
  ours,
);
export const approverSamePerson = defineRefusal(
  "approver-same-person",
  "You proposed this. Someone else must approve it.",
  ours,
);
export const approverSameMailbox = defineRefusal(
  "approver-same-mailbox",
  "Your account has the same mailbox as the account that proposed this. Someone else must approve it.",
  ours,
);
export const approverSameIdentity = defineRefusal(
  "approver-same-identity",
  "Your account has the same organisation sign-in as the account that proposed this. Someone else must approve it.",
  ours,
);
export const approverLinkShown = defineRefusal(
  "approver-link-shown",
  "One person was shown the links to your account and to the one that proposed this. Someone else must approve it.",
  ours,
);
export const approverRoleGiven = defineRefusal(
  "approver-role-given",
  "The person who proposed this gave you the role that lets you approve it less than 24 hours ago. Someone else must " +
    "approve it, or you can approve it tomorrow.",
  ours,
);
export const approverNotPermitted = defineRefusal(
  "approver-not-permitted",
  "Your account does not allow you to do this, so you cannot approve it.",
  ours,
);
export const ownProposalDeclined = defineRefusal(
  "own-proposal-declined",
  "You proposed this, so you cannot decline it. Withdraw it instead.",
);
export const notOwnProposal = defineRefusal(
  "not-own-proposal",
  "Only the person who proposed this can withdraw it. You can decline it instead.",
);
export const declineReasonMissing = defineRefusal("reason-missing", "Enter a reason for declining this", {
  field: "reason",
});
export const declineReasonLong = defineRefusal("reason-long", "Reason must be {max} characters or fewer", {
  field: "reason",
});
export const stateUnknown = defineRefusal("state-unknown", "A state is one of {states}.", { field: "state" });
export const actionUnknown = defineRefusal("action-unknown", "No act of this name needs a second person.", {
  field: "action",
});
