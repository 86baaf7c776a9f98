/** Thrown by everything that a killed process still tries. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** One process' life: it ends at the chosen moment, and nothing it does after that has an effect. */
export class Life {
  private moments = 0;
  /** `dieAt`: which of its moments is its last, counted from 0; undefined: it lives. */
  constructor(private readonly dieAt?: number) {}

  get lived(): number {
    return this.moments;
  }

  get isOver(): boolean {
    return this.dieAt !== undefined && this.moments > this.dieAt;
  }

  /** A moment at which the process could be killed. */
  pass(): void {
    if (this.moments === this.dieAt || this.isOver) {
      this.moments = Math.max(this.moments, this.dieAt ?? 0) + 1;
      throw new Killed();
    }
    this.moments += 1;
  }
}

/** The port in the hands of a process that may be killed before each call, and after it, before it knows the answer. */
export function mortal<Port extends object>(port: Port, life: Life): Port {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      if (isAsyncGenerator(member))
        return async function* (...parameters: unknown[]) {
          life.pass();
          yield* Reflect.apply(member, target, parameters);
          life.pass();
        };
      return async (...parameters: unknown[]) => {
        life.pass();
        const answer: unknown = await Reflect.apply(member as (...args: unknown[]) => unknown, target, parameters);
        life.pass();
        return answer;
      };
    },
  });
}

function isAsyncGenerator(member: object): member is (...parameters: unknown[]) => AsyncIterable<unknown> {
  return Object.prototype.toString.call(member) === '[object AsyncGeneratorFunction]';
}
