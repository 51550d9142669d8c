import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { App } from "#platform/app";

const program = fileURLToPath(new URL("./serve-board.ts", import.meta.url));

/** Serves a program's board in a process of its own while something is done with its address. */
export async function servedApart<Value>(app: App, run: (address: string) => Promise<Value>): Promise<Value> {
  const port = await freePort();
  const child = fork(program, [JSON.stringify(app.database.address), String(port)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const ended = once(child, "exit");
  try {
    const said = await Promise.race([once(child, "message"), ended.then(() => ["ended"])]);
    if (said[0] !== "serving") throw new Error("The program that was to be measured ended.");
    return await run(`http://127.0.0.1:${port}`);
  } finally {
    if (child.connected) child.send("stop");
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}
