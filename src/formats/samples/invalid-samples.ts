import { brief, broadcast, centreFile, centreLines, entry, file, result, type Fields } from "./lines.ts";
import type { Said, Sample } from "./valid-samples.ts";

const name = "E9999990.X01";
const good = centreLines("E", "14", [entry()]);
const goodFile = file(192, good);

function invalid(said: Said, bytes: Buffer, fileName = name, ...more: Said[]): Sample {
  return { folder: `invalid/${said.slice(said.indexOf(" ") + 1)}`, name: fileName, bytes, said: [said, ...more] };
}

/** The good file with one line changed (from 1), or taken out, or several put in its place. */
function edit(line: number, ...put: string[]): Buffer {
  return file(
    192,
    good.flatMap((each, index) => (index === line - 1 ? put : [each])),
  );
}

/** The good file with some text changed wherever it stands. */
function change(from: string, to: string): Buffer {
  return file(
    192,
    good.map((line) => line.replace(from, to)),
  );
}

const person = (fields: Fields) => centreFile("E", 192, "14", [entry(fields)]);
const two = (fields: Fields) => centreFile("E", 192, "14", [entry(), entry({ slots: "H446", ...fields })]);

const envelope: readonly Sample[] = [
  invalid("0:0 name-form", goodFile, "entries.txt"),
  invalid("0:0 name-renamed", goodFile, "E9999990 (1).X01"),
  invalid("1:1 name-letter", goodFile, "A9999990.X01"),
  invalid("1:3 name-centre", goodFile, "E8888890.X01"),
  invalid("1:8 name-body", goodFile, "E9999991.X01"),
  invalid("2:14 name-sequence", goodFile, "E9999990.X02"),
  invalid("1:1 file-empty", Buffer.alloc(0)),
  invalid("1:1 header-missing", edit(1)),
  invalid("1:25 version-unknown", edit(1, "E199999906A26SOURMIS 1  15")),
  invalid("1:14 distribution-unknown", edit(1, "E199999906A26TOURMIS 1  14")),
  invalid("1:10 series-form", change("906A26", "90DA26")),
  invalid("2:12 envelope-differs", edit(2, "E399999906A25001AB1 2CD")),
  invalid("2:14 sequence-form", edit(2, "E399999906A26000AB1 2CD")),
  invalid(
    "1:3 centre-form",
    file(192, [
      "E100000906A26SOURMIS 1  14",
      "E300000906A26001AB1 2CD",
      entry({ centre: "00000" }),
      "E7000000000003120226",
      "E90000000000050000001",
    ]),
    "E0000090.X01",
  ),
  invalid(
    "5:3 centre-repeated",
    file(192, ["E199999906A26SOURMIS 1  14", ...good.slice(1, 4), ...good.slice(1, 4), "E99999900000080000001"]),
  ),
  invalid("4:15 trailer-date", edit(4, "E7999990000003310226")),
  invalid(
    "3:150 record-length",
    Buffer.from(good.map((line, at) => `${line.padEnd(at === 2 ? 149 : 192)}\r\n`).join("")),
  ),
  invalid("3:1 letter-mixed", edit(3, entry({}, "A"))),
  invalid("3:2 record-unknown", edit(3, `E4${entry().slice(2)}`)),
  invalid(
    "2:2 record-order",
    file(192, [good[0] ?? "", good[2] ?? "", good[1] ?? "", "E7999990000002120226", good[4] ?? ""]),
  ),
  invalid("4:8 centre-count", edit(4, "E7999990000004120226")),
  invalid("5:8 file-count", edit(5, "E99999900000040000001")),
  invalid("5:15 centres-count", edit(5, "E99999900000050000002")),
  invalid("4:21 file-cut", goodFile.subarray(0, 194 * 3 + 20)),
  invalid("6:1 file-doubled", Buffer.concat([goodFile, goodFile])),
  invalid("6:1 after-end", Buffer.concat([goodFile, Buffer.from("That is all.\r\n")])),
  invalid("1:8 not-digits", change("99999906A26S", "99999X06A26S"), name, "1:8 name-body", "2:8 envelope-differs"),
  invalid(
    "3:59 not-a-day",
    broadcast("C", 75, "14", [`C5J277/03     ${"Project".padEnd(36)}Y060    310426N      X000`]),
    "C6A26_90.X01",
  ),
  invalid("3:18 byte-nul", person({ name: "BURNS\0EMMA" })),
  invalid("3:18 byte-control", person({ name: "BURNS\tEMMA" })),
  invalid("3:21 byte-utf8", person({ name: "BURNS:ZO\xC3\x8B" })),
  invalid("3:1 line-endless", Buffer.concat([file(192, good.slice(0, 2)), Buffer.alloc(5000, "E")])),
  invalid("2:1 centre-missing", file(192, ["E199999906A26SOURMIS 1  14", "E99999900000020000000"])),
  invalid("4:3 trailer-centre", edit(4, "E7888880000003120226")),
  invalid(
    "7:1 reply-line",
    Buffer.from(
      [
        "FILE: E9999990.X01",
        "RECEIVED: 2026-02-12T09:30:00Z",
        "STATUS: ACCEPTED",
        "RECORDS: 1",
        "CANDIDATES: 1",
        "ENTRIES: 2",
        "Hello",
        "",
      ].join("\r\n"),
    ),
    "X9999990.X01",
  ),
  invalid(
    "3:1 reply-line-missing",
    Buffer.from(
      [
        "FILE: E9999990.X01",
        "RECEIVED: 2026-02-12T09:30:00Z",
        "STATE: ACCEPTED",
        "RECORDS: 1",
        "CANDIDATES: 1",
        "ENTRIES: 2",
        "",
      ].join("\r\n"),
    ),
    "X9999990.X01",
  ),
];

const candidates: readonly Sample[] = [
  invalid("3:3 status-unknown", person({ status: "Q" })),
  invalid("3:4 candidate-centre", person({ centre: "88888" })),
  invalid("3:9 candidate-number", person({ candidate: "0000" })),
  invalid("3:13 name-absent", person({ name: ":EMMA" })),
  invalid("3:13 name-colon", person({ name: "EMMA BURNS" })),
  invalid("3:53 sex-unknown", person({ sex: "Q" })),
  invalid("3:54 birth-form", person({ born: "310209" })),
  invalid("3:60 uci-form", person({ uci: "99999024205XH" })),
  invalid("3:72 uci-letter", person({ uci: "999990242058G" })),
  invalid("3:72 uci-suspect", person({ uci: "999990240016I" })),
  invalid("3:68 uci-serial", person({ uci: "999990240000A" })),
  invalid("3:86 uln-form", person({ uln: "927630868" })),
  invalid("3:95 uln-check", person({ uln: "9276308687" })),
  invalid("3:96 qualifier-unknown", person({ qualifier: "Z" })),
  invalid("3:102 own-number-form", person({ qualifier: "G", own: "88888 42" })),
  invalid("4:19 details-differ", two({ name: "BURNS:ANNA KAY" })),
  invalid("4:60 number-two-ucis", two({ uci: "999990240010T" })),
  invalid("4:60 uci-two-numbers", two({ candidate: "2059" })),
];

const options: readonly Sample[] = [
  invalid("3:116 option-form", person({ slots: "J560H   J277" })),
  invalid("3:95 result-type-unknown", centreFile("R", 108, "P1", [result("7", { type: "Z" })]), "R9999990.X01"),
  invalid("3:96 grades-form", centreFile("R", 108, "P1", [result("A1", { type: "U" })]), "R9999990.X01"),
  invalid("3:108 change-unknown", centreFile("R", 108, "P1", [result("7", { change: "Z" })]), "R9999990.X01"),
  invalid("3:84 mark-or-grade", centreFile("M", 92, "P1", [brief("M", "J277  J277/03     045D")]), "M9999990.X01"),
  invalid("3:84 mark-form", centreFile("M", 92, "P1", [brief("M", "J277  J277/03     4.5")]), "M9999990.X01"),
  invalid(
    "3:89 mark-status-unknown",
    centreFile("M", 92, "P1", [brief("M", "J277  J277/03     045  Z")]),
    "M9999990.X01",
  ),
  invalid("3:72 forecast-absent", centreFile("F", 75, "P1", [brief("F", "J560H")]), "F9999990.X01"),
  invalid("4:3 record-repeated", broadcast("L", 26, "14", ["L5J560H J560/04", "L5J560H J560/04"]), "L6A26_90.X01"),
  invalid("3:9 code-absent", broadcast("L", 26, "14", ["L5J560H"]), "L6A26_90.X01"),
  invalid("3:3 pair-order", broadcast("D", 51, "P1", ["D5J560H J560F S"]), "D6A26_90.X01"),
  invalid("3:15 pair-rule-unknown", broadcast("D", 51, "P1", ["D5J560F J560H Z"]), "D6A26_90.X01"),
];

export const invalidSamples: readonly Sample[] = [...envelope, ...candidates, ...options];
