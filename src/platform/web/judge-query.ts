import type { Refusal } from "#kernel";
import { parameterInvalid, parameterMissing, parameterUnknown } from "../refusals.ts";
import type { Route } from "./route.ts";
import { isApiAddress } from "../paths.ts";

type Declared = Pick<Route, "face" | "method" | "path" | "api">;

/**
 * What is wrong with the parameters that a program sent to an endpoint it reads from, each by its name: one that the
 * endpoint does not have, one that is missing, one that has not the form of such a thing. A wrong parameter that nobody
 * names looks like an answer. Probes and documents at agreed addresses are asked with whatever others add.
 */
export function judgeQuery({ face, method, path, api }: Declared, query: Readonly<Record<string, string>>): Refusal[] {
  if (face !== "api" || method !== "GET" || !isApiAddress(path)) return [];
  const declared = Object.entries(api?.query ?? {});
  const names = declared.map(([name]) => name);
  const takes = names.length === 0 ? "There are none here" : `It is one of ${names.join(", ")}`;
  return [
    ...Object.keys(query)
      .filter((name) => !names.includes(name))
      .map((name) => parameterUnknown.of({ parameter: name, takes }, { field: name })),
    ...declared.flatMap(([name, { required, form }]) => {
      const value = (query[name] ?? "").trim();
      if (value === "") return required ? [parameterMissing.of({ parameter: name }, { field: name })] : [];
      return !form || form.pattern.test(value)
        ? []
        : [parameterInvalid.of({ parameter: name, what: form.words }, { field: name })];
    }),
  ];
}
