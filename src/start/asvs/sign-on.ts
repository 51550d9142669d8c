import type { Chapter } from "./chapter.ts";

/** Chapter 10 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const signOn: Chapter = {
  number: 10,
  title: "OAuth and OpenID Connect",
  requirements: [
    {
      number: "10.1.1",
      level: 2,
      wording: "Tokens go only where they are needed",
      proof: [
        "matrix/hostile-secrets.test.ts › " +
          "no page or file that anybody gets holds a secret that is kept, its hash, or the way to one",
        "src/people/single-sign-on/sign-in.test.ts › " +
          "the request asks for a code with PKCE, a state and a nonce, and for the address of this site",
      ],
    },
    {
      number: "10.1.2",
      level: 2,
      wording: "What comes back belongs to the browser that went",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › a wrong state, and an answer to another browser, are refused",
        "src/people/single-sign-on/sign-in.test.ts › a wrong nonce in the provider's token is refused",
      ],
    },
    {
      number: "10.2.1",
      level: 2,
      wording: "Nobody can make a browser bring back another's code",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › " +
          "the request asks for a code with PKCE, a state and a nonce, and for the address of this site",
        "src/people/single-sign-on/sign-in.test.ts › a wrong state, and an answer to another browser, are refused",
      ],
    },
    {
      number: "10.2.2",
      level: 2,
      wording: "Organisations cannot be mixed up",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › " +
          "an answer of another issuer, or brought to another provider's address, is refused",
        "src/people/single-sign-on/sign-in.test.ts › " +
          "an answer without the issuer that the provider promises is refused",
      ],
    },
    {
      number: "10.3.1",
      level: 2,
      wording: "Tokens for calls are meant for this service",
      proof: [
        "src/people/clients/clients.test.ts › " +
          "an unknown, a revoked and an expired key or token get the same answer, byte for byte",
        "src/people/clients/clients.test.ts › " +
          "a token is given for the secret, in the header or in the form, and narrowed by scope",
      ],
    },
    {
      number: "10.3.2",
      level: 2,
      wording: "What a token may do is asked at every call",
      proof: [
        "src/people/clients/clients.test.ts › a scope that systems may no longer be given does nothing",
        "src/people/clients/clients.test.ts › " +
          "a token is given for the secret, in the header or in the form, and narrowed by scope",
        "matrix/reading.test.ts › %s meets what is published, and sees nothing that is not theirs",
      ],
    },
    {
      number: "10.3.3",
      level: 2,
      wording: "Who calls is known by what is never given to another",
      proof: [
        "src/people/clients/clients.test.ts › " +
          "a system that was given access does what it was given, and the audit names it",
        "src/people/clients/clients.test.ts › another centre's system answers as one that does not exist",
      ],
    },
    {
      number: "10.3.4",
      level: 2,
      wording: "Calls that need a stronger proof get it",
      proof: [
        "src/people/clients/clients.test.ts › " +
          "a system opens no page and does nothing a person must confirm, even what it was given",
      ],
    },
    {
      number: "10.4.1",
      level: 1,
      wording: "Addresses to return to are compared exactly",
      because: "our token endpoint knows no codes and returns nobody anywhere: client credentials only",
    },
    { number: "10.4.2", level: 1, wording: "Codes work once", because: "our token endpoint gives no codes" },
    { number: "10.4.3", level: 1, wording: "Codes live shortly", because: "our token endpoint gives no codes" },
    {
      number: "10.4.4",
      level: 1,
      wording: "Only the grants that are needed are given",
      proof: [
        "src/people/clients/clients.test.ts › the token endpoint refuses in the words of RFC 6749",
        "src/people/clients/clients.test.ts › the metadata says what the token endpoint does",
      ],
    },
    {
      number: "10.4.5",
      level: 1,
      wording: "Stolen refresh tokens are worthless",
      because: "there are no refresh tokens",
    },
    {
      number: "10.4.6",
      level: 2,
      wording: "Codes are bound to who asked",
      because: "our token endpoint gives no codes",
    },
    {
      number: "10.4.7",
      level: 2,
      wording: "Nobody registers a client unseen",
      because: "systems are made by people of the centre; there is no registration by itself",
    },
    { number: "10.4.8", level: 2, wording: "Refresh tokens end", because: "there are no refresh tokens" },
    {
      number: "10.4.9",
      level: 2,
      wording: "Tokens can be taken back on a page",
      proof: [
        "src/people/clients/clients.test.ts › a token ends with the secret it was got for",
        "src/people/clients/clients.test.ts › " +
          "who manages systems sees them; the board's support sees names and state; its administrator " +
          "revokes",
      ],
    },
    {
      number: "10.4.10",
      level: 2,
      wording: "Clients prove who they are",
      proof: [
        "src/people/clients/clients.test.ts › the token endpoint refuses in the words of RFC 6749",
        "src/people/clients/clients.test.ts › " +
          "an unknown, a revoked and an expired key or token get the same answer, byte for byte",
      ],
    },
    {
      number: "10.4.11",
      level: 2,
      wording: "Clients get no more than they need",
      proof: [
        "src/people/clients/clients.test.ts › " +
          "nobody gives a system what they do not hold, and nobody gets it by a new secret",
        "src/people/clients/clients.test.ts › " +
          "a token is given for the secret, in the header or in the form, and narrowed by scope",
      ],
    },
    {
      number: "10.5.1",
      level: 2,
      wording: "A word of an organisation is used once",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › a wrong nonce in the provider's token is refused",
        "src/people/single-sign-on/sign-in.test.ts › an answer works once",
      ],
    },
    {
      number: "10.5.2",
      level: 2,
      wording: "People are known there by what is never given to another",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › " +
          "a subject that nobody linked is not let in, though its address is somebody's here",
        "src/people/single-sign-on/linking.test.ts › a sign-in there is one person's, and a person has one there",
      ],
    },
    {
      number: "10.5.3",
      level: 2,
      wording: "An organisation cannot describe itself as another",
      proof: ["src/people/single-sign-on/sign-in.test.ts › a provider that describes another issuer is not believed"],
    },
    {
      number: "10.5.4",
      level: 2,
      wording: "A word of an organisation is meant for us",
      proof: ["src/people/single-sign-on/false-claims.test.ts › a word %s is refused, and nobody is signed in"],
    },
    {
      number: "10.5.5",
      level: 2,
      wording: "Signing out from behind is checked",
      because: "organisations cannot sign anybody out here",
    },
    {
      number: "10.6.1",
      level: 2,
      wording: "Only safe kinds of answers are given by a provider",
      because: "we are no OpenID provider",
    },
    {
      number: "10.6.2",
      level: 2,
      wording: "Nobody is signed out by force at a provider",
      because: "we are no OpenID provider",
    },
    {
      number: "10.7.1",
      level: 2,
      wording: "People agree to each request of a client",
      because: "systems act for a centre, not for a person; its people give them access on a page",
    },
    {
      number: "10.7.2",
      level: 2,
      wording: "What is agreed to is said clearly",
      because: "systems act for a centre; the page says in words what each may do",
    },
    {
      number: "10.7.3",
      level: 2,
      wording: "What was agreed to can be taken back",
      because: "systems act for a centre; it revokes them on a page",
    },
  ],
};
