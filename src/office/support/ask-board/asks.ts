import type { Tx } from "#platform/database";
import type { Field } from "#platform/pages";
import { topicChoices } from "../topics.ts";
import { seriesToAsk } from "./question.ts";

/** What the form asks: the topic, the question, and the record that it is about, if there is one. */
export async function questionFields(tx: Tx): Promise<readonly Field[]> {
  return [...questionItself, ...recordsOf(await seriesToAsk(tx))];
}

const questionItself: readonly Field[] = [
  { name: "topic", label: "Topic", kind: "list", choices: [{ value: "", text: "Choose a topic" }, ...topicChoices] },
  {
    name: "title",
    label: "Your question in a few words",
    hint: "For example “Wrong tier on one entry”. Do not name a candidate here: give the number below.",
    kind: "text",
  },
  {
    name: "message",
    label: "Your question",
    hint: "Say what you have tried, and what you expected.",
    kind: "long-text",
    rows: 8,
  },
];

function recordsOf(series: readonly { readonly value: string; readonly text: string }[]): readonly Field[] {
  return [
    {
      name: "series",
      label: "Series (if it is about one)",
      kind: "list",
      choices: [{ value: "", text: "No series" }, ...series],
    },
    {
      name: "candidateNumber",
      label: "Candidate number (if it is about one candidate)",
      hint: "4 digits, as in the series above",
      kind: "text",
      width: 4,
    },
    {
      name: "option",
      label: "Entry code (if it is about one entry)",
      hint: "For example J277",
      kind: "text",
      width: 10,
    },
    {
      name: "file",
      label: "Name of the file (if it is about one that you sent)",
      hint: "For example E9000190.X01",
      kind: "text",
      width: 20,
    },
  ];
}
