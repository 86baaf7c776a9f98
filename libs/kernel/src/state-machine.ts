/** A table of allowed transitions: from each status to those it may become. */
export type Transitions<Status extends string> = Readonly<Record<Status, readonly Status[]>>;

/** The statuses from which `to` may be reached: the `IN (…)` of a compare-and-set. */
export function allowedFrom<Status extends string>(transitions: Transitions<Status>, to: Status): Status[] {
  return (Object.keys(transitions) as Status[]).filter((from) => transitions[from].includes(to));
}

/** What a spec asserts of each table: nothing unreachable from `initial`, no dead end but the named final ones. */
export function flawsOf<Status extends string>(
  transitions: Transitions<Status>,
  initial: readonly Status[],
  final: readonly Status[],
): { unreachable: Status[]; deadEnds: Status[] } {
  const reached = new Set<Status>(initial);
  for (const status of reached) transitions[status].forEach((next) => reached.add(next));
  const all = Object.keys(transitions) as Status[];
  return {
    unreachable: all.filter((s) => !reached.has(s)),
    deadEnds: all.filter((s) => transitions[s].length === 0 && !final.includes(s)),
  };
}
