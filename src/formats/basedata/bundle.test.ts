import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readBasedataBundle, writeBasedataBundle, type Basedata } from "./bundle.ts";

const about = {
  awardingBody: "90",
  series: "6A",
  year: "26",
  sequence: 1,
  software: "OURMIS",
  softwareVersion: "1",
  madeOn: "2026-02-12",
};
const option = {
  type: "O",
  option: "J560H",
  syllabus: "J560",
  qualification: "GCSE",
  level: "FC",
  item: "C",
  unitQualification: "",
  unitLevel: "",
  process: "E",
  discountCode: "",
  qan: "60146085",
  title: "Mathematics",
  feeDefined: "Y",
  fee: 4850,
  firstForecastGradeset: "N91",
  secondForecastGradeset: "",
  resultType: "1",
  firstGradeset: "N91",
  secondGradeset: "",
  firstEndorsementGradeset: "",
  secondEndorsementGradeset: "",
  maximumMark: 300,
  components: 1,
} as const;
const basedata: Basedata = {
  syllabuses: [{ type: "S", syllabus: "J560", title: "Mathematics" }],
  options: [option, { ...option, option: "J560F" }],
  components: [
    {
      type: "C",
      component: "J560/04",
      title: "Paper 4",
      teacherMarks: "N",
      maximumMark: 100,
      gradeset: "",
      marksDue: null,
      timetabled: "Y",
      examDay: "2026-05-15",
      session: "A",
      minutes: 90,
    },
  ],
  links: [
    { type: "L", option: "J560H", component: "J560/04" },
    { type: "L", option: "J560F", component: "J560/04" },
  ],
  pairs: [{ type: "D", option: "J560F", otherOption: "J560H", rule: "S", reason: "One tier only" }],
};

test("a bundle is read as it was written, under the right names", () => {
  const { name, bytes } = writeBasedataBundle(about, basedata);
  expect(name).toBe("Z6A26_90.zip");
  expect(Object.keys(unzipSync(bytes))).toEqual([
    "S6A26_90.X01",
    "O6A26_90.X01",
    "C6A26_90.X01",
    "L6A26_90.X01",
    "D6A26_90.X01",
    "Readme.txt",
  ]);
  const read = readBasedataBundle(bytes);
  expect(read.faults).toEqual([]);
  expect(read.files.flatMap((file) => [...file.faults, ...file.warnings])).toEqual([]);
  expect(read.basedata).toEqual(basedata);
});

test("the same basedata give the same bytes wherever the program runs", () => {
  const here = process.env["TZ"];
  const made = ["Europe/London", "Asia/Tokyo", "America/Lima"].map((zone) => {
    process.env["TZ"] = zone;
    return Buffer.from(writeBasedataBundle(about, basedata).bytes).toString("base64");
  });
  if (here === undefined) delete process.env["TZ"];
  else process.env["TZ"] = here;
  expect(new Set(made).size).toBe(1);
});

test.each([
  ["something else", Buffer.from("hello"), ["bundle-unreadable"]],
  ["a zip without basedata", zipSync({ "readme.txt": Buffer.from("hello") }), ["bundle-file-missing"]],
  ["a bundle without links", without("L"), ["bundle-file-missing"]],
  ["an unknown component", pack({ ...basedata, components: [] }), ["link-unknown", "link-unknown"]],
  ["an unknown syllabus", pack({ ...basedata, syllabuses: [] }), ["link-unknown", "link-unknown"]],
  [
    "a pair of an unknown option",
    pack({ ...basedata, options: [option], links: basedata.links.slice(0, 1) }),
    ["link-unknown"],
  ],
  ["too few links", pack({ ...basedata, links: basedata.links.slice(0, 1) }), ["component-total"]],
])("%s is refused", (_, bytes, slugs) => {
  const read = readBasedataBundle(bytes);
  expect(read.basedata).toBeUndefined();
  expect(read.faults.map((fault) => fault.slug)).toEqual(slugs);
});

function pack(changed: Basedata): Uint8Array {
  return writeBasedataBundle(about, changed).bytes;
}

function without(letter: string): Uint8Array {
  const inner = Object.entries(unzipSync(pack(basedata))).filter(([name]) => !name.startsWith(letter));
  return zipSync(Object.fromEntries(inner));
}
