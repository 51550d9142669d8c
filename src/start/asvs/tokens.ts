import type { Chapter } from "./chapter.ts";

/** Chapter 9 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const tokens: Chapter = {
  number: 9,
  title: "Tokens that carry their content",
  requirements: [
    {
      number: "9.1.1",
      level: 1,
      wording: "Tokens that carry their content are signed, and checked",
      proof: ["src/people/single-sign-on/sign-in.test.ts › a token whose signature cannot be checked is refused"],
    },
    {
      number: "9.1.2",
      level: 1,
      wording: "Only known algorithms count, and never none",
      proof: ["src/people/single-sign-on/false-claims.test.ts › a word %s is refused, and nobody is signed in"],
    },
    {
      number: "9.1.3",
      level: 1,
      wording: "Keys come from where they were set up",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › a token whose signature cannot be checked is refused",
        "src/people/single-sign-on/sign-in.test.ts › a provider that describes another issuer is not believed",
      ],
    },
    {
      number: "9.2.1",
      level: 1,
      wording: "Tokens count within their time",
      proof: ["src/people/single-sign-on/false-claims.test.ts › a word %s is refused, and nobody is signed in"],
    },
    {
      number: "9.2.2",
      level: 2,
      wording: "A token is of the kind that is asked for",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › the code of another flow is refused",
        "src/people/clients/clients.test.ts › " +
          "a system opens no page and does nothing a person must confirm, even what it was given",
      ],
    },
    {
      number: "9.2.3",
      level: 2,
      wording: "A token is meant for us",
      proof: ["src/people/single-sign-on/false-claims.test.ts › a word %s is refused, and nobody is signed in"],
    },
    {
      number: "9.2.4",
      level: 2,
      wording: "Tokens that we give say for whom they are",
      because: "we give no tokens that carry their content: those of systems are random, and work here only",
    },
  ],
};
