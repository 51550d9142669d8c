import type { Chapter } from "./chapter.ts";

/** Chapter 16 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const logs: Chapter = {
  number: 16,
  title: "Logs and faults",
  requirements: [
    {
      number: "16.1.1",
      level: 2,
      wording: "All logs are documented",
      proof: [
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "16.2.1",
      level: 2,
      wording: "Every line says when, where, who and what",
      proof: [
        "src/platform/perform/perform.test.ts › " +
          "an act leaves its row, its audit line and its event, all of one transaction",
        "src/start/log-entry.test.ts › an entry begins with its instant in UTC, and its further lines are set in",
        "src/people/passkeys/sign-in-with-passkey/sign-in-with-passkey.test.ts › " +
          "a passkey signs in without a name typed, fully, and is noted",
      ],
    },
    {
      number: "16.2.2",
      level: 2,
      wording: "Log times are in UTC, and clocks are synchronised",
      operator: "the operator keeps the server's clock right; times are stored and compared in UTC",
      manual: "docs/operate/install.md",
    },
    {
      number: "16.2.3",
      level: 2,
      wording: "Logs are kept only where documented",
      proof: [
        "src/people/passwords/set-password/set-password.test.ts › " +
          "nothing typed or made is kept or logged as it is: no table has a password, secret, code or token",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "16.2.4",
      level: 2,
      wording: "Logs can be read by machines",
      proof: [
        "src/start/pages/pages.test.ts › " +
          "the activity of a centre is its own; the board's is everyone's; filters and exports keep to them",
        "src/start/privacy/access-report.test.ts › " +
          "a centre makes the report for its own candidate, as a workbook, and the activity shows it",
      ],
    },
    {
      number: "16.2.5",
      level: 2,
      wording: "Logs contain no secrets",
      proof: [
        "src/platform/privacy/mask-personal.test.ts › no secret of ours gets through, whatever stands around it",
        "src/people/passwords/set-password/set-password.test.ts › " +
          "nothing typed or made is kept or logged as it is: no table has a password, secret, code or token",
        "src/people/operator/rotate-sealing-keys/rotate-sealing-keys.test.ts › " +
          "the log says how many and which key, and holds no key and no secret",
      ],
    },
    {
      number: "16.3.1",
      level: 2,
      wording: "Successful and failed sign-ins are logged, with the method",
      proof: [
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "wrong, unknown, suspended, without a password, too long: one answer, one hash and the same " +
          "questions",
        "src/people/passkeys/sign-in-with-passkey/sign-in-with-passkey.test.ts › " +
          "an altered signature signs nobody in",
        "src/people/single-sign-on/sign-in.test.ts › " +
          "a linked sign-in with a second factor signs in, and leads to where the person was going",
      ],
    },
    {
      number: "16.3.2",
      level: 2,
      wording: "Refused access is logged",
      proof: [
        "src/people/sessions/sessions.test.ts › " +
          "what was refused for want of a right is noted: who, where, which route, from which network",
      ],
    },
    {
      number: "16.3.3",
      level: 2,
      wording: "Attempts to bypass controls are logged",
      proof: [
        "src/people/passkeys/add-passkey/add-passkey.test.ts › " +
          "without the form token of the session nothing is asked or added, and it is noted",
        "src/people/passkeys/sign-in-with-passkey/sign-in-with-passkey.test.ts › " +
          "a count of uses that goes back, or stands still, is refused and noted as a copy would be",
      ],
    },
    {
      number: "16.3.4",
      level: 2,
      wording: "Faults are logged, those of security controls too",
      proof: [
        "matrix/hostile-headers.test.ts › a fault says a reference and nothing of its cause, on a page",
        "src/platform/mail/deliver-mail.test.ts › a wrong password loses no message and is not repeated in the log",
        "src/people/single-sign-on/sign-in.test.ts › " +
          "a wrong client secret is refused, and noted for the operator without the secret",
      ],
    },
    {
      number: "16.4.1",
      level: 2,
      wording: "No one can inject lines into a log",
      proof: [
        "src/start/log-entry.test.ts › whatever is logged, one entry is one entry",
        "src/start/log-entry.test.ts › what is personal is left out, and no escape moves the cursor of who reads",
      ],
    },
    {
      number: "16.4.2",
      level: 2,
      wording: "Few people can read logs, and no one can change them",
      proof: [
        "matrix/second-wall.test.ts › the audit log is added to, and never changed or removed, by any account",
        "src/platform/perform/perform.test.ts › no account moves a chain to where no act is",
        "src/people/forget-expired.test.ts › " +
          "the database stops the worker from removing records too early, whatever it asks",
      ],
    },
    {
      number: "16.4.3",
      level: 2,
      wording: "Logs are also kept on a separate system",
      operator: "the operator forwards standard error and keeps checkpoints of the audit log elsewhere",
      manual: "docs/operate/install.md",
    },
    {
      number: "16.5.1",
      level: 2,
      wording: "An error message reveals nothing about the inside",
      proof: [
        "matrix/hostile-headers.test.ts › a fault says a reference and nothing of its cause, on a page",
        "src/platform/web/server.test.ts › a fault shows a reference and never its details",
      ],
    },
    {
      number: "16.5.2",
      level: 2,
      wording: "Failure of another service does not stop the program",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › " +
          "a provider that is down, at the start and on the way back: a plain sentence, and nothing changed",
        "src/people/webhooks/webhooks.test.ts › a slow system does not keep the others waiting",
        "src/platform/mail/deliver-mail.test.ts › " +
          "no more attempts are made after 12; a server that is down is not a lasting refusal",
      ],
    },
    {
      number: "16.5.3",
      level: 2,
      wording: "A fault never lets anyone in",
      proof: [
        "src/platform/perform/perform.test.ts › a fault after saving rolls everything back",
        "matrix/planted-holes.test.ts › a half sign-in: a page that forgets the second factor",
        "src/people/operator/rotate-sealing-keys/rotate-sealing-keys.test.ts › " +
          "a secret that does not open changes nothing, and no key goes",
      ],
    },
  ],
};
