/** What the board can be written to about, in the order in which it is shown. */
export const contactPurposes = {
  general: "General enquiries",
  "exams-officers": "Support for exams officers",
  accessibility: "Accessibility",
  privacy: "Data protection officer",
  safeguarding: "Safeguarding",
} as const;

export type ContactPurpose = keyof typeof contactPurposes;

export const purposes: readonly ContactPurpose[] = [
  "general",
  "exams-officers",
  "accessibility",
  "privacy",
  "safeguarding",
];

/** The texts that a board publishes as pages of its own, in the order in which the footer links to them. */
export const textKinds = {
  terms: { title: "Terms and conditions" },
  privacy: { title: "Privacy notice" },
  accessibility: { title: "Accessibility statement" },
  "modern-slavery": { title: "Modern slavery statement" },
  copyright: { title: "Copyright" },
} as const;

export type TextKind = keyof typeof textKinds;

export const kinds: readonly TextKind[] = ["terms", "privacy", "accessibility", "modern-slavery", "copyright"];

export function isTextKind(text: string): text is TextKind {
  return Object.hasOwn(textKinds, text);
}

/** A way to reach the board about something: one of the two at least. */
export type Contact = {
  readonly purpose: ContactPurpose;
  readonly email: string | null;
  readonly telephone: string | null;
};

export type FooterLink = { readonly text: string; readonly href: string };

/** Links to other sites that fit in a footer. */
export const linksMax = 6;
