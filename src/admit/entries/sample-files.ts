import { writeExchangeFile } from "#formats/exchange-file";
import type { EntryRecord } from "#formats/layouts";
import { completeUci } from "#kernel";

/** Files of entries as a school's system would send them, for tests and measurements. */
export type SampleFile = {
  readonly type?: "E" | "A";
  readonly centre?: string;
  readonly sequence?: number;
  readonly series?: string;
  readonly awardingBody?: string;
  readonly records: readonly EntryRecord[];
};

export function sampleFile(file: SampleFile): { name: string; bytes: Uint8Array } {
  const { type = "E", centre = "99999", sequence = 1, series = "6A26", awardingBody = "90", records } = file;
  const about = {
    type,
    centre: "99999",
    awardingBody,
    series: series.slice(0, 2),
    year: series.slice(2),
    distribution: "S",
    software: "SAMPLE",
    softwareVersion: "1.0",
    madeOn: "2026-02-09",
  } as const;
  return writeExchangeFile({ ...about, centre }, { centre, sequence, postcode: "AB1 2CD", records });
}

export type SampleCandidate = Partial<Omit<EntryRecord, "slots">> & {
  readonly number: number;
  readonly options: readonly string[];
};

/** A record of a candidate with a sound UCI of its own; what is named replaces what is made up. */
export function sampleRecord({ number, options, ...given }: SampleCandidate): EntryRecord {
  const type = given.type ?? "E";
  const centre = given.centre ?? "99999";
  return {
    type,
    status: "C",
    centre,
    candidate: String(number).padStart(4, "0"),
    name: `SAMPLE${letters(number)}:ALEX`,
    sex: "F",
    dateOfBirth: "140209",
    uci: sampleUci(centre, number),
    upn: "",
    uln: "",
    qualifier: "",
    ownCentre: "",
    ownCandidate: "",
    documentGroup: "",
    ...given,
    slots: options.map((option) => ({ option, extra: " " })),
  };
}

export function sampleUci(centre: string, serial: number): string {
  const whole = completeUci(`${centre}024${String(serial).padStart(4, "0")}`);
  if (!whole.ok) throw new RangeError(`No UCI for ${centre} ${serial}.`);
  return whole.value;
}

function letters(number: number): string {
  return number === 0 ? "" : letters(Math.floor(number / 26)) + String.fromCharCode(65 + (number % 26));
}
