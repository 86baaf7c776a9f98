/** One open tab. */
export interface LiveSink {
  send(message: object): void;
  /** Closes it; the tab learns that it won't be let in again. */
  end(): void;
}

interface Subscription {
  readonly companyId: string;
  readonly userId: string;
  readonly sink: LiveSink;
}

/** Tells open tabs what happens in their company. A bot is one process, so its tabs are all here. */
export class LiveHub {
  private readonly subscriptions = new Set<Subscription>();

  /** Answers how to leave. */
  subscribe(companyId: string, userId: string, sink: LiveSink): () => void {
    const subscription = { companyId, userId, sink };
    this.subscriptions.add(subscription);
    return () => this.subscriptions.delete(subscription);
  }

  publish(companyId: string, message: object): void {
    for (const subscription of this.subscriptions) {
      if (subscription.companyId === companyId) subscription.sink.send(message);
    }
  }

  /** Closes the tabs of someone who is no member any more. */
  dropMember(companyId: string, userId: string): void {
    this.drop((s) => s.companyId === companyId && s.userId === userId);
  }

  dropCompany(companyId: string): void {
    this.drop((s) => s.companyId === companyId);
  }

  dropAll(): void {
    this.drop(() => true);
  }

  private drop(matches: (subscription: Subscription) => boolean): void {
    for (const subscription of [...this.subscriptions].filter(matches)) {
      this.subscriptions.delete(subscription);
      subscription.sink.end();
    }
  }
}
