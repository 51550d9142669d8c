/** Writes the sample files: `node src/formats/toolbox/make-samples.ts`. A test compares them with what is here. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { invalidSamples } from "../samples/invalid-samples.ts";
import { validSamples } from "../samples/valid-samples.ts";

const here = `${import.meta.dirname}/../samples`;
for (const folder of ["valid", "invalid"]) rmSync(`${here}/${folder}`, { recursive: true, force: true });
for (const { folder, name, bytes } of [...validSamples, ...invalidSamples]) {
  mkdirSync(`${here}/${folder}`, { recursive: true });
  writeFileSync(`${here}/${folder}/${name}`, bytes);
}
