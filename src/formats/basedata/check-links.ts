import { makeFault, type Fault } from "../faults.ts";
import type { Basedata } from "./bundle.ts";

/** The files of a bundle against each other: what is linked is there, and options have the components they say. */
export function checkLinks(basedata: Basedata): Fault[] {
  const faults: Fault[] = [];
  const [options, components] = [codes(basedata.options, "option"), codes(basedata.components, "component")];
  const syllabuses = codes(basedata.syllabuses, "syllabus");
  const linked = new Map<string, number>();
  for (const { option, component } of basedata.links) {
    linked.set(option, (linked.get(option) ?? 0) + 1);
    if (!options.has(option)) faults.push(unknown(`Option ${option}`));
    if (!components.has(component)) faults.push(unknown(`Component ${component}`));
  }
  for (const { option, syllabus, components: said } of basedata.options) {
    const right = linked.get(option) ?? 0;
    if (!syllabuses.has(syllabus)) faults.push(unknown(`Syllabus ${syllabus}`));
    if (said !== null && said !== right)
      faults.push(makeFault("component-total", 0, 0, { value: option, said, right }));
  }
  for (const { option, otherOption } of basedata.pairs) {
    for (const each of [option, otherOption]) if (!options.has(each)) faults.push(unknown(`Option ${each}`));
  }
  return faults;
}

function codes<Name extends string>(records: readonly Readonly<Record<Name, string>>[], name: Name): Set<string> {
  return new Set(records.map((record) => record[name]));
}

function unknown(value: string): Fault {
  return makeFault("link-unknown", 0, 0, { value });
}
