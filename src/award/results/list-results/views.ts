import type { Link, ListFilter } from "#platform/lists";

/** Which view this is: results one by one, or a grid of candidates by subject. */
export const viewFilter: ListFilter = { name: "by", label: "View", kind: "kept", only: ["page"] };

type Values = Readonly<Record<string, string>>;

/** The two views of the results of a centre, at an address; what narrows both is kept. */
export function viewsOf(place: string, { by, series, family, kind }: Values): readonly (Link & { current: boolean })[] {
  const kept = Object.entries({ series, family, kind }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const address = (view: string): string => {
    const query = new URLSearchParams([...(view === "" ? [] : [["by", view]]), ...kept]).toString();
    return query === "" ? place : `${place}?${query}`;
  };
  return [
    { text: "One by one", href: address(""), current: by !== "grid" },
    { text: "Candidates by subject", href: address("grid"), current: by === "grid" },
  ];
}
