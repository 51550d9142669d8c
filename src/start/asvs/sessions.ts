import type { Chapter } from "./chapter.ts";

/** Chapter 7 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const sessions: Chapter = {
  number: 7,
  title: "Sessions",
  requirements: [
    {
      number: "7.1.1",
      level: 2,
      wording: "Session lifetimes are documented, with reasons",
      proof: ["src/people/security-page.test.ts › what the security page says under %s is what the code does"],
    },
    {
      number: "7.1.2",
      level: 2,
      wording: "The number of sessions for each person is documented",
      proof: [
        "src/people/security-page.test.ts › what the security page says under %s is what the code does",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "7.1.3",
      level: 2,
      wording: "How sessions here and at organisations fit together is documented",
      proof: [
        "src/people/security-page.test.ts › what the security page says under %s is what the code does",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "7.2.1",
      level: 1,
      wording: "Tokens are verified on the server",
      proof: ["matrix/reading.test.ts › %s meets what is published, and sees nothing that is not theirs"],
    },
    {
      number: "7.2.2",
      level: 1,
      wording: "Tokens are created for each session",
      proof: [
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "a password and a code sign in; the session and its token are new at each step",
      ],
    },
    {
      number: "7.2.3",
      level: 1,
      wording: "Tokens are random, of 128 bits or more",
      proof: [
        "src/platform/careless-code.test.ts › no source $what",
        "src/people/sign-in/sign-in.test.ts › only the hash of a link or session is kept",
      ],
    },
    {
      number: "7.2.4",
      level: 1,
      wording: "Signing in, or confirming it is you, gives a new token",
      proof: [
        "src/people/passwords/sign-in-by-password/sign-in-by-password.test.ts › " +
          "a password and a code sign in; the session and its token are new at each step",
        "src/people/confirm-identity/confirm-identity.test.ts › " +
          "a passkey confirms: the session has a new token, is proved, and goes back to the page",
        "src/people/passkeys/sign-in-with-passkey/sign-in-with-passkey.test.ts › " +
          "signing in ends the session that the browser had before",
      ],
    },
    {
      number: "7.3.1",
      level: 2,
      wording: "Sessions end when they are not used",
      proof: [
        "src/people/sign-in/sign-in.test.ts › " +
          "a session that has ended gives no access, and does not prevent signing in",
        "src/people/sessions/sessions.test.ts › a session ends when it is not used for an hour, and not before",
      ],
    },
    {
      number: "7.3.2",
      level: 2,
      wording: "Sessions end after a maximum time, used or not",
      proof: [
        "src/people/sessions/sessions.test.ts › a session ends after twelve hours though it is used all the time",
      ],
    },
    {
      number: "7.4.1",
      level: 1,
      wording: "Ended sessions give no access",
      proof: [
        "src/people/sign-in/sign-in.test.ts › signing out ends the session everywhere",
        "src/people/account/account.test.ts › " +
          "one session is ended: that browser is signed out, this one is not, and it is audited",
      ],
    },
    {
      number: "7.4.2",
      level: 1,
      wording: "Sessions end when an account is closed",
      proof: [
        "src/people/staff/staff.test.ts › " +
          "the board closes an account: sessions end, and stay ended when it opens again",
      ],
    },
    {
      number: "7.4.3",
      level: 2,
      wording: "Other sessions end when a way to sign in changes",
      proof: [
        "src/people/passwords/set-password/set-password.test.ts › " +
          "a change needs the current password; then other sessions end, and this one goes on",
        "src/people/authenticator/authenticator.test.ts › " +
          "removing the only second factor is refused; beside a passkey it goes, and others are signed out",
        "src/people/account/account.test.ts › all other sessions are ended at once, other people's never",
      ],
    },
    {
      number: "7.4.4",
      level: 2,
      wording: "Signing out is on every page",
      proof: [
        "src/people/sessions/sessions.test.ts › " +
          "every page of somebody who is signed in has a way to sign out, refusals and missing pages too",
      ],
    },
    {
      number: "7.4.5",
      level: 2,
      wording: "Administrators can end one person's sessions or everyone's",
      proof: [
        "src/people/staff/staff.test.ts › every session of a colleague ends, one's own not from here",
        "src/start/command-line/operator-commands.test.ts › every session is ended at once, when it is meant",
      ],
    },
    {
      number: "7.5.1",
      level: 2,
      wording: "To change how you sign in, you confirm it is you",
      proof: [
        "src/people/passkeys/add-passkey/add-passkey.test.ts › " +
          "who did not prove to be there lately confirms first, and comes back to the page",
        "src/people/authenticator/authenticator.test.ts › " +
          "adding, replacing, removing and new codes ask the person to confirm it is them",
        "src/people/single-sign-on/linking.test.ts › " +
          "linking needs a confirmation that it is the person, a form of ours and a session that signed in",
      ],
    },
    {
      number: "7.5.2",
      level: 2,
      wording: "People see and end their sessions",
      proof: [
        "src/people/account/account.test.ts › " +
          "my sessions are listed with this one first and marked, and those that are over are not",
        "src/people/account/account.test.ts › " +
          "an ending without the form token, or without a proof of late, changes nothing",
      ],
    },
    {
      number: "7.6.1",
      level: 2,
      wording: "Sessions here and at organisations behave as documented",
      proof: [
        "src/people/single-sign-on/providers.test.ts › " +
          "disconnecting unlinks everybody, signs them out, and says first who is left without a way in",
        "src/people/single-sign-on/sign-in.test.ts › " +
          "who does not say when somebody signed in there proves nothing fresh; who does, does",
        "src/people/security-page.test.ts › " +
          "the security page has every part that those who judge the program look for",
      ],
    },
    {
      number: "7.6.2",
      level: 2,
      wording: "No session starts without the person's intent",
      proof: [
        "src/people/sign-in/sign-in.test.ts › " +
          "opening a link asks first; sending the form lets the person set up how to sign in, once",
        "src/people/single-sign-on/linking.test.ts › what another browser brings back links nothing",
      ],
    },
  ],
};
