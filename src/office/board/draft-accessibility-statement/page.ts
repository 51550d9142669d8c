import { dayAt } from "#kernel";
import { type Field, formPage } from "#platform/pages";
import { paths } from "../paths.ts";
import { settingsTrail } from "../setting-page.ts";
import { draftAccessibilityStatement, findAnswers } from "./draft-accessibility-statement.ts";

const asks: readonly Field[] = [
  {
    name: "compliance",
    label: "How far does the site comply with WCAG 2.2 AA?",
    kind: "choice",
    choices: [
      { value: "full", text: "Fully compliant" },
      { value: "partial", text: "Partially compliant", hint: "Most of it complies, and some does not." },
      { value: "none", text: "Not compliant", hint: "Most of it does not comply." },
    ],
  },
  {
    name: "failures",
    label: "Content that does not comply",
    hint: "What it is, who it affects, which success criteria it fails, and when you will fix it.",
    kind: "long-text",
    rows: 8,
  },
  {
    name: "burden",
    label: "Content that would be a disproportionate burden",
    hint: "Only what you have assessed under regulation 7. Give a summary of the assessment.",
    kind: "long-text",
    rows: 5,
  },
  {
    name: "outOfScope",
    label: "Content to which the regulations do not apply",
    hint: "For example PDF documents published before 23 September 2018, or live video.",
    kind: "long-text",
    rows: 5,
  },
  { name: "improvements", label: "What you are doing to improve accessibility (optional)", kind: "long-text", rows: 5 },
  {
    name: "tested",
    label: "How the site was tested",
    hint: "When it was tested, by whom, which pages, and with what.",
    kind: "long-text",
    rows: 5,
  },
  { name: "preparedOn", label: "Date this statement was prepared", kind: "day", width: 10 },
  { name: "reviewedOn", label: "Date it was last reviewed", kind: "day", width: 10 },
  { name: "replyDays", label: "How many working days you take to reply", kind: "whole", width: 2 },
  {
    name: "enforcement",
    label: "Where does the board work?",
    hint: "This decides who enforces the regulations.",
    kind: "choice",
    choices: [
      { value: "ehrc", text: "England, Scotland or Wales" },
      { value: "ecni", text: "Northern Ireland" },
      { value: "both", text: "Northern Ireland and another part of the United Kingdom" },
    ],
  },
];

/** The questions from which the accessibility statement is written. */
export const draftAccessibilityPage = formPage({
  path: paths.accessibility,
  scope: "board",
  action: draftAccessibilityStatement,
  missing: [],
  back: () => paths.settings(),
  question: async (tx, _sent, _actor, at) => ({
    title: "Accessibility statement",
    trail: settingsTrail,
    text: [
      "Your answers are put into the form that the Public Sector Bodies (Websites and Mobile Applications) (No. 2) " +
        "Accessibility Regulations 2018 ask for. You can preview the statement before you publish it.",
      "Your answers can have paragraphs, lists (-) and links ([words](https://www.example.org)).",
    ],
    asks,
    values: (await findAnswers(tx)) ?? { replyDays: "10", preparedOn: dayAt(at) },
    button: "Save draft and preview",
  }),
  after: ({ kind }) => paths.publication({ kind }),
});
