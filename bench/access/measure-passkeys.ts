import type { FastifyInstance } from "fastify";
import type { App } from "#platform/app";
import { addPerson, startSession } from "#people";
import { type SoftwareAuthenticator, softwareAuthenticator } from "../../src/people/passkeys/software-authenticator.ts";
import { repeatFor } from "./repeat-for.ts";

const peopleAtOnce = 32;

/**
 * Sign-ins by passkey, from the question to the session: each two requests, a signature made and a signature checked.
 */
export async function measurePasskeys(app: App, server: FastifyInstance, seconds: number) {
  const keys: SoftwareAuthenticator[] = [];
  for (let number = 0; number < peopleAtOnce; number += 1) keys.push(await personWithKey(app, server, number));
  const signIn = async (lane: number): Promise<void> => {
    const asked = await server.inject({ method: "POST", url: "/sign-in/passkey/options" });
    const cookie = asked.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const done = await server.inject({
      method: "POST",
      url: "/sign-in/passkey",
      headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams({ response: keys[lane]?.get(asked.json()) ?? "" }).toString(),
    });
    if (done.statusCode !== 303) throw new Error(`A passkey was answered ${done.statusCode}.`);
  };
  await repeatFor(1, peopleAtOnce, signIn);
  return { figures: { passkeySignIns: { value: await repeatFor(seconds, peopleAtOnce, signIn), unit: "per second" } } };
}

async function personWithKey(app: App, server: FastifyInstance, number: number): Promise<SoftwareAuthenticator> {
  const personId = `bench-key-${number}`;
  await addPerson(app, { personId, name: personId, side: "centre", role: "exams-officer", centreId: "20001" });
  const from = { browser: "bench", network: "127.0.0.1" };
  const token = await startSession(app, { personId, level: "full", method: "passkey", from });
  const headers = { authorization: `Bearer ${token}` };
  const asked = await server.inject({ method: "POST", url: "/account/passkeys/options", headers });
  const key = softwareAuthenticator(app.site.address);
  const added = await server.inject({
    method: "POST",
    url: "/account/passkeys/add",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams({ response: key.create(asked.json()), name: "Bench" }).toString(),
  });
  if (added.statusCode !== 303) throw new Error(`Adding a passkey was answered ${added.statusCode}.`);
  return key;
}
