/** What the grades of a qualification are worked out from, by its scheme. */
export function gradedBy(scheme: string): string {
  if (scheme === "linear") return "Weighted marks";
  return scheme === "points" ? "Points" : "Uniform marks";
}
