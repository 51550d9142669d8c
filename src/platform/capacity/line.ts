import type { Caller } from "./fair-queue.ts";

/** Somebody who waits, and how they are told. */
export type Waiting<Answer> = { readonly caller: Caller; answer(answer: Answer): void };

/** Those who wait, in the order in which they will be served. */
export type Line<Answer> = {
  length(): number;
  ofGroup(group: string): number;
  ofPerson(caller: Caller): number;
  add(waiting: Waiting<Answer>): void;
  /** Takes somebody out who waits no longer; false when they do not wait. */
  remove(waiting: Waiting<Answer>): boolean;
  /** Takes the next of the groups that may have a turn; undefined when nobody of those waits. */
  takeNext(mayHaveTurn: (group: string) => boolean): Waiting<Answer> | undefined;
};

type Group<Answer> = { readonly people: Map<string, Set<Waiting<Answer>>>; count: number };

/**
 * Groups take turns, and within a group its people. Maps keep their order: who has had a turn goes to the end, and who
 * comes new begins there.
 */
export function newLine<Answer>(): Line<Answer> {
  const groups = new Map<string, Group<Answer>>();
  let length = 0;
  const remove = (waiting: Waiting<Answer>): boolean => {
    const isRemoved = removeFrom(groups, waiting);
    if (isRemoved) length -= 1;
    return isRemoved;
  };
  return {
    length: () => length,
    ofGroup: (name) => groups.get(name)?.count ?? 0,
    ofPerson: ({ group, person }) => groups.get(group)?.people.get(person)?.size ?? 0,
    add: (waiting) => {
      const { group: name, person } = waiting.caller;
      const group = groups.get(name) ?? { people: new Map(), count: 0 };
      groups.set(name, group);
      group.people.set(person, (group.people.get(person) ?? new Set()).add(waiting));
      group.count += 1;
      length += 1;
    },
    remove,
    takeNext: (mayHaveTurn) => {
      for (const [name, group] of groups) {
        if (!mayHaveTurn(name)) continue;
        const [person, own] = firstOf(group.people) ?? ["", new Set()];
        const [next] = own;
        if (!next) continue;
        toTheEnd(groups, name);
        toTheEnd(group.people, person);
        remove(next);
        return next;
      }
      return undefined;
    },
  };
}

function removeFrom<Answer>(groups: Map<string, Group<Answer>>, waiting: Waiting<Answer>): boolean {
  const { group: name, person } = waiting.caller;
  const group = groups.get(name);
  const own = group?.people.get(person);
  if (!group || !own?.delete(waiting)) return false;
  group.count -= 1;
  if (own.size === 0) group.people.delete(person);
  if (group.count === 0) groups.delete(name);
  return true;
}

function firstOf<Key, Value>(map: ReadonlyMap<Key, Value>): readonly [Key, Value] | undefined {
  const [first] = map;
  return first;
}

function toTheEnd<Key, Value>(map: Map<Key, Value>, key: Key): void {
  const value = map.get(key);
  if (value === undefined) return;
  map.delete(key);
  map.set(key, value);
}
