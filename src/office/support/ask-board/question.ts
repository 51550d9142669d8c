import { sql } from "kysely";
import { findByNumber } from "#candidates";
import { compareSeries } from "#catalogue";
import { wasEntered } from "#entries";
import { findFileNamed } from "#exchange";
import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import type { Tx } from "#platform/database";
import { fieldText } from "#platform/perform";
import { numberNotRead, titleLong, titleMissing, topicMissing } from "../refusals.ts";
import { isTopic } from "../topics.ts";
import type { Question, QuestionFacts } from "./rule.ts";

const titleMax = 120;

/** Reads a question from a form or JSON: every fault at once. */
export function readQuestion(raw: unknown): Decision<Question> {
  const text = (name: string) => fieldText(raw, name).trim();
  const [topic, title, number] = [text("topic"), text("title"), text("candidateNumber")];
  const isNumber = /^\d{1,4}$/.test(number) && Number(number) > 0;
  const refusals: readonly Refusal[] = [
    ...(isTopic(topic) ? [] : [topicMissing.of()]),
    ...(title === "" ? [titleMissing.of()] : []),
    ...(title.length > titleMax ? [titleLong.of()] : []),
    ...(number !== "" && !isNumber ? [numberNotRead.of()] : []),
  ];
  if (refusals.length > 0 || !isTopic(topic)) return refuseAll(refusals);
  return ok({
    topic,
    title,
    series: text("series"),
    candidateNumber: isNumber ? Number(number) : null,
    option: text("option").toUpperCase(),
    file: text("file").toUpperCase(),
  });
}

/** The records of a centre that a question names, as far as they are there. */
export async function loadQuestion(tx: Tx, question: Question, centreId: string): Promise<QuestionFacts> {
  const { series, candidateNumber, option, file } = question;
  const candidate =
    candidateNumber === null || series === ""
      ? undefined
      : await findByNumber(tx, { centreId, series, candidateNumber });
  const candidateId = candidate?.candidateId ?? null;
  return {
    centreId,
    seriesKnown: (await seriesToAsk(tx)).some(({ value }) => value === series),
    candidateId,
    wasEntered: candidateId !== null && (await wasEntered(tx, { centreId, candidateId, series, option })),
    file: file === "" ? null : ((await findFileNamed(tx, centreId, file)) ?? null),
  };
}

/** Every series that the board offers, newest first. */
export async function seriesToAsk(tx: Tx): Promise<readonly { readonly value: string; readonly text: string }[]> {
  const found = await sql<{ value: string; text: string }>`
    select distinct f.series as value, f.series_title as text from catalogue.series_family f`.execute(tx);
  return found.rows.toSorted((a, b) => compareSeries(b.value, a.value));
}
