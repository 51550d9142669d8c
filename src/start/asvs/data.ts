import type { Chapter } from "./chapter.ts";

/** Chapter 14 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const data: Chapter = {
  number: 14,
  title: "Sensitive data",
  requirements: [
    {
      number: "14.1.1",
      level: 2,
      wording: "It is written down how sensitive what is",
      proof: [
        "src/start/privacy/personal-data.test.ts › " +
          "every table of every module is in the register, or says why it is not",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "14.1.2",
      level: 2,
      wording: "It is written down how each level is protected",
      proof: [
        "src/start/privacy/personal-data.test.ts › every period of the register has its setting in the database",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "14.2.1",
      level: 1,
      wording: "Nothing secret stands in an address",
      notYet:
        "links of invitations and for a new password carry their token in the path, as messages must; it " +
        "works once, shortly, and is never logged or sent on",
    },
    {
      number: "14.2.2",
      level: 2,
      wording: "No server on the way keeps what is personal",
      proof: [
        "matrix/hostile-paths.test.ts › " +
          "a path written otherwise is missing, or is decided as the path itself, and nothing of it is kept",
        "matrix/hostile-headers.test.ts › " +
          "every kind of answer is what its header says, with its characters named, and nothing personal " +
          "is kept",
      ],
    },
    {
      number: "14.2.3",
      level: 2,
      wording: "Nothing goes to trackers",
      proof: [
        "matrix/hostile-secrets.test.ts › " +
          "no script or style that browsers get holds a key, an address elsewhere, or keeps anything in " +
          "the browser",
        "matrix/hostile-headers.test.ts › " +
          "every answer carries every header, the wrong ones and those of assets too, and none that says " +
          "what serves",
      ],
    },
    {
      number: "14.2.4",
      level: 2,
      wording: "What was written for each level is done",
      proof: [
        "src/people/forget-expired.test.ts › what is past its time goes; what is younger stays",
        "src/start/privacy/access-report.test.ts › " +
          "the board makes it for someone with an account; it holds no secret and names no one else",
        "src/platform/privacy/mask-personal.test.ts › %s",
      ],
    },
    {
      number: "14.3.1",
      level: 1,
      wording: "Signing out clears what the browser had",
      proof: [
        "src/people/sessions/sessions.test.ts › " +
          "signing out ends the session and clears what the browser had of it",
      ],
    },
    {
      number: "14.3.2",
      level: 2,
      wording: "Browsers do not keep what is personal",
      proof: [
        "matrix/hostile-paths.test.ts › " +
          "a path written otherwise is missing, or is decided as the path itself, and nothing of it is kept",
        "matrix/hostile-headers.test.ts › " +
          "every kind of answer is what its header says, with its characters named, and nothing personal " +
          "is kept",
      ],
    },
    {
      number: "14.3.3",
      level: 2,
      wording: "Nothing sensitive is kept in the browser",
      proof: [
        "src/platform/careless-code.test.ts › no source $what",
        "matrix/hostile-secrets.test.ts › " +
          "no script or style that browsers get holds a key, an address elsewhere, or keeps anything in " +
          "the browser",
      ],
    },
  ],
};
