import type { Phase, Progress } from "#platform/cli";

/** How far the phase under way is: `total` is undefined where nobody can say. */
export type Stage = { readonly name: string; readonly done: number; readonly total: number | undefined };

/** A progress whose phase can be left and gone on with, since the year stops where somebody looks round. */
export type PausingProgress = Progress & {
  /** Ends what is shown of the phase under way; it is shown again when it goes on. */
  pause(): void;
  /** The phase that began last. */
  stage(): Stage | undefined;
};

/** Shows the phases of the year, also those that a stop divides. */
export function pausingProgress(shown: Progress): PausingProgress {
  let stage: Stage | undefined;
  let open: Phase | undefined;
  const show = ({ name, total }: Stage): Phase => (open ??= shown.phase(name, total));
  return {
    stage: () => stage,
    pause: () => {
      if (open && stage) open.done(stage.total === undefined ? "so far" : `${stage.done} of ${stage.total} so far`);
      open = undefined;
    },
    phase: (name, total) => {
      let now: Stage = { name, done: 0, total };
      stage = now;
      open = undefined;
      if (total === undefined) show(now);
      return {
        advance: (by = 1) => {
          now = { ...now, done: now.done + by };
          stage = now;
          show(now).advance(by);
        },
        done: (note) => {
          show(now).done(note);
          open = undefined;
        },
      };
    },
  };
}
