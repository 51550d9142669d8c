/** The database cannot be used as asked. The message is for people; `code` is stable. */
export class DatabaseFault extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "DatabaseFault";
    this.code = code;
  }
}
