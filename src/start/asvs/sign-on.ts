import type { Chapter } from "./chapter.ts";

/** Chapter 10 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const signOn: Chapter = {
  number: 10,
  title: "OAuth and OpenID Connect",
  requirements: [
    {
      number: "10.1.1",
      level: 2,
      wording: "Tokens are sent only where needed",
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
      wording: "A response is accepted only in the browser that asked",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › a wrong state, and an answer to another browser, are refused",
        "src/people/single-sign-on/sign-in.test.ts › a wrong nonce in the provider's token is refused",
      ],
    },
    {
      number: "10.2.1",
      level: 2,
      wording: "No one can make a browser return another person's code",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › " +
          "the request asks for a code with PKCE, a state and a nonce, and for the address of this site",
        "src/people/single-sign-on/sign-in.test.ts › a wrong state, and an answer to another browser, are refused",
      ],
    },
    {
      number: "10.2.2",
      level: 2,
      wording: "Responses of different organisations cannot be mixed up",
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
      wording: "Access tokens are accepted only if issued for this service",
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
      wording: "Every call checks what the token allows",
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
      wording: "Callers are identified by identifiers that are never reused",
      proof: [
        "src/people/clients/clients.test.ts › " +
          "a system that was given access does what it was given, and the audit names it",
        "src/people/clients/clients.test.ts › another centre's system answers as one that does not exist",
      ],
    },
    {
      number: "10.3.4",
      level: 2,
      wording: "Calls that need stronger authentication ask for it",
      proof: [
        "src/people/clients/clients.test.ts › " +
          "a system opens no page and does nothing a person must confirm, even what it was given",
      ],
    },
    {
      number: "10.4.1",
      level: 1,
      wording: "Return addresses are compared exactly",
      because: "our token endpoint takes client credentials only: it has no codes and redirects no one",
    },
    { number: "10.4.2", level: 1, wording: "Codes work once", because: "our token endpoint issues no codes" },
    { number: "10.4.3", level: 1, wording: "Codes expire soon", because: "our token endpoint issues no codes" },
    {
      number: "10.4.4",
      level: 1,
      wording: "Only needed grants are allowed",
      proof: [
        "src/people/clients/clients.test.ts › the token endpoint refuses in the words of RFC 6749",
        "src/people/clients/clients.test.ts › the metadata says what the token endpoint does",
      ],
    },
    {
      number: "10.4.5",
      level: 1,
      wording: "Stolen refresh tokens cannot be used",
      because: "there are no refresh tokens",
    },
    {
      number: "10.4.6",
      level: 2,
      wording: "Codes are bound to the person who asked for them",
      because: "our token endpoint issues no codes",
    },
    {
      number: "10.4.7",
      level: 2,
      wording: "No client is registered unnoticed",
      because: "people at the centre add systems; there is no dynamic registration",
    },
    { number: "10.4.8", level: 2, wording: "Refresh tokens expire", because: "there are no refresh tokens" },
    {
      number: "10.4.9",
      level: 2,
      wording: "Tokens can be revoked on a page",
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
      wording: "Clients authenticate themselves",
      proof: [
        "src/people/clients/clients.test.ts › the token endpoint refuses in the words of RFC 6749",
        "src/people/clients/clients.test.ts › " +
          "an unknown, a revoked and an expired key or token get the same answer, byte for byte",
      ],
    },
    {
      number: "10.4.11",
      level: 2,
      wording: "Clients get no more access than they need",
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
      wording: "An ID token is used once",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › a wrong nonce in the provider's token is refused",
        "src/people/single-sign-on/sign-in.test.ts › an answer works once",
      ],
    },
    {
      number: "10.5.2",
      level: 2,
      wording: "People are identified there by identifiers that are never reused",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › " +
          "a subject that nobody linked is not let in, though its address is somebody's here",
        "src/people/single-sign-on/linking.test.ts › a sign-in there is one person's, and a person has one there",
      ],
    },
    {
      number: "10.5.3",
      level: 2,
      wording: "One organisation's metadata cannot pass for another's",
      proof: ["src/people/single-sign-on/sign-in.test.ts › a provider that describes another issuer is not believed"],
    },
    {
      number: "10.5.4",
      level: 2,
      wording: "An ID token is accepted only if it was issued for this service",
      proof: ["src/people/single-sign-on/false-claims.test.ts › a word %s is refused, and nobody is signed in"],
    },
    {
      number: "10.5.5",
      level: 2,
      wording: "Back-channel sign-out requests are checked",
      because: "organisations cannot sign anyone out here",
    },
    {
      number: "10.6.1",
      level: 2,
      wording: "A provider allows only safe response modes",
      because: "this is not an OpenID provider",
    },
    {
      number: "10.6.2",
      level: 2,
      wording: "No one can be signed out at a provider by force",
      because: "this is not an OpenID provider",
    },
    {
      number: "10.7.1",
      level: 2,
      wording: "People consent to each request of a client",
      because: "systems act for a centre, not for a person; its people give them access on a page",
    },
    {
      number: "10.7.2",
      level: 2,
      wording: "Consent pages say clearly what is agreed to",
      because: "systems act for a centre; the page says in words what each may do",
    },
    {
      number: "10.7.3",
      level: 2,
      wording: "Consent can be withdrawn",
      because: "systems act for a centre; it revokes them on a page",
    },
  ],
};
