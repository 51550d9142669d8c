import type { Chapter } from "./chapter.ts";

/** Chapter 11 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const cryptography: Chapter = {
  number: 11,
  title: "Cryptography",
  requirements: [
    {
      number: "11.1.1",
      level: 2,
      wording: "Key management is documented",
      proof: [
        "src/people/operator/rotate-sealing-keys/rotate-sealing-keys.test.ts › " +
          "every secret is sealed with the new key and still opens; the old key goes when nothing needs it",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "11.1.2",
      level: 2,
      wording: "Keys, algorithms and what they protect are listed",
      proof: [
        "src/people/operator/rotate-sealing-keys/rotate-sealing-keys.test.ts › " +
          "every purpose that something is sealed for is in the register",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "11.2.1",
      level: 2,
      wording: "Cryptography comes from proven libraries",
      proof: [
        "src/platform/careless-code.test.ts › no source $what",
        "src/people/passwords/argon2.test.ts › " +
          "another program's hash is understood: the PHC string of the reference implementation",
      ],
    },
    {
      number: "11.2.2",
      level: 2,
      wording: "Algorithms and keys can be replaced",
      proof: [
        "src/people/operator/rotate-sealing-keys/rotate-sealing-keys.test.ts › " +
          "every secret is sealed with the new key and still opens; the old key goes when nothing needs it",
        "src/people/passwords/argon2.test.ts › a hash that cost less still works, and is told apart",
      ],
    },
    {
      number: "11.2.3",
      level: 2,
      wording: "All cryptography has at least 128 bits of strength",
      notYet:
        "organisations and older devices sign with RSA keys of 2048 bits, which is less; everything of " +
        "ours has 128 or more",
    },
    {
      number: "11.3.1",
      level: 1,
      wording: "No weak modes or padding",
      proof: ["src/platform/careless-code.test.ts › no source $what"],
    },
    {
      number: "11.3.2",
      level: 1,
      wording: "Only approved ciphers",
      proof: [
        "src/platform/sealing/seal.test.ts › what was sealed opens for its purpose and owner, and for nobody else",
        "src/platform/careless-code.test.ts › no source $what",
      ],
    },
    {
      number: "11.3.3",
      level: 2,
      wording: "Changes to sealed data are noticed",
      proof: [
        "src/platform/sealing/seal.test.ts › what was sealed opens for its purpose and owner, and for nobody else",
        "src/people/authenticator/authenticator.test.ts › " +
          "a sealed secret that is moved to another person cannot be opened",
      ],
    },
    {
      number: "11.4.1",
      level: 1,
      wording: "Only approved hashes",
      proof: ["src/platform/careless-code.test.ts › no source $what"],
    },
    {
      number: "11.4.2",
      level: 2,
      wording: "Passwords are hashed slowly",
      proof: [
        "src/people/passwords/argon2.test.ts › a hash says what it cost, and the cost is at least what OWASP asks",
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "a hash that costs less than today's is replaced when its person signs in",
      ],
    },
    {
      number: "11.4.3",
      level: 2,
      wording: "Hashes for integrity have 256 bits",
      proof: [
        "src/platform/perform/perform.test.ts › " +
          "a history that was rewritten whole no longer agrees with a checkpoint kept elsewhere",
        "src/platform/careless-code.test.ts › no source $what",
      ],
    },
    {
      number: "11.4.4",
      level: 2,
      wording: "Keys from passwords use a key derivation function",
      because: "no key is made from a person's password: the secret of the installation is random",
    },
    {
      number: "11.5.1",
      level: 2,
      wording: "Values that must not be guessed have 128 secure random bits or more",
      notYet:
        "tokens, keys and links have 256 bits; recovery codes have 60, to be typed, behind limits and a slow hash",
    },
    {
      number: "11.6.1",
      level: 2,
      wording: "Keys and signatures use approved algorithms",
      proof: [
        "src/people/passkeys/add-passkey/add-passkey.test.ts › " +
          "a passkey is added: kept, in the activity of the centre, and its person is told",
        "src/people/passkeys/sign-in-with-passkey/sign-in-with-passkey.test.ts › " +
          "an altered signature signs nobody in",
        "src/people/single-sign-on/sign-in.test.ts › a token whose signature cannot be checked is refused",
      ],
    },
  ],
};
