import { Agent, request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import type { Storm, StormAnswers } from "./storm.ts";

/**
 * Sends sign-ins at an even pace from a thread of its own, whether or not those before were answered, as people do who
 * know nothing of each other; each is another person, until all had their turn.
 */
async function sendStorm({ address, perSecond, seconds, bodies }: Storm): Promise<StormAnswers> {
  const answers: StormAnswers = { statuses: {}, withRetryAfter: 0, errors: 0, turnedAwayMs: [] };
  const agent = new Agent({ keepAlive: true });
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const wait = began + (number * 1000) / perSecond - performance.now();
    if (wait > 0)
      await new Promise((go) => {
        setTimeout(go, wait);
      });
    all.push(send(agent, address, bodies[number % bodies.length] ?? "", answers));
  }
  await Promise.all(all);
  agent.destroy();
  return answers;
}

function send(agent: Agent, address: string, body: string, answers: StormAnswers): Promise<void> {
  const sent = performance.now();
  return new Promise((done) => {
    const asked = request(
      `${address}/sign-in/password`,
      {
        method: "POST",
        agent,
        headers: { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) },
      },
      (answer) => {
        const status = String(answer.statusCode);
        answers.statuses[status] = (answers.statuses[status] ?? 0) + 1;
        if (answer.headers["retry-after"]) answers.withRetryAfter += 1;
        answer.resume().on("end", () => {
          if (status === "503") answers.turnedAwayMs.push(performance.now() - sent);
          done();
        });
      },
    );
    asked.on("error", () => {
      answers.errors += 1;
      done();
    });
    asked.end(body);
  });
}

const storm: Storm = workerData;
parentPort?.postMessage(await sendStorm(storm));
