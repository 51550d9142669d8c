import { dayAt } from "#kernel";
import type { Actor } from "#platform/actors";
import { type App, transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { issuerOf } from "#platform/documents";
import { broadsheetAbout, resultsBroadsheet } from "../broadsheet/broadsheet.ts";
import { broadsheetOf } from "../broadsheet/broadsheet-of.ts";
import { type Embargo, findEmbargo } from "../under-embargo.ts";
import { optionsToRead } from "../options-to-read.ts";
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
  /** Until when candidates may not have these results; absent once they can see them all. */
  readonly embargo?: Embargo;
};

/** Reads the released results of a centre, or of one candidate, for a document; null when there is nothing to see. */
export async function documentMatter(
  app: App,
  actor: Actor,
  centreId: string,
  series: string,
  candidateId?: number,
): Promise<DocumentMatter | null> {
  return transactionAs(app, actor, async (tx) => {
    const centre = await tx
      .selectFrom("centres.centre")
      .select("name")
      .where("centre_id", "=", centreId)
      .executeTakeFirst();
    const within = await optionsToRead(tx, actor);
    const results = await resultsOf(tx, {
      series,
      centreId,
      within,
      ...(candidateId === undefined ? {} : { candidateId }),
    });
    if (!centre || results.length === 0) return null;
    const embargo = await findEmbargo(tx, series, [...new Set(results.map((row) => row.family))]);
    return {
      ...(embargo ? { embargo } : {}),
      centre: { number: centreId, name: centre.name },
      results,
      facts: await statementFacts(tx, series),
      issued: (await issueDay(tx, results)) ?? dayAt(app.clock()),
    };
  });
}

/** The statements of these candidates, as one PDF. */
export function statementsPdf(app: App, matter: DocumentMatter): Promise<Uint8Array> {
  const statements = statementsOf(aboutOf(app, matter), matter.results);
  const [first] = statements;
  if (!first) throw new RangeError("There are no statements to make.");
  const { centre, issued: date } = matter;
  const title = `Statements of results, ${first.series}: centre ${centre.number} ${centre.name}`;
  const about = statements.length === 1 ? statementAbout(first) : { title, date };
  return app.documents.renderMany(statementOfResults, statements, about);
}

/** The broadsheet of a centre as a PDF. */
export function broadsheetPdf(app: App, matter: DocumentMatter): Promise<Uint8Array> {
  const data = broadsheetOf(aboutOf(app, matter), matter.results);
  return app.documents.renderDocument(resultsBroadsheet, data, broadsheetAbout(data));
}

function aboutOf(app: App, { issued, embargo, centre, facts }: DocumentMatter): Parameters<typeof statementsOf>[0] {
  const issuer = issuerOf(app.board);
  if (!issuer.ok) throw new RangeError("No document is issued by a board without a name.");
  return { board: issuer.value, isDemo: app.demo, issued, ...(embargo ? { embargo } : {}), centre, facts };
}

/**
 * The day on which candidates see the last of these results. The centre's copy and the candidate's both carry it, so
 * the same results give the same bytes, whoever prints them and when. Nothing before the board has set a release time.
 */
async function issueDay(tx: Tx, results: readonly ResultRow[]): Promise<string | undefined> {
  const families = [...new Set(results.map((row) => row.family))];
  const row = await tx
    .selectFrom("results.release")
    .select(({ fn }) => fn.max("at").as("at"))
    .where("series", "=", results[0]?.series ?? "")
    .where("family", "in", families)
    .where("audience", "=", "candidates")
    .executeTakeFirst();
  return row?.at ? dayAt(Temporal.Instant.from(String(row.at))) : undefined;
}
