/** `Emma Kay BURNS`, as lists and headings name a person; somebody may have one name only. */
export function fullName({ surname, forenames }: { readonly surname: string; readonly forenames: string }): string {
  return forenames === "" ? surname : `${forenames} ${surname}`;
}
