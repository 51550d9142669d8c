/** A piece of a line: words, or a link to one of our own pages. */
export type Piece = { readonly text: string; readonly href?: string };

/** A message as paragraphs of lines. Only links to our own pages can be followed; they lead to the page itself. */
export function paragraphsOf(text: string, address: string): readonly (readonly (readonly Piece[])[])[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split("\n").map((line) => piecesOf(line, address)));
}

function piecesOf(line: string, address: string): readonly Piece[] {
  return line
    .split(/(https?:\/\/\S*[^\s.,;:!?)'"])/)
    .filter((part) => part !== "")
    .map((part) => {
      const path = part.startsWith(`${address}/`) ? part.slice(address.length) : "";
      return path === "" ? { text: part } : { text: part, href: path };
    });
}
