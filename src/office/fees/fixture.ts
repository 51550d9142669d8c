import { loadDemoCatalogue } from "../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { receiveEntryFile } from "../../admit/entries/receive-entry-file/receive-entry-file.ts";
import { sampleFile, sampleRecord } from "../../admit/entries/sample-files.ts";
import type { NewPerson } from "../../people/people.ts";
import { deliverEvents } from "../../platform/events/deliver.ts";
import { perform } from "../../platform/perform/perform.ts";
import { theProgram } from "../../start/program.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { chargeEntries } from "./charge-entries/charge-entries.ts";

/** For tests: a site with two centres, their people and the board's, and a clock that can be moved. */
export type FeesSite = {
  readonly site: TestSite;
  readonly officer: Visitor;
  readonly finance: Visitor;
  readonly teacher: Visitor;
  readonly reader: Visitor;
  readonly neighbour: Visitor;
  readonly board: Visitor;
  readonly results: Visitor;
  setTime(at: string): void;
  /** Lets fees hear everything that was announced. */
  deliver(): Promise<void>;
  /** Sends a file: the options of each candidate, by number. */
  send(
    sequence: number,
    candidates: Readonly<Record<number, readonly string[]>>,
    centre?: "99999" | "99998",
  ): Promise<void>;
  /** Every row of a query of the worker's. */
  rows(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
};

export async function feesSite(): Promise<FeesSite> {
  let now = Temporal.Instant.from("2026-02-10T10:00:00Z");
  const site = await testSite(theProgram.routes, { clock: () => now });
  const { database } = site.app;
  await loadDemoCatalogue(database);
  const centres = [
    { centre_id: "99999", name: "Elm School", town: "Elmton", postcode: "AB1 2CD" },
    { centre_id: "99998", name: "Oak College", town: "Oakham", postcode: "OK1 2CD" },
  ];
  await database.as.worker.insertInto("centres.centre").values(centres).execute();
  const approvals = centres.flatMap(({ centre_id }) => ["GCSE", "GCE"].map((family) => ({ centre_id, family })));
  await database.as.worker.insertInto("centres.approval").values(approvals).execute();
  const person = (personId: string, role: NewPerson["role"], centreId: string | null) =>
    site.signIn({
      personId,
      name: `Person ${personId}`,
      side: centreId === null ? "board" : "centre",
      role,
      ...(centreId === null ? {} : { centreId }),
    });
  const officer = await person("ann", "exams-officer", "99999");
  const neighbour = await person("oli", "exams-officer", "99998");
  return {
    site,
    officer,
    neighbour,
    finance: await person("fin", "centre-finance", "99999"),
    teacher: await person("tea", "teacher", "99999"),
    reader: await person("rea", "read-only", "99999"),
    board: await person("bof", "finance", null),
    results: await person("res", "results", null),
    setTime: (at) => {
      now = Temporal.Instant.from(at);
    },
    deliver: async () => {
      await deliverEvents(site.app, [chargeEntries]);
    },
    send: async (sequence, candidates, centre = "99999") => {
      const type = sequence === 1 ? "E" : "A";
      const records = Object.entries(candidates).map(([number, options]) =>
        sampleRecord({ number: Number(number), options, centre, type }),
      );
      const actor = (centre === "99999" ? officer : neighbour).actor;
      if (!actor) throw new Error("Nobody sends the file.");
      const sent = await perform(site.app, actor, receiveEntryFile, sampleFile({ type, centre, sequence, records }));
      if (!sent.ok || sent.value.status === "rejected") throw new Error(JSON.stringify(sent));
    },
    rows: async (text) => (await database.pools.worker.query<Record<string, unknown>>(text)).rows,
  };
}
