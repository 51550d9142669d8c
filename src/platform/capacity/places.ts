import type { QueueClock, QueueLimits } from "./fair-queue.ts";

/** The places of a queue, and whose they are. */
export type Places = {
  isAnyFree(): boolean;
  /** Whether the group has fewer places than it may have at most. */
  hasShareLeft(group: string): boolean;
  /** Whether the group may have a place now: it gives way to others who ask too. */
  isFreeFor(group: string): boolean;
  /** Notes that the group asks. */
  see(group: string): void;
  /** Gives the group a place; what it returns gives the place back, once. */
  give(group: string): () => void;
};

/** What hears of places: that one may be had, and for how many milliseconds one was kept. */
type Hears = { letIn(): void; took(milliseconds: number): void };

type Place = { readonly began: number };

/** Makes the places. */
export function newPlaces(limits: QueueLimits, clock: QueueClock, hears: Hears): Places {
  const taken = new Map<string, Set<Place>>();
  const asking = newAsking(clock, limits.giveWayMilliseconds);
  let all = 0;
  const isAnyFree = (): boolean => all < limits.atOnce;
  const hasShareLeft = (group: string): boolean => (taken.get(group)?.size ?? 0) < limits.atOnceOfGroup;
  const isNew = ({ began }: Place): boolean => clock.now() - began < limits.giveWayMilliseconds;
  /** A timer may call a few milliseconds early, by the clock that is asked here: then it is set once more. */
  const whenOld = (place: Place, act: () => void): (() => void) => {
    const left = place.began + limits.giveWayMilliseconds - clock.now();
    let stop = clock.after(Math.max(1, left), () => {
      if (isNew(place)) stop = whenOld(place, act);
      else act();
    });
    return () => stop();
  };
  const mustGiveWay = (group: string): boolean => asking.others(group) && [...(taken.get(group) ?? [])].some(isNew);
  return {
    isAnyFree,
    hasShareLeft,
    isFreeFor: (group) => isAnyFree() && hasShareLeft(group) && !mustGiveWay(group),
    see: asking.see,
    give: (group) => {
      const [own, place] = [taken.get(group) ?? new Set<Place>(), { began: clock.now() }];
      taken.set(group, own.add(place));
      all += 1;
      const stopTimer = whenOld(place, hears.letIn);
      return () => {
        if (!own.delete(place)) return;
        all -= 1;
        if (own.size === 0) taken.delete(group);
        stopTimer();
        asking.see(group);
        hears.took(clock.now() - place.began);
        hears.letIn();
      };
    },
  };
}

/** Which groups asked or were served lately: the last one, and the last other than that. */
function newAsking({ now }: QueueClock, lately: number) {
  let [last, before] = [
    { group: "", at: -Infinity },
    { group: "", at: -Infinity },
  ];
  return {
    see: (group: string): void => {
      if (group !== last.group) before = last;
      last = { group, at: now() };
    },
    others: (group: string): boolean => now() - (group === last.group ? before : last).at < lately,
  };
}
