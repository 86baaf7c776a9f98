/** What some tasks need to be worked on: made for one lane, used for one task after the other. */
export interface Stage {
  close(): Promise<void>;
}

/**
 * Works on tasks in their order, in as many lanes side by side, each on a stage of its own. A stage on which a task failed is
 * not used again, so that one failure is one.
 */
export class SideBySide<Task, S extends Stage, Result> {
  private readonly outcomes = new Map<Task, PromiseWithResolvers<Result>>();
  private readonly queue: Task[];
  private readonly running: Promise<void>[];
  private opened: Promise<unknown> = Promise.resolve();

  constructor(
    tasks: readonly Task[],
    lanes: number,
    private readonly open: () => Promise<S>,
    private readonly work: (stage: S, task: Task) => Promise<Result>,
  ) {
    this.queue = [...tasks];
    for (const task of tasks) {
      const outcome = Promise.withResolvers<Result>();
      // Whoever asks for it hears of a failure, `end` of one in closing; until then nobody does.
      outcome.promise.catch(() => undefined);
      this.outcomes.set(task, outcome);
    }
    this.running = Array.from({ length: lanes }, () => this.lane());
    for (const lane of this.running) lane.catch(() => undefined);
  }

  /** What came, or will come, of a task. */
  async resultOf(task: Task): Promise<Result> {
    const outcome = this.outcomes.get(task);
    if (outcome === undefined) throw new Error('This is none of the tasks');
    return outcome.promise;
  }

  /** Begins nothing more, waits for what has begun, and closes the stages. */
  async end(): Promise<void> {
    this.queue.length = 0;
    await Promise.all(this.running);
  }

  private async lane(): Promise<void> {
    let stage: S | undefined;
    for (let task = this.queue.shift(); task !== undefined; task = this.queue.shift()) {
      const outcome = this.outcomes.get(task);
      try {
        stage ??= await this.openInTurn();
        outcome?.resolve(await this.work(stage, task));
      } catch (error) {
        outcome?.reject(error);
        await stage?.close();
        stage = undefined;
      }
    }
    await stage?.close();
  }

  /** A server that starts computes and waits for nothing: all at once they would be late for one another's time limits. */
  private openInTurn(): Promise<S> {
    const opening = this.opened.then(this.open);
    this.opened = opening.catch(() => undefined);
    return opening;
  }
}
