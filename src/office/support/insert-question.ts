import type { Tx } from "#platform/database";
import type { Question, QuestionFacts } from "./ask-board/rule.ts";

/** Writes what a question asks, beside its case. */
export async function insertQuestion(
  tx: Tx,
  { centreId, caseId }: { readonly centreId: string; readonly caseId: string },
  { candidateId, file }: QuestionFacts,
  question: Question,
): Promise<void> {
  const { topic, title, series, option } = question;
  await tx
    .insertInto("support.question")
    .values({
      centre_id: centreId,
      case_id: caseId,
      topic,
      title,
      series: series || null,
      candidate_id: candidateId,
      option: option || null,
      file_id: file?.fileId ?? null,
      file_kind: file?.kind ?? null,
      file_name: file ? question.file : null,
    })
    .execute();
}
