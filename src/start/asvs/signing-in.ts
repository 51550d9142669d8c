import type { Chapter } from "./chapter.ts";

/** Chapter 6 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const signingIn: Chapter = {
  number: 6,
  title: "Signing in",
  requirements: [
    {
      number: "6.1.1",
      level: 1,
      wording: "How guessing is slowed without locking people out is documented",
      proof: ["src/people/security-page.test.ts › what the security page says under %s is what the code does"],
    },
    {
      number: "6.1.2",
      level: 2,
      wording: "Words connected with the board that passwords cannot be are documented",
      proof: ["src/people/security-page.test.ts › what the security page says under %s is what the code does"],
    },
    {
      number: "6.1.3",
      level: 2,
      wording: "Every way to sign in is documented, with its strength",
      proof: ["src/people/security-page.test.ts › what the security page says under %s is what the code does"],
    },
    {
      number: "6.2.1",
      level: 1,
      wording: "Passwords have at least 8 characters",
      proof: [
        "src/people/passwords/rule.test.ts › " +
          "a text is a password exactly when its length is allowed and eight characters were thought of",
      ],
    },
    {
      number: "6.2.2",
      level: 1,
      wording: "People can change their password",
      proof: [
        "src/people/passwords/set-password/set-password.test.ts › " +
          "a change needs the current password; then other sessions end, and this one goes on",
      ],
    },
    {
      number: "6.2.3",
      level: 1,
      wording: "A change needs the current password",
      proof: [
        "src/people/passwords/set-password/set-password.test.ts › " +
          "a change needs the current password; then other sessions end, and this one goes on",
      ],
    },
    {
      number: "6.2.4",
      level: 1,
      wording: "The most common passwords are refused",
      notYet:
        "words that common passwords are made of are refused, about 300 in every combination; a list of " +
        "the 3,000 most common of twelve characters and more is not in the program",
    },
    {
      number: "6.2.5",
      level: 1,
      wording: "Passwords can have any characters",
      proof: [
        "src/people/passwords/rule.test.ts › " +
          "a text is a password exactly when its length is allowed and eight characters were thought of",
        "src/people/passwords/set-password/set-password.test.ts › " +
          "a password of 128 characters of any script is taken whole",
      ],
    },
    {
      number: "6.2.6",
      level: 1,
      wording: "Passwords are hidden as they are typed",
      proof: [
        "src/platform/careless-code.test.ts › " +
          "fields where a password is typed hide it, and let a password manager and pasting work",
      ],
    },
    {
      number: "6.2.7",
      level: 1,
      wording: "Passwords can be pasted, and password managers work",
      proof: [
        "src/platform/careless-code.test.ts › " +
          "fields where a password is typed hide it, and let a password manager and pasting work",
        "src/people/passwords/rule.test.ts › what a password manager makes is taken",
      ],
    },
    {
      number: "6.2.8",
      level: 1,
      wording: "The password is checked exactly as typed",
      proof: [
        "src/people/passwords/argon2.test.ts › nothing is cut off: the last of 128 characters counts",
        "src/people/passwords/argon2.test.ts › " +
          "the same characters from two keyboards are one password; letters of another case are not",
      ],
    },
    {
      number: "6.2.9",
      level: 2,
      wording: "Passwords of 64 characters are accepted",
      proof: ["src/people/passwords/rule.test.ts › 128 characters are taken and 129 are not, whatever they are"],
    },
    {
      number: "6.2.10",
      level: 2,
      wording: "Passwords do not expire",
      proof: [
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "a password does not grow old: one of ten years ago signs in, and no other is asked for",
      ],
    },
    {
      number: "6.2.11",
      level: 2,
      wording: "Words connected with the board are refused as passwords",
      proof: ["src/people/passwords/set-password/set-password.test.ts › %j is refused in words, and nothing changes"],
    },
    {
      number: "6.2.12",
      level: 2,
      wording: "Breached passwords are refused",
      notYet:
        "a list of stolen passwords is large, and asking a service would tell it who changes theirs; a " +
        "local list that the operator provides is planned",
    },
    {
      number: "6.3.1",
      level: 1,
      wording: "Guessing is slowed as documented",
      proof: [
        "src/people/throttle/rule.test.ts › " +
          "100,000 tries in a day from a thousand networks: few are let through, and the person gets in " +
          "every time",
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "after five wrong tries strangers wait, wherever they are; a browser that was here before does " +
          "not",
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "one network that tries many accounts is slowed after a hundred failures; another network is not",
      ],
    },
    {
      number: "6.3.2",
      level: 1,
      wording: "There are no default accounts",
      proof: [
        "src/start/command-line/operator-commands.test.ts › " +
          "the first administrator is made once, with a link that lets them set up how they sign in",
        "src/start/command-line/serve.test.ts › " +
          "the audit log of a new board holds its first administrator and is whole",
      ],
    },
    {
      number: "6.3.3",
      level: 2,
      wording: "Two factors are required",
      proof: [
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "a password without a second factor gives no access, and no factor can be chosen",
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "half signed in gives access only to the page for the code",
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "a candidate signs in by password alone; with a role at a centre as well they do not",
      ],
    },
    {
      number: "6.3.4",
      level: 2,
      wording: "Every way to sign in is known and equally strong",
      proof: [
        "matrix/reading.test.ts › %s meets what is published, and sees nothing that is not theirs",
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "a password without a second factor gives no access, and no factor can be chosen",
        "src/people/single-sign-on/sign-in.test.ts › " +
          "without a second factor there, ours is owed; who has none is told what to do",
      ],
    },
    {
      number: "6.4.1",
      level: 1,
      wording: "Initial secrets are random, short-lived and never become the password",
      proof: [
        "src/people/staff/invitations.test.ts › " +
          "a link that was used, cancelled, sent again, expired or made up gets the same answer and gives nothing",
        "src/people/sign-in/sign-in.test.ts › an expired and an unknown link are refused alike",
        "src/people/sign-in/sign-in.test.ts › " +
          "opening a link asks first; sending the form lets the person set up how to sign in, once",
      ],
    },
    {
      number: "6.4.2",
      level: 1,
      wording: "There are no password hints or secret questions",
      proof: [
        "src/people/security-page.test.ts › what the security page says under %s is what the code does",
        "src/people/recovery/recovery.test.ts › " +
          "the link sets a password and nothing else: every session ends, and the code is still owed",
      ],
    },
    {
      number: "6.4.3",
      level: 2,
      wording: "Resetting a password does not bypass the second factor",
      proof: [
        "src/people/recovery/recovery.test.ts › " +
          "the link sets a password and nothing else: every session ends, and the code is still owed",
      ],
    },
    {
      number: "6.4.4",
      level: 2,
      wording: "Anyone who has lost a factor proves their identity as at first",
      operator: "the operator checks who is asking before creating a link",
      manual: "docs/operate/people.md",
    },
    {
      number: "6.5.1",
      level: 2,
      wording: "Codes work once",
      proof: [
        "src/people/authenticator/authenticator.test.ts › " +
          "a code works once: not again in another sign-in, nor at the same moment",
        "src/people/authenticator/authenticator.test.ts › " +
          "a recovery code works once, however it is typed, is audited, and its person is told",
        "src/people/recovery/recovery.test.ts › " +
          "a link works once, for half an hour, and only the newest use counts",
      ],
    },
    {
      number: "6.5.2",
      level: 2,
      wording: "Short codes are stored as slow, salted hashes",
      proof: [
        "src/people/authenticator/authenticator.test.ts › " +
          "recovery codes are of 60 bits and read as they are typed",
        "src/people/passwords/set-password/set-password.test.ts › " +
          "nothing typed or made is kept or logged as it is: no table has a password, secret, code or token",
      ],
    },
    {
      number: "6.5.3",
      level: 2,
      wording: "Codes and seeds are made from secure random bits",
      proof: [
        "src/platform/careless-code.test.ts › no source $what",
        "src/people/authenticator/authenticator.test.ts › " +
          "recovery codes are of 60 bits and read as they are typed",
      ],
    },
    {
      number: "6.5.4",
      level: 2,
      wording: "Codes have at least 20 bits",
      proof: [
        "src/people/authenticator/authenticator.test.ts › " +
          "recovery codes are of 60 bits and read as they are typed",
      ],
    },
    {
      number: "6.5.5",
      level: 2,
      wording: "Codes and links expire soon",
      notYet:
        "links to reset a password work for half an hour, not 10 minutes, and codes of the neighbouring half " +
        "minutes are accepted too, because clocks differ",
    },
    {
      number: "6.6.1",
      level: 2,
      wording: "Codes sent by phone are never the only way to sign in",
      because: "nothing is sent by phone",
    },
    {
      number: "6.6.2",
      level: 2,
      wording: "Out-of-band codes belong to one sign-in request",
      proof: [
        "src/people/passkeys/add-passkey/add-passkey.test.ts › " +
          "a question put to one person is not answered by another, nor in another session, nor twice",
        "src/people/passkeys/sign-in-with-passkey/sign-in-with-passkey.test.ts › " +
          "an answer is taken from the browser that was asked only",
        "src/people/recovery/recovery.test.ts › " +
          "a link works once, for half an hour, and only the newest use counts",
      ],
    },
    {
      number: "6.6.3",
      level: 2,
      wording: "Attempts to enter a code are limited",
      proof: [
        "src/people/authenticator/authenticator.test.ts › " +
          "after five wrong codes the half session ends, its person is told, and it cannot be used further",
        "src/people/authenticator/authenticator.test.ts › " +
          "a code confirms that somebody who is signed in is there; tries are counted, apart from " +
          "signing in",
      ],
    },
    {
      number: "6.8.1",
      level: 2,
      wording: "No one can be impersonated through another organisation",
      proof: [
        "src/people/single-sign-on/sign-in.test.ts › two providers at the same time, each with its own people",
        "src/people/single-sign-on/sign-in.test.ts › " +
          "a subject that nobody linked is not let in, though its address is somebody's here",
        "src/people/single-sign-on/sign-in.test.ts › " +
          "an answer of another issuer, or brought to another provider's address, is refused",
      ],
    },
    {
      number: "6.8.2",
      level: 2,
      wording: "Signatures of sign-in assertions are checked",
      proof: ["src/people/single-sign-on/sign-in.test.ts › a token whose signature cannot be checked is refused"],
    },
    { number: "6.8.3", level: 2, wording: "SAML assertions are used once", because: "there is no SAML" },
    {
      number: "6.8.4",
      level: 2,
      wording: "The expected authentication strength is checked",
      proof: [
        "src/people/single-sign-on/callback/rule.test.ts › " +
          "in exactly when the account is active and every factor that is owed was shown there",
        "src/people/single-sign-on/sign-in.test.ts › " +
          "who does not say when somebody signed in there proves nothing fresh; who does, does",
      ],
    },
  ],
};
