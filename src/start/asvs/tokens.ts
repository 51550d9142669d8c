import type { Chapter } from "./chapter.ts";

/** Chapter 9 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const tokens: Chapter = {
  number: 9,
  title: "Self-contained tokens",
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
      wording: "Only known algorithms are accepted, and never none",
      proof: ["src/people/single-sign-on/false-claims.test.ts › a word %s is refused, and nobody is signed in"],
    },
    {
      number: "9.1.3",
      level: 1,
      wording: "Keys come only from configured sources",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › a token whose signature cannot be checked is refused",
        "src/people/single-sign-on/sign-in.test.ts › a provider that describes another issuer is not believed",
      ],
    },
    {
      number: "9.2.1",
      level: 1,
      wording: "Tokens are accepted only within their validity",
      proof: ["src/people/single-sign-on/false-claims.test.ts › a word %s is refused, and nobody is signed in"],
    },
    {
      number: "9.2.2",
      level: 2,
      wording: "A token is accepted only for its own purpose",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › the code of another flow is refused",
        "src/people/clients/clients.test.ts › " +
          "a system opens no page and does nothing a person must confirm, even what it was given",
      ],
    },
    {
      number: "9.2.3",
      level: 2,
      wording: "A token is accepted only if it was issued for this service",
      proof: ["src/people/single-sign-on/false-claims.test.ts › a word %s is refused, and nobody is signed in"],
    },
    {
      number: "9.2.4",
      level: 2,
      wording: "Tokens that we issue name their audience",
      because: "we issue no self-contained tokens: those of systems are random, and work only here",
    },
  ],
};
