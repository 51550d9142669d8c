import { type Actor, type App, transactionAs } from "#platform";
import { broadsheetAbout, resultsBroadsheet } from "../broadsheet/broadsheet.ts";
import { broadsheetOf } from "../broadsheet/broadsheet-of.ts";
import { type ResultRow, resultsOf } from "../queries.ts";
import { statementAbout, statementOfResults } from "../statement/statement.ts";
import { type StatementFacts, statementFacts } from "../statement/statement-facts.ts";
import { statementsOf } from "../statement/statements-of.ts";

/** What a document of a centre's results is made from, read as the person who asks. */
export type DocumentMatter = {
  readonly centre: { readonly number: string; readonly name: string };
  readonly results: readonly ResultRow[];
  readonly facts: StatementFacts;
  readonly issued: string;
};

/** Reads the released results of a centre, or of one candidate, for a document; null when there is nothing to see. */
export async function documentMatter(
  app: App, actor: Actor, centreId: string, series: string, candidateId?: number,
): Promise<DocumentMatter | null> {
  return transactionAs(app, actor, async (tx) => {
    const centre = await tx.selectFrom("centres.centre").select("name").where("centre_id", "=", centreId).executeTakeFirst();
    const results = await resultsOf(tx, { series, centreId, ...(candidateId === undefined ? {} : { candidateId }) });
    if (!centre || results.length === 0) return null;
    return { centre: { number: centreId, name: centre.name }, results, facts: await statementFacts(tx), issued: await issueDay(tx, series) };
  });
}

/** The statements of the candidates of the matter, as one PDF. */
export function statementsPdf(app: App, matter: DocumentMatter): Promise<Uint8Array> {
  const statements = statementsOf({ board: app.board, isDemo: app.demo, issued: matter.issued, centre: matter.centre, facts: matter.facts },
    matter.results);
  const [first] = statements;
  if (!first) throw new RangeError("There are no statements to make.");
  const about = statements.length === 1 ? statementAbout(first) : {
    title: `Statements of results, ${first.series}: centre ${matter.centre.number} ${matter.centre.name}`, date: matter.issued,
  };
  return app.documents.renderMany(statementOfResults, statements, about);
}

/** The broadsheet of a centre as a PDF. */
export function broadsheetPdf(app: App, matter: DocumentMatter): Promise<Uint8Array> {
  const data = broadsheetOf({ board: app.board, isDemo: app.demo, issued: matter.issued, centre: matter.centre, facts: matter.facts },
    matter.results);
  return app.documents.renderDocument(resultsBroadsheet, data, broadsheetAbout(data));
}

/** The day of the last release that has happened: documents carry it, so that the same results give the same bytes. */
async function issueDay(tx: Parameters<Parameters<typeof transactionAs>[2]>[0], series: string): Promise<string> {
  const row = await tx.selectFrom("results.release").select(({ fn }) => fn.max("at").as("at")).where("series", "=", series).executeTakeFirst();
  const at = row?.at ? Temporal.Instant.from(String(row.at)) : Temporal.Now.instant();
  return at.toZonedDateTimeISO("Europe/London").toPlainDate().toString();
}
