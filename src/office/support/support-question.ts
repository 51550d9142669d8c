import { type CaseRow, casesOf, defineCase, ownText } from "#cases";
import { lifeCycle, ok } from "#kernel";
import { questionFields } from "./ask-board/asks.ts";
import { loadQuestion, readQuestion } from "./ask-board/question.ts";
import { mayAsk } from "./ask-board/rule.ts";
import { linesOf } from "./lines-of.ts";
import { insertQuestion } from "./insert-question.ts";
import { questionMoves } from "./moves.ts";
import { questionCentreMissing } from "./refusals.ts";
import { topicChoices, topicTitle } from "./topics.ts";

/**
 * Working days within which the board aims to answer. INFERRED: boards publish no such time; five working days is what
 * their contact pages promise for an email.
 */
const clock = { days: 5, counts: "england" } as const;

type Act = "resolve" | "query" | "reply" | "note" | "allocate" | "answer" | "say" | "reopen" | "withdraw";
type Status = "asked" | "in-hand" | "with-centre" | "answered" | "withdrawn";

/** What can happen to a question. */
const questionLife = lifeCycle<Status, Act>("support-question", {
  asked: {
    resolve: "answered",
    query: "with-centre",
    reply: "in-hand",
    note: "asked",
    allocate: "in-hand",
    say: "asked",
    withdraw: "withdrawn",
  },
  "in-hand": {
    resolve: "answered",
    query: "with-centre",
    reply: "in-hand",
    note: "in-hand",
    allocate: "in-hand",
    say: "in-hand",
    withdraw: "withdrawn",
  },
  "with-centre": {
    resolve: "answered",
    note: "with-centre",
    allocate: "with-centre",
    answer: "in-hand",
    withdraw: "withdrawn",
  },
  answered: { note: "answered", reopen: "in-hand" },
  withdrawn: { note: "withdrawn" },
});

/** A question of a centre to the board, about a record or about nothing in particular. */
const supportQuestion = defineCase({
  kind: "support-question",
  noun: "question",
  title: "Question",
  plural: "Questions to the board",
  path: "questions",
  may: { view: "support.view", open: "support.ask", work: "support.answer" },
  clock,
  cycle: questionLife,
  statuses: {
    asked: { phase: "open", tag: { text: "New", colour: "blue" }, centreTag: { text: "Sent", colour: "blue" } },
    "in-hand": { phase: "open", tag: { text: "In hand", colour: "light-blue" } },
    "with-centre": {
      phase: "waiting",
      tag: { text: "With the centre", colour: "yellow" },
      centreTag: { text: "Reply needed", colour: "orange" },
      tells: {
        centre:
          "The board needs a reply from you before it can go on. The time it has to answer does not run until then.",
      },
    },
    answered: {
      phase: "closed",
      tag: { text: "Answered", colour: "green" },
      tells: { centre: "The board has answered. If that does not help, you can reopen the question within 28 days." },
    },
    withdrawn: { phase: "closed", tag: { text: "Withdrawn", colour: "grey" } },
  },
  opening: {
    summary: "Ask the board a question",
    asks: async (tx) => ({
      title: "Ask the board a question",
      button: "Send the question",
      asks: await questionFields(tx),
    }),
    fields: {
      topic: { about: `What it is about: ${topicChoices.map(({ value }) => value).join(", ")}` },
      title: { about: "The question in a few words" },
      series: { about: "The series, if it is about one", optional: true },
      candidateNumber: { about: "The candidate's number in the series, if it is about one", optional: true },
      option: { about: "The entry code, if it is about one entry of the candidate", optional: true },
      file: { about: "The name of a file of the centre, if it is about one", optional: true },
      message: { about: "The question" },
    },
    read: readQuestion,
    load: async (tx, question, { actor }) =>
      actor.side === "centre" && actor.centreId !== null
        ? ok(await loadQuestion(tx, question, actor.centreId))
        : questionCentreMissing.refuse(),
    mayOpen: (facts, question) => {
      const may = mayAsk(facts, question);
      if (!may.ok) return may;
      return ok({ centreId: facts.centreId, candidateId: may.value.candidateId, chain: "questions", area: null });
    },
    keep: insertQuestion,
  },
  moves: questionMoves,
  table: "support.question",
  shows: ["topic", "title", "series", "candidate_id", "option", "file_id", "file_kind", "file_name"],
  searches: ["title"],
  titleOf: (row) => ownText(row, "title"),
  about: recordsOf,
  rows: (tx, row) => linesOf(tx, row),
  columns: [{ name: "topic", heading: "Topic", value: (row) => topicTitle(ownText(row, "topic")) }],
  filters: [{ name: "topic", label: "Topic", all: "All topics", choices: topicChoices }],
  empty: {
    board: "No questions from centres. Questions appear here as they are asked, the most urgent first.",
    centre: "No questions to the board yet. Questions that you ask appear here, with the board’s answers.",
  },
});

function recordsOf(row: CaseRow) {
  const [candidate, file] = [ownText(row, "candidate_id"), ownText(row, "file_id")];
  return [
    ...(candidate === "" ? [] : [{ subjectKind: "candidate", subjectId: `${row.centreId} ${candidate}` }]),
    ...(file === "" ? [] : [{ subjectKind: ownText(row, "file_kind"), subjectId: file }]),
  ];
}

/** Questions, with their acts, pages, endpoints and events. */
export const questions = casesOf(supportQuestion);
