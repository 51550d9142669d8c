/** Lines of sample files, spelled out by column rather than made by the writer they are to test. */
export type Fields = {
  readonly status?: string;
  readonly centre?: string;
  readonly candidate?: string;
  readonly name?: string;
  readonly sex?: string;
  readonly born?: string;
  readonly uci?: string;
  readonly uln?: string;
  readonly qualifier?: string;
  readonly own?: string;
  readonly slots?: string;
};

const sample = {
  status: "C",
  centre: "99999",
  candidate: "2058",
  name: "BURNS:EMMA KAY",
  sex: "F",
  born: "140209",
  uci: "999990242058H",
  uln: "9276308686",
  qualifier: "",
  own: "",
  slots: "J560H  J277",
} as const;

/** An entry (E) or amendment (A) record. */
export function entry(fields: Fields = {}, type = "E"): string {
  const { status, centre, candidate, name, sex, born, uci, uln, qualifier, own, slots } = { ...sample, ...fields };
  const person = `${type}5${status}${centre}${candidate}${name.padEnd(40)}${sex.padEnd(1)}${born}${uci.padEnd(13)}`;
  return `${person}${" ".repeat(13)}${uln.padEnd(10)}${qualifier.padEnd(1)}${own.padEnd(12)}${slots}`;
}

/** A result record; `block` is the twelve characters of the grades block. */
export function result(
  block: string,
  fields: Fields & { option?: string; type?: string; change?: string } = {},
): string {
  const { status, centre, candidate, name, sex, born, uci, uln } = { ...sample, ...fields };
  const option = (fields.option ?? "J560H").padEnd(6);
  const person = `R5${status}${centre}${candidate}${name.padEnd(40)}${sex.padEnd(1)}${born}${uci.padEnd(13)}`;
  return `${person}${uln.padEnd(10)}${option}${option}${fields.type ?? "1"}${block.padEnd(12)}${fields.change ?? " "}`;
}

/** The start of a mark (M) or forecast (F) record, up to the UCI. */
export function brief(type: "M" | "F", rest: string, fields: Fields = {}): string {
  const { status, centre, candidate, name, uci } = { ...sample, ...fields };
  return `${type}5${status}${centre}${candidate}${name.padEnd(40)}${uci.padEnd(13)}${rest}`;
}

/** Pads each line with spaces and ends it with CR LF. A character is a byte. */
export function file(length: number, lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line.padEnd(length)}\r\n`).join(""), "latin1");
}

/** A file about one centre around its data records, its counts right. */
export function centreFile(type: string, length: number, version: string, records: readonly string[]): Buffer {
  return file(length, centreLines(type, version, records));
}

export function centreLines(type: string, version: string, records: readonly string[]): string[] {
  return [
    `${type}199999906A26SOURMIS 1  ${version}`,
    `${type}399999906A26001AB1 2CD`,
    ...records,
    `${type}799999${seven(records.length + 2)}120226`,
    `${type}999999${seven(records.length + 4)}0000001`,
  ];
}

/** A broadcast file of basedata around its data records. */
export function broadcast(type: string, length: number, version: string, records: readonly string[]): Buffer {
  return file(length, [
    `${type}16A26_906A26BOURMIS 1  ${version}`,
    `${type}36A26_906A26001`,
    ...records,
    `${type}76A26_${seven(records.length + 2)}120226`,
    `${type}96A26_${seven(records.length + 4)}0000001`,
  ]);
}

function seven(number: number): string {
  return String(number).padStart(7, "0");
}
