/** `1 entry`, `2 entries`: a number with what it counts, thousands with a comma. */
export function countWords(count: number, one: string, several: string): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${digits} ${count === 1 ? one : several}`;
}
