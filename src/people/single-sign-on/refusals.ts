import { defineRefusal } from "#kernel";

export const signOnUnknown = defineRefusal(
  "sign-on-unknown",
  "No organisation has the identifier {id}. Choose one from the list.",
);
export const signOnDisconnected = defineRefusal(
  "sign-on-disconnected",
  "Single sign-on with this organisation is no longer connected. Sign in another way.",
);
export const signOnTurnedOff = defineRefusal(
  "sign-on-turned-off",
  "Single sign-on with {provider} is turned off. Sign in another way.",
);
export const signOnIdTaken = defineRefusal(
  "sign-on-id-taken",
  "Another organisation has the identifier {id}. Choose another.",
  { field: "id" },
);
export const signOnIdNotUnderstood = defineRefusal(
  "sign-on-id-not-understood",
  "Identifier must be 2 to 40 lower-case letters, digits and hyphens, and begin with a letter. It cannot be “add”.",
  { field: "id" },
);
export const signOnNameMissing = defineRefusal(
  "sign-on-name-missing",
  "Enter the name of the organisation, in 80 characters or fewer",
  { field: "name" },
);
const issuer = { field: "issuer", source: "OpenID Connect Core 1.0, 2; OpenID Connect Discovery 1.0, 3" } as const;
export const signOnIssuerNotUnderstood = defineRefusal(
  "sign-on-issuer-not-understood",
  "Enter the issuer, for example https://sign-in.example.org. Copy it from the provider's settings.",
  issuer,
);
export const signOnIssuerNotEncrypted = defineRefusal(
  "sign-on-issuer-not-encrypted",
  "Issuer must begin with https://. Copy it from the provider's settings.",
  issuer,
);
export const signOnIssuerNotPlain = defineRefusal(
  "sign-on-issuer-not-plain",
  "Issuer must not contain a user name, a question mark, # or /.well-known/. Copy only the issuer itself.",
  issuer,
);
export const signOnIssuerOfEveryone = defineRefusal(
  "sign-on-issuer-of-everyone",
  "This issuer covers every organisation that uses Microsoft. Put the directory (tenant) ID in its place.",
  issuer,
);
export const signOnIssuerFixed = defineRefusal(
  "sign-on-issuer-fixed",
  "You cannot change the issuer because people have linked their accounts with it. Connect the new issuer as another organisation.",
  { field: "issuer", source: "OpenID Connect Core 1.0, 5.7" },
);
export const signOnClientMissing = defineRefusal(
  "sign-on-client-missing",
  "Enter the client ID that the provider gave this board",
  { field: "clientId" },
);
export const signOnSecretMissing = defineRefusal(
  "sign-on-secret-missing",
  "Enter the client secret that the provider gave this board",
  { field: "clientSecret" },
);
export const signOnSecretNotUnderstood = defineRefusal(
  "sign-on-secret-not-understood",
  "Client secret must not contain spaces. Copy it again from the provider.",
  { field: "clientSecret" },
);
export const signOnFactorNotUnderstood = defineRefusal(
  "sign-on-factor-not-understood",
  "Enter each sign of a second factor as amr:mfa, acr:value or acrs:value, not {found}.",
  { field: "secondFactor" },
);
export const signOnDomainNotUnderstood = defineRefusal(
  "sign-on-domain-not-understood",
  "Enter each domain as it appears after the @, for example school.example, not {found}.",
  { field: "emailDomains" },
);
export const signOnRefusedThere = defineRefusal(
  "sign-on-refused-there",
  "{provider} did not sign you in. Try again, or sign in another way.",
);
export const signOnProviderDown = defineRefusal(
  "sign-on-provider-down",
  "{provider} is not responding. Nothing was changed. Try again later, or sign in another way.",
);
export const signOnNotVerified = defineRefusal(
  "sign-on-not-verified",
  "We could not verify the answer from {provider}. Nothing was changed. Try again. If it happens again, tell the person who runs this system.",
);
export const signOnIncomplete = defineRefusal(
  "sign-on-incomplete",
  "The organisation's answer is incomplete. Start again.",
);
export const signOnNotOurs = defineRefusal(
  "sign-on-not-ours",
  "This sign-in was started in another browser, took longer than 10 minutes or has already been used. Start again.",
);
export const signOnDomainNotAllowed = defineRefusal(
  "sign-on-domain-not-allowed",
  "You can use {provider} only with an email address at {domains}. Sign in there with such an account, or sign in here another way.",
);
export const signOnNotLinked = defineRefusal(
  "sign-on-not-linked",
  "Your account at {provider} is not linked to an account here. Sign in another way and link it on your account page. If you have been invited, open the link in the invitation first.",
);
export const signOnAccountClosed = defineRefusal(
  "sign-on-account-closed",
  "Your account is closed. Ask the person who manages accounts to reopen it.",
);
export const signOnAccountSuspended = defineRefusal(
  "sign-on-account-suspended",
  "Your account is suspended because it was not used for a long time. Ask the person who manages accounts to reactivate it.",
);
export const signOnSecondFactorMissing = defineRefusal(
  "sign-on-second-factor-missing",
  "{provider} did not confirm that you used a second factor, and you have none here. Sign in at {provider} with its second factor, or ask the person who manages accounts for a link to set up a passkey here.",
  { source: "OWASP ASVS 5.0, 6.3.3 and 6.8.4" },
);
export const signOnOtherPerson = defineRefusal(
  "sign-on-other-person",
  "Someone else signed in there. Use the sign-in that is linked with your own account.",
);
export const signOnTooWeak = defineRefusal(
  "sign-on-too-weak",
  "{provider} did not confirm that you used a second factor. Use your passkey or a code from your authenticator app.",
  { source: "OWASP ASVS 5.0, 6.8.4" },
);
export const signOnLinkedElsewhere = defineRefusal(
  "sign-on-linked-elsewhere",
  "This sign-in at {provider} is linked with another account. Sign in at {provider} as yourself and try again, or tell the person who manages accounts.",
);
export const signOnLinkedAlready = defineRefusal(
  "sign-on-linked-already",
  "Your account is already linked with this sign-in at {provider}. You do not need to do anything.",
);
export const signOnLinkedOtherwise = defineRefusal(
  "sign-on-linked-otherwise",
  "Your account is linked with another sign-in at {provider}. Unlink that one first.",
);
export const signOnNotLinkedHere = defineRefusal(
  "sign-on-not-linked-here",
  "Your account is not linked with this organisation, so there is nothing to unlink.",
);
export const signOnLastWayIn = defineRefusal(
  "sign-on-last-way-in",
  "Single sign-on with {provider} is your only way to sign in. Add a passkey, or a password with an authenticator app, before you unlink it.",
);
