/** A check of an award found rows that must not exist. The run stops and writes nothing. */
export class AwardFault extends Error {
  readonly step: string;
  readonly check: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  constructor(step: string, check: string, rows: readonly Readonly<Record<string, unknown>>[]) {
    super(`Step ${step} found ${check}.`);
    this.name = "AwardFault";
    this.step = step;
    this.check = check;
    this.rows = rows;
  }
}
