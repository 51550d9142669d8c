import type { Held, NotPersonal } from "./held.ts";

const account = "So that people can sign in and nobody else can as them";
const door = "So that misuse of an account is seen and can be proved";

function byPerson(columns: readonly string[], column = "person_id"): NonNullable<Held["report"]> {
  return { columns, by: { kind: "person", column } };
}

/** What the platform holds about people. */
export const platformData: readonly Held[] = [
  {
    table: "access.person", about: "staff", what: "Name, e-mail address, when last signed in", why: account,
    ground: "contract", keep: { kind: "always", because: "the audit log names who did what" },
    report: byPerson(["name", "email", "email_verified_at", "state", "made_at", "signed_in_at"]),
  },
  {
    table: "access.role_holding", about: "staff", what: "Roles, where, from when until when",
    why: "So that people can do their work and no more", ground: "contract",
    keep: { kind: "always", because: "the audit log must show what somebody was allowed to do" },
    report: byPerson(["role", "centre_id", "subjects", "from_at", "until_at", "granted_at", "ended_at", "end_reason"]),
  },
  {
    table: "access.invitation", about: "staff", what: "Name, e-mail address and role of somebody invited",
    why: "So that a centre can bring its people in", ground: "legitimate interests",
    keep: { kind: "days", setting: "keep-invitations-days", days: 400, after: "expires_at" },
    report: byPerson(["email", "name", "role", "centre_id", "invited_at", "expires_at", "accepted_at"], "accepted_by"),
  },
  {
    table: "access.notice", about: "staff", what: "Notices to a centre about its accounts",
    why: "So that a head of centre knows who may do what", ground: "legitimate interests",
    keep: { kind: "days", setting: "keep-notices-days", days: 400, after: "at" },
  },
  {
    table: "access.passkey", about: "staff", what: "Public keys and names of passkeys", why: account,
    ground: "contract", keep: { kind: "with", of: "the account, until the person removes it" },
    report: byPerson(["name", "backed_up", "made_at", "used_at"]),
  },
  {
    table: "access.password", about: "staff", what: "A hash of the password", why: account, ground: "contract",
    keep: { kind: "with", of: "the account, until it is changed" }, report: byPerson(["changed_at"]),
  },
  {
    table: "access.authenticator", about: "staff", what: "The sealed secret of an authenticator app", why: account,
    ground: "contract", keep: { kind: "with", of: "the account, until it is removed" },
    report: byPerson(["made_at", "confirmed_at"]),
  },
  {
    table: "access.identity", about: "staff", what: "That somebody signs in with their organisation", why: account,
    ground: "contract", keep: { kind: "with", of: "the account, until it is unlinked" },
    report: byPerson(["provider_id", "label", "linked_at", "last_used_at"]),
  },
  {
    table: "access.session", about: "either", what: "Signed-in browsers: name of the browser, network, times",
    why: account, ground: "contract", keep: { kind: "days", setting: "keep-sessions-days", days: 30, after: "ends_at" },
    report: byPerson(["method", "started_at", "seen_at", "ends_at", "browser", "network"]),
  },
  {
    table: "access.door_event", about: "either", what: "Sign-ins, failed tries and refused requests, with the network",
    why: door, ground: "legitimate interests",
    keep: { kind: "days", setting: "keep-door-events-days", days: 400, after: "at" },
    report: byPerson(["at", "kind", "centre_id", "method", "route", "network", "browser"]),
  },
  {
    table: "access.known_browser", about: "staff", what: "That a browser signed in before, as a hash",
    why: "So that somebody else's failed tries do not lock a person out", ground: "contract",
    keep: { kind: "with", of: "the account, until it was not used for a year" },
    report: byPerson(["known_at", "used_at"]),
  },
  {
    table: "access.reset_wish", about: "staff", what: "The address of somebody who forgot a password",
    why: account, ground: "contract", keep: { kind: "with", of: "the message, sent within seconds" },
  },
  {
    table: "access.client", about: "staff", what: "Who gave a centre's own system access",
    why: "So that a centre can see and take back what it gave", ground: "contract",
    keep: { kind: "always", because: "the audit log names what these systems did" },
    report: byPerson(["name", "vendor", "made_at", "expires_at", "revoked_at"], "made_by"),
  },
  {
    table: "webhooks.endpoint", about: "staff", what: "Who had a centre's system told of what happens",
    why: "So that a centre can see and take back what it set up", ground: "contract",
    keep: { kind: "always", because: "the audit log names these systems" },
    report: byPerson(["url", "events", "state", "made_at"], "made_by"),
  },
  {
    table: "webhooks.delivery", about: "candidate",
    what: "Messages to a centre's own systems, with numbers of candidates and codes of entries",
    why: "So that a centre's systems know what happened, and a message can be sent again", ground: "public task",
    keep: { kind: "with", of: "the log of messages, for thirty days" },
  },
  {
    table: "audit.act", about: "either", what: "Who did what to which record, when and why",
    why: "So that every change can be explained, and nothing can be changed unseen", ground: "legal obligation",
    keep: { kind: "always", because: "a link taken out would break the proof of all that follow" },
    report: byPerson(["at", "action", "centre_id", "subject_kind", "subject_id", "reason"]),
  },
  {
    table: "platform.mail", about: "staff", what: "Messages sent: address and subject; the text goes once it is sent",
    why: "So that people are told, once", ground: "legitimate interests",
    keep: { kind: "days", setting: "keep-mail-days", days: 90, after: "queued_at" },
  },
  {
    table: "platform.idempotency", about: "staff", what: "Answers already given to a program's requests",
    why: "So that a request sent twice is done once", ground: "legitimate interests",
    keep: { kind: "days", setting: "keep-answers-days", days: 400, after: "at" },
  },
];

/** Tables of the platform without anything about people, or only with secrets that end by themselves. */
export const platformElse: readonly NotPersonal[] = [
  { table: "migrations.done", because: "which steps of the database ran" },
  { table: "platform.setting", because: "settings of the board" },
  { table: "platform.outbox", because: "events name records and acts, not people" },
  { table: "platform.delivery", because: "which event reached which listener" },
  { table: "audit.chain", because: "hashes" },
  { table: "access.sign_in_link", because: "hashes of links that work once and end by themselves" },
  { table: "access.challenge", because: "questions to authenticators, for five minutes" },
  { table: "access.recovery_code", because: "hashes of codes" },
  { table: "access.failed_attempt", because: "hashed keys, for a day" },
  { table: "access.new_authenticator", because: "a sealed secret until it is confirmed" },
  { table: "access.password_reset", because: "hashes of links that work once and end by themselves" },
  { table: "access.sign_on_flow", because: "a sign-in under way, for minutes" },
  { table: "access.identity_provider", because: "organisations' sign-in services" },
  { table: "access.client_secret", because: "hashes of keys of systems" },
  { table: "access.client_token", because: "hashes of keys of systems" },
  { table: "access.request_limit", because: "settings of the board" },
  { table: "access.request_count", because: "hashed keys, for a minute" },
  { table: "webhooks.endpoint_secret", because: "sealed secrets of a centre's systems" },
  { table: "webhooks.attempt", because: "how a centre's system answered" },
];
