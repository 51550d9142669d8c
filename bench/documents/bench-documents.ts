import { lazyDocumentWorkers, renderDocument, renderMany } from "#platform/documents";
import { linearAwards, sampleStatement } from "../../src/award/results/statement/sample-statements.ts";
import { statementAbout, statementOfResults } from "../../src/award/results/statement/statement.ts";
import { type Benchmark, perSecond, ratio, timed } from "../benchmark.ts";

/** Statements of results as accessible PDF: one in a file, a class in a file, and such files on two workers. */
export const benchDocuments: Benchmark = {
  name: "documents",
  about: "statements of results as tagged PDF, one to a file and fifty to a file, and on two workers",
  run: async (_io, { scale }) => {
    const count = Math.max(10, Math.floor(200 / scale));
    const statements = Array.from({ length: count }, (_none, index) =>
      sampleStatement(linearAwards(6), `Candidate Number ${index}`),
    );
    const [first] = statements;
    if (!first) throw new Error("There are no statements to typeset.");
    renderDocument(statementOfResults, first, statementAbout(first));
    const single = await timed(async () => {
      for (const statement of statements) {
        renderDocument(statementOfResults, statement, statementAbout(statement));
        await new Promise(setImmediate);
      }
    });
    const batch = statements.slice(0, 50);
    const many = await timed(() => renderMany(statementOfResults, batch, statementAbout(first)));
    const workers = lazyDocumentWorkers(2);
    const each = (): Promise<unknown> => workers.renderMany(statementOfResults, batch, statementAbout(first));
    await Promise.all([each(), each()]);
    const onTwo = await timed(() => Promise.all([each(), each(), each(), each()]));
    await workers.stop();
    return {
      name: "documents",
      figures: {
        oneToAFile: perSecond(count, single.milliseconds),
        fiftyToAFile: perSecond(batch.length, many.milliseconds),
        fiftyToAFileOnTwoWorkers: perSecond(4 * batch.length, onTwo.milliseconds),
        bytesEach: { value: Math.round(many.value.byteLength / batch.length), unit: "bytes" },
        peakMemory: { value: Math.round(process.memoryUsage().rss / 1_048_576), unit: "MB" },
      },
      ratios: {
        batchToSingle: ratio(single.milliseconds / count, many.milliseconds / batch.length),
        twoWorkersToOne: ratio(many.milliseconds * 4, onTwo.milliseconds),
      },
    };
  },
};
