import type { Day } from "#kernel";

/** The board of the demonstration. It is made up, as everything that it says of itself. */
export const demoIdentity = {
  name: "Meridian Awarding Organisation",
  shortName: "Meridian",
  identifier: "90",
  postalAddress: "1 Example Street\nSampleton\nZZ1 1ZZ",
  webAddress: "https://www.meridian.example",
} as const;

export const demoContacts = {
  "general-email": "enquiries@meridian.example",
  "general-telephone": "020 7946 0000",
  "exams-officers-email": "exams-officers@meridian.example",
  "exams-officers-telephone": "020 7946 0001",
  "accessibility-email": "accessibility@meridian.example",
  "privacy-email": "privacy@meridian.example",
  "safeguarding-email": "safeguarding@meridian.example",
  "safeguarding-telephone": "020 7946 0002",
} as const;

const madeUp = "Meridian Awarding Organisation is made up for a demonstration of Accolade, and so is this page.";

/** The texts that it publishes, in the order in which it does. */
export const demoTexts = [
  {
    kind: "terms",
    body: `${madeUp}

## Using this service

Use this service only for the work of your centre, and only with an account of your own.

- Keep your password, passkey and recovery codes to yourself.
- Tell your exams officer when you no longer need an account.
- Do not share results before they are released to candidates.

## Entries and fees

An entry is made when this service has accepted it. The fee is the one that the page shows before you confirm.

## Changes

We publish a new version of these terms before it takes effect. Earlier versions stay on this page.`,
  },
  {
    kind: "privacy",
    body: `${madeUp}

## Who we are

Meridian Awarding Organisation is the controller of the personal data in this service. You can write to our data
protection officer at [privacy@meridian.example](mailto:privacy@meridian.example).

## What we hold and why

We hold what we need to enter candidates, mark their work, award grades and prove qualifications for life.
[The list of what is held about people](/privacy) says what, why, on which lawful basis and for how long.

## Your rights

You can ask to see what we hold about you, and to have it corrected. Candidates ask at their centre. You can complain to
the [Information Commissioner’s Office](https://ico.org.uk/make-a-complaint/).`,
  },
  {
    kind: "modern-slavery",
    body: `${madeUp}

## Our organisation and its supply chains

We buy printing, logistics and software, mostly in the United Kingdom.

## What we do

1. We ask suppliers to say how they prevent slavery and human trafficking.
2. We check the answers of suppliers of printing and logistics every year.
3. We train the people who buy for us.`,
  },
  {
    kind: "copyright",
    body: `${madeUp}

Centres may copy specifications and past papers for their own teaching. Anyone else asks us first, at
[enquiries@meridian.example](mailto:enquiries@meridian.example).`,
  },
] as const;

/** A text that it has begun to change and has not published. */
export const demoDraft = {
  kind: "copyright",
  body: `${madeUp}

Centres may copy specifications, past papers and mark schemes for their own teaching. Anyone else asks us first, at
[enquiries@meridian.example](mailto:enquiries@meridian.example).`,
} as const;

/** What it says of the accessibility of its site, on the day it is set up. */
export function demoStatement(today: Day) {
  return {
    compliance: "partial",
    failures:
      "- Some wide tables must be scrolled sideways on a telephone. This fails success criterion 1.4.10 (Reflow). We " +
      "plan to fix it by the end of the year.",
    burden: "",
    outOfScope: "",
    improvements: "Every page is checked automatically before each release, and by hand once a year.",
    tested:
      "Every page was checked with axe-core in a browser, with a keyboard and at 400% zoom. No one outside the " +
      "demonstration has tested it.",
    preparedOn: today,
    reviewedOn: today,
    replyDays: "10",
    enforcement: "ehrc",
  } as const;
}
