import { createHash } from "node:crypto";
import pg from "pg";

/** A statement with its values, each of which stays a parameter; the connection plans one that has a name once. */
export type Statement = { readonly text: string; readonly values: readonly unknown[]; readonly name: string };

/** A connection of a pool, or what stands for one while a request is answered. */
type Client = { query(...asked: never[]): unknown };

/** What the driver asks of a query while its answers come. */
type Handler = {
  submit(connection: object): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: object): void;
  handleReadyForQuery(connection: object): void;
  handleError(fault: Error, connection: object): void;
};

type Asked = { readonly statement: Statement; readonly handler: Handler };

/** What the driver sends a query of several statements with, and hands their answers to. */
type Together = pg.Submittable & Omit<Handler, "submit"> & { readonly name: string; readonly text: string };

/**
 * Asks several statements with one message and one wait. The database takes them as one transaction, unless one of them
 * begins another: when one fails, those after it are not done. The answer of the last.
 */
export function askTogether<Answer>(client: Client, statements: readonly Statement[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = statements.map((statement): Asked => {
      const { name, text, values } = statement;
      const done = (fault: Error | undefined, answer: Answer): void => {
        if (fault) reject(fault);
        else if (statement === statements.at(-1)) resolve(answer);
      };
      const handler: unknown = Reflect.construct(pg.Query, [{ name, text, values }, undefined, done]);
      if (!isHandler(handler)) throw new TypeError("The driver has changed: its queries cannot be asked together.");
      return { statement, handler };
    });
    Reflect.apply(client.query, client, [together(asked)]);
  });
}

function together(asked: readonly Asked[]): Together {
  let at = 0;
  const now = (): Asked => {
    const current = asked[at] ?? asked.at(-1);
    if (!current) throw new RangeError("Nothing was asked.");
    return current;
  };
  return {
    // The driver notes by these which statement was planned.
    get name() {
      return now().statement.name;
    },
    get text() {
      return now().statement.text;
    },
    submit: (connection) => {
      connection.stream.cork();
      // Only the end of the last statement ends the transaction.
      const open = Object.create(connection, { sync: { value: () => undefined } });
      asked.forEach(({ handler }, index) => handler.submit(index === asked.length - 1 ? connection : open));
      connection.stream.uncork();
    },
    handleRowDescription: (message) => now().handler.handleRowDescription(message),
    handleDataRow: (message) => now().handler.handleDataRow(message),
    handleCommandComplete: (message, connection) => {
      now().handler.handleCommandComplete(message, connection);
      at += 1;
    },
    handleReadyForQuery: (connection) => asked.forEach(({ handler }) => handler.handleReadyForQuery(connection)),
    handleError: (fault, connection) => {
      forgetUnplanned(connection, asked.slice(at));
      now().handler.handleError(fault, connection);
    },
  };
}

/** What came after a failure was not planned either, although it was sent. */
function forgetUnplanned(connection: object, asked: readonly Asked[]): void {
  const sent: unknown = Reflect.get(connection, "submittedNamedStatements");
  if (typeof sent !== "object" || sent === null) return;
  for (const { statement } of asked) Reflect.deleteProperty(sent, statement.name);
}

/** A name for a statement that reads: the same text has the same name on every connection. */
export function nameOf(text: string): string {
  const name = names.get(text) ?? `p${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  if (names.size < namesKept) names.set(text, name);
  return name;
}

const namesKept = 1000;
const names = new Map<string, string>();

function isHandler(query: unknown): query is Handler {
  const parts = ["submit", "handleRowDescription", "handleDataRow", "handleCommandComplete", "handleReadyForQuery"];
  return (
    typeof query === "object" &&
    query !== null &&
    [...parts, "handleError"].every((part) => typeof Reflect.get(query, part) === "function")
  );
}
