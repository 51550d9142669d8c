import type { Held, NotPersonal } from "./privacy/held.ts";

/** What the platform itself holds about people. */
export const personalData: readonly Held[] = [
  {
    table: "audit.act",
    about: "either",
    what: "Who did what to which record, when and why",
    why: "So that every change can be explained, and nothing can be changed unseen",
    ground: "legal obligation",
    keep: { kind: "always", because: "a link taken out would break the proof of all that follow" },
    report: {
      columns: ["at", "action", "centre_id", "subject_kind", "subject_id", "reason"],
      by: { kind: "person", column: "person_id" },
      toCentre: "to_centre",
    },
  },
  {
    table: "platform.mail",
    about: "staff",
    what: "Emails: address and subject; the text is deleted once it is sent",
    why: "So that people are told, once",
    ground: "legitimate interests",
    keep: { kind: "days", setting: "keep-mail-days", days: 90, after: "queued_at" },
  },
  {
    table: "platform.proposal",
    about: "staff",
    what: "What someone proposed, what was sent with it, who approved or declined it, and why",
    why: "So that two people are responsible for what cannot be undone",
    ground: "legal obligation",
    keep: { kind: "always", because: "the act that was approved and the audit log depend on it" },
    report: {
      columns: ["proposed_at", "action", "title", "state", "decided_at"],
      by: { kind: "person", column: "proposed_by" },
    },
  },
  {
    table: "platform.idempotency",
    about: "staff",
    what: "Answers already given to a system's requests",
    why: "So that a request sent twice is done once",
    ground: "legitimate interests",
    keep: { kind: "days", setting: "keep-answers-days", days: 400, after: "at" },
  },
];

/** Tables of the platform that hold nothing about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "migrations.done", because: "which migrations have run" },
  { table: "platform.setting", because: "settings of the board" },
  { table: "platform.day", because: "working days" },
  { table: "platform.served_address", because: "where the pages are" },
  { table: "platform.outbox", because: "events name records and acts, not people" },
  { table: "platform.delivery", because: "which event reached which listener" },
  { table: "audit.chain", because: "hashes" },
  { table: "audit.citation", because: "numbers of acts, until a transaction ends" },
];
