/** Whether a browser takes gzip: named, and not with a weight of nothing. */
export function takesGzip(accepted: string | readonly string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(accepted ?? ""));
}
