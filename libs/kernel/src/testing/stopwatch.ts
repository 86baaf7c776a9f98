const everyMs = 20;

/**
 * Measures what somebody promises a time for. It counts the milliseconds in which this process had its turn, more or less: while
 * the machine is busy with others, few pass.
 */
export function stopwatch(): Stopwatch {
  return new Stopwatch();
}

class Stopwatch implements Disposable {
  private passed = 0;
  private last = performance.now();
  private readonly ticking = setInterval(() => this.ms(), everyMs).unref();

  /** Milliseconds since it was made. */
  ms(): number {
    const now = performance.now();
    this.passed += Math.min(now - this.last, 2 * everyMs);
    this.last = now;
    return this.passed;
  }

  [Symbol.dispose](): void {
    clearInterval(this.ticking);
  }
}
