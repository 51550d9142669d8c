type Crumb = { readonly text: string; readonly href: string };

/** The way to a list of results in a series: a centre's own begins at the list, the board's at the centres. */
export function wayToResults(centreId: string, own: boolean, series: string): readonly Crumb[] {
  if (own) return [{ text: "Results", href: `/centre/results?series=${series}` }];
  const centre = `/board/centres/${centreId}`;
  return [
    { text: "Centres", href: "/board/centres" },
    { text: centreId, href: centre },
    { text: "Results", href: `${centre}/results?series=${series}` },
  ];
}
