import { AsyncLocalStorage } from 'node:async_hooks';

/** What a store does at the edges of a transaction. */
export interface TransactionEdges {
  begin(): void;
  commit(): void;
  rollback(): void;
}

/** `open` guards against a context that outlives its transaction: a timer started inside one inherits the context. */
interface Running {
  open: boolean;
  failure?: { readonly cause: unknown };
}

/**
 * Runs transactions one after another, so that each sees the whole effect of the one before: on one connection that is
 * what "serialisable" means. A transaction begun inside another joins it; if the inner one fails the outer can't commit,
 * even where the caller swallowed the error, because half of the inner one's writes may be there.
 */
export class SerialTransactions {
  private readonly context = new AsyncLocalStorage<Running>();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly edges: TransactionEdges) {}

  /** Runs `work` alone, or as part of the transaction it is called in. What it throws rolls everything back. */
  run<T>(work: () => T | Promise<T>): Promise<T> {
    const outer = this.context.getStore();
    if (outer?.open) return this.join(outer, work);

    const result = this.tail.then(() => this.runAlone(work));
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async join<T>(outer: Running, work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      outer.failure ??= { cause };
      throw cause;
    }
  }

  private async runAlone<T>(work: () => T | Promise<T>): Promise<T> {
    const running: Running = { open: true };
    this.edges.begin();
    try {
      const result = await this.context.run(running, async () => work());
      if (running.failure) throw running.failure.cause;
      this.edges.commit();
      return result;
    } catch (cause) {
      this.edges.rollback();
      throw cause;
    } finally {
      running.open = false;
    }
  }
}
