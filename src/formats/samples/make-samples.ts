/** Writes the sample files: `node src/formats/samples/make-samples.ts`. A test compares them with what is here. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { invalidSamples } from "./invalid-samples.ts";
import { validSamples } from "./valid-samples.ts";

const here = import.meta.dirname;
for (const folder of ["valid", "invalid"]) rmSync(`${here}/${folder}`, { recursive: true, force: true });
for (const { folder, name, bytes } of [...validSamples, ...invalidSamples]) {
  mkdirSync(`${here}/${folder}`, { recursive: true });
  writeFileSync(`${here}/${folder}/${name}`, bytes);
}
