import { checkUci, checkUln, completeUci, type Command, type CommandIo, type Decision } from "#kernel";

/** `uci ID…`: whether each UCI is valid; one of 12 characters is completed. */
export const uciCommand: Command = {
  name: "uci",
  summary: "Check UCIs, or complete those without a check letter",
  usage: "uci ID…",
  run: (args, io) => answerAll(uciCommand, args, io, answerUci),
};

/** `uln ID…`: whether each ULN is valid. */
export const ulnCommand: Command = {
  name: "uln",
  summary: "Check ULNs",
  usage: "uln ID…",
  run: (args, io) => answerAll(ulnCommand, args, io, (uln) => answer(uln, checkUln(uln), "valid")),
};

type Answer = { readonly line: string; readonly good: boolean };

async function answerAll(
  command: Command,
  args: readonly string[],
  io: CommandIo,
  ask: (id: string) => Answer,
): Promise<number> {
  if (args.length === 1 && args[0] === "--help") {
    await io.out(`${command.summary}\n\nUsage: ./accolade ${command.usage}\n`);
    return 0;
  }
  if (args.length === 0) {
    io.err(`Usage: ./accolade ${command.usage}\n`);
    return 2;
  }
  const answers = args.map(ask);
  for (const each of answers) await io.out(`${each.line}\n`);
  return answers.every((each) => each.good) ? 0 : 1;
}

function answerUci(uci: string): Answer {
  if (uci.length !== 12) return answer(uci, checkUci(uci), "valid");
  const completed = completeUci(uci);
  return answer(uci, completed, completed.ok ? `complete ${completed.value}` : "");
}

function answer(id: string, decision: Decision<string>, good: string): Answer {
  if (decision.ok) return { line: `${id} ${good}`, good: true };
  const reason = decision.refusals.map((refusal) => `${refusal.code}: ${refusal.text}`).join(" ");
  return { line: `${id} invalid ${reason}`, good: false };
}
