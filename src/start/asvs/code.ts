import type { Chapter } from "./chapter.ts";

/** Chapter 15 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const code: Chapter = {
  number: 15,
  title: "Code and components",
  requirements: [
    {
      number: "15.1.1",
      level: 1,
      wording: "The time to replace vulnerable components is documented",
      proof: [
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    { number: "15.1.2", level: 2, wording: "All third-party components are listed", proof: ["src/tidy.test.ts › %s"] },
    {
      number: "15.1.3",
      level: 2,
      wording: "Expensive work and its limits are documented",
      proof: [
        "src/people/security-page.test.ts › what the security page says under %s is what the code does",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "15.2.1",
      level: 1,
      wording: "No component is older than the documented limit",
      notYet: "nothing in the project compares its components with published vulnerabilities automatically yet",
    },
    {
      number: "15.2.2",
      level: 2,
      wording: "Expensive work cannot stop the service",
      proof: [
        "src/platform/documents/documents.test.ts › when too many wait refuse at once who comes, and set what waited",
        "src/people/passwords/hashing-queue.test.ts › " +
          "2,000 at once: as many as there is room for get in, the others are told when to come back",
        "src/people/throttle/rate-limit.test.ts › " +
          "over the limit the answer is 429 with when to come back; then the next window begins",
        "src/award/awarding/run-award/run-award.test.ts › two runs of a series at once: the second is refused",
      ],
    },
    {
      number: "15.2.3",
      level: 2,
      wording: "Only what is needed runs in production",
      proof: [
        "src/people/sign-in/sign-in.test.ts › " +
          "a demonstration signs in by opening the link, and by choosing a person; anything else does not",
        "src/platform/mail/list-captured-mail/list-captured-mail.test.ts › " +
          "where emails are sent the page does not exist, whatever is queued",
        "src/people/confirm-identity/confirm-identity.test.ts › " +
          "without a passkey there is no question, and on a board in use no click confirms",
      ],
    },
    {
      number: "15.3.1",
      level: 1,
      wording: "Only needed fields are returned",
      proof: [
        "src/start/privacy/personal-data.test.ts › what an access report gives is there, and secrets are never given",
        "src/start/pages/pages.test.ts › the API document describes exactly the endpoints there are",
        "matrix/twin-worlds.test.ts › before centres have results, nobody but the board can tell the worlds apart",
      ],
    },
    {
      number: "15.3.2",
      level: 2,
      wording: "Calls do not follow redirects",
      proof: [
        "src/people/webhooks/send/post.test.ts › redirects are not followed",
        "src/people/single-sign-on/visit/guarded-fetch.test.ts › a redirect is not followed",
      ],
    },
    {
      number: "15.3.3",
      level: 2,
      wording: "Only intended fields can be set",
      proof: [
        "matrix/hostile-forms.test.ts › every field of every form withstands every attack",
        "src/people/single-sign-on/providers.test.ts › " +
          "a form cannot say that a provider stands on the board's own network",
        "src/platform/perform/perform.test.ts › " +
          "a centre cannot act on another centre's behalf, whatever the act tries",
      ],
    },
    {
      number: "15.3.4",
      level: 2,
      wording: "The visitor's IP address is determined correctly",
      proof: [
        "src/platform/web/proxies.test.ts › without proxies nobody's word counts",
        "src/platform/web/proxies.test.ts › what a visitor wrote before the proxy's own word does not count",
        "src/start/read-proxies.test.ts › %s is refused: nobody is believed by accident",
      ],
    },
    {
      number: "15.3.5",
      level: 2,
      wording: "Values have the expected type",
      proof: [
        "src/assess/marking/record-marks/read-marks-csv.test.ts › " +
          "JSON with a %s that is not of its kind (%j) is refused, not taken as blank",
        "matrix/hostile-input.test.ts › " +
          "a parameter that comes twice, as a list, as an object or under the name of a prototype is one " +
          "text or none",
        "src/tidy.test.ts › %s",
      ],
    },
    {
      number: "15.3.6",
      level: 2,
      wording: "Prototype pollution is prevented",
      proof: [
        "matrix/hostile-input.test.ts › " +
          "a parameter that comes twice, as a list, as an object or under the name of a prototype is one " +
          "text or none",
        "matrix/hostile-forms.test.ts › " +
          "every body that is no sound JSON, too deep, double or of another kind is refused plainly by " +
          "every endpoint",
      ],
    },
    {
      number: "15.3.7",
      level: 2,
      wording: "A parameter that is sent twice is handled safely",
      proof: [
        "matrix/hostile-input.test.ts › " +
          "a parameter that comes twice, as a list, as an object or under the name of a prototype is one " +
          "text or none",
      ],
    },
  ],
};
