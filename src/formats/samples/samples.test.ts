import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkFile } from "../check-files/check-file.ts";
import { faultTable } from "../faults.ts";
import { invalidSamples } from "./invalid-samples.ts";
import { validSamples, type Sample } from "./valid-samples.ts";

const here = import.meta.dirname;
const samples = [...validSamples, ...invalidSamples];
const pathOf = (sample: Sample) => `${here}/${sample.folder}/${sample.name}`;

async function said(sample: Sample): Promise<string[]> {
  const { errors, warnings } = await checkFile(pathOf(sample));
  return [...errors, ...warnings].map(({ line, column, slug }) => `${line}:${column} ${slug}`);
}

test("the sample files are what make-samples.ts makes, and no others are there", () => {
  for (const sample of samples) expect(readFileSync(pathOf(sample)).equals(sample.bytes), pathOf(sample)).toBe(true);
  const found = ["valid", "invalid"].flatMap((folder) =>
    readdirSync(`${here}/${folder}`, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => `${each.parentPath}/${each.name}`),
  );
  expect(found.sort()).toEqual(samples.map(pathOf).sort());
});

test.each(validSamples.map((sample) => [`${sample.folder}/${sample.name}`, sample] as const))(
  "%s is accepted, with just the warnings expected",
  async (_, sample) => {
    expect((await checkFile(pathOf(sample))).errors).toEqual([]);
    expect(await said(sample)).toEqual(sample.said);
  },
);

test.each(invalidSamples.map((sample) => [`${sample.folder}/${sample.name}`, sample] as const))(
  "%s is refused with just the code, line and column expected",
  async (_, sample) => {
    expect((await checkFile(pathOf(sample))).accepted).toBe(false);
    expect(await said(sample)).toEqual(sample.said);
  },
);

/** Said by the bundle reader and the command. */
const elsewhere = /^(file-unreadable|faults-more|bundle-.*|link-unknown|component-total)$/;

test("every fault of the formats has a sample", () => {
  const sampled = new Set(samples.flatMap((sample) => sample.said.map((each) => each.slice(each.indexOf(" ") + 1))));
  const missing = faultTable.map(([, slug]) => slug).filter((slug) => !sampled.has(slug) && !elsewhere.test(slug));
  expect(missing).toEqual([]);
});
