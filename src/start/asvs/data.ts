import type { Chapter } from "./chapter.ts";

/** Chapter 14 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const data: Chapter = {
  number: 14,
  title: "Sensitive data",
  requirements: [
    {
      number: "14.1.1",
      level: 2,
      wording: "Levels of sensitivity are documented",
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
      wording: "The protection of each level of data is documented",
      proof: [
        "src/start/privacy/personal-data.test.ts › every period of the register has its setting in the database",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "14.2.1",
      level: 1,
      wording: "No address contains a secret",
      notYet:
        "links in emails, for invitations and new passwords, need the token in the path; it " +
        "works once, for a short time, and is never logged or passed on",
    },
    {
      number: "14.2.2",
      level: 2,
      wording: "No server on the way caches personal data",
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
      wording: "No data goes to trackers",
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
      wording: "Each level of data is protected as documented",
      proof: [
        "src/people/forget-expired.test.ts › records are removed once they have been kept long enough, and no earlier",
        "src/start/privacy/access-report.test.ts › " +
          "the board makes it for someone with an account; it holds no secret and names no one else",
        "src/platform/privacy/mask-personal.test.ts › %s",
      ],
    },
    {
      number: "14.3.1",
      level: 1,
      wording: "Signing out clears data in the browser",
      proof: [
        "src/people/sessions/sessions.test.ts › " +
          "signing out ends the session and clears what the browser had of it",
      ],
    },
    {
      number: "14.3.2",
      level: 2,
      wording: "Browsers do not cache personal data",
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
      wording: "No sensitive data is stored in the browser",
      proof: [
        "src/platform/careless-code.test.ts › no source $what",
        "matrix/hostile-secrets.test.ts › " +
          "no script or style that browsers get holds a key, an address elsewhere, or keeps anything in " +
          "the browser",
      ],
    },
  ],
};
