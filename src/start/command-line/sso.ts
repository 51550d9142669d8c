import type { CommandIo, Decision } from "#kernel";
import type { App } from "#platform/app";
import { defineCommand, type OptionValues } from "#platform/cli";
import { perform } from "#platform/perform";
import {
  changeProvider,
  connectProvider,
  disconnectProvider,
  listAllProviders,
  returnAddress,
} from "#people/single-sign-on";
import { dataOptions, withApp } from "../with-app.ts";
import { operator } from "./operator.ts";

const options = {
  ...dataOptions,
  id: { type: "text", value: "ID", about: "an identifier for addresses, such as northern-trust" },
  name: { type: "text", value: "NAME", about: "the name of the organisation, as shown on the button" },
  issuer: { type: "text", value: "URL", about: "add: the issuer, exactly as the provider gives it" },
  "client-id": { type: "text", value: "TEXT", about: "the client ID that the provider gave this board" },
  "second-factor": {
    type: "text",
    value: "SIGNS",
    about: "what counts as a second factor, such as amr:mfa or acr:VALUE, separated by commas",
  },
  "email-domains": { type: "text", value: "DOMAINS", about: "only people with verified addresses in these domains" },
  "private-network": { type: "flag", about: "add: the provider is on the board's own network" },
  secret: { type: "flag", about: "change: read a new client secret from standard input (add always does)" },
  on: { type: "flag", about: "change: turn it on" },
  off: { type: "flag", about: "add and change: turn it off" },
  address: { type: "text", value: "URL", about: "where people reach the pages; or set ACCOLADE_ADDRESS" },
} as const;

export type SsoOptions = OptionValues<typeof options>;

/** Connects, lists, changes and disconnects organisations whose sign-in the board trusts. */
export const sso = defineCommand({
  name: "sso",
  summary: "Connect organisations for single sign-on: list, add (secret on standard input), change, remove",
  options,
  rest: { name: "list|add|change|remove", min: 1, max: 1 },
  run: (given, [task = ""], io) => withApp(given, io, (app) => runSso(app, task, given, io)),
});

/** One task of the command on an open program. */
export async function runSso(app: App, task: string, given: SsoOptions, io: CommandIo): Promise<number> {
  const { id = "" } = given;
  switch (task) {
    case "list":
      return list(app, io);
    case "add":
      return answer(
        io,
        await perform(app, operator, connectProvider, {
          ...written(given),
          active: !given.off,
          privateNetwork: given["private-network"],
          clientSecret: await secret(io),
        }),
        `Connected. Register this return address at the provider: ${returnAddress(app, id)}`,
      );
    case "change":
      return answer(io, await change(app, given, io), "Changed.");
    case "remove":
      return answer(
        io,
        await perform(app, operator, disconnectProvider, { provider: id }),
        `Disconnected. Nobody can sign in with ${id} any more.`,
      );
    default:
      io.err(`accolade sso: ${task} is not a task. Use: ./accolade sso list, add, change or remove\n`);
      return 2;
  }
}

async function list(app: App, io: CommandIo): Promise<number> {
  const providers = await listAllProviders(app);
  if (providers.length === 0) io.out("No organisation is connected.\n");
  for (const { id, name, issuer, active, people } of providers) {
    io.out(`${id}: ${name}, ${active ? "on" : "off"}, ${people} linked, ${issuer}\n`);
  }
  return 0;
}

/** The options given replace what is stored. The rest stays as it is. */
async function change(app: App, given: SsoOptions, io: CommandIo): Promise<Decision<unknown>> {
  const kept = (await listAllProviders(app)).find(({ id }) => id === given.id);
  const asKept = kept && {
    ...kept,
    secondFactor: kept.secondFactor.join(" "),
    emailDomains: kept.emailDomains.join(" "),
  };
  return perform(app, operator, changeProvider, {
    ...asKept,
    ...written(given),
    active: given.on || (kept?.active === true && !given.off),
    clientSecret: given.secret ? await secret(io) : "",
  });
}

function written(given: SsoOptions): object {
  const fields = {
    id: given.id,
    name: given.name,
    issuer: given.issuer,
    clientId: given["client-id"],
    secondFactor: given["second-factor"],
    emailDomains: given["email-domains"],
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The secret comes on standard input: an argument would show in the list of processes and in the shell's history. */
async function secret(io: CommandIo): Promise<string> {
  io.err("Enter the client secret on standard input.\n");
  const parts: Uint8Array[] = [];
  for await (const part of io.input) parts.push(part);
  return Buffer.concat(parts).toString("utf8").trim();
}

function answer(io: CommandIo, done: Decision<unknown>, sentence: string): number {
  if (!done.ok) {
    for (const { text } of done.refusals) io.err(`accolade sso: ${text}\n`);
    return 1;
  }
  io.out(`${sentence}\n`);
  return 0;
}
