const useColour = process.stdout.isTTY && !process.env.NO_COLOR;
const colour = (code) => (text) => (useColour ? `\u001b[${code}m${text}\u001b[0m` : text);

export const green = colour('32');
export const red = colour('31');
export const yellow = colour('33');
export const dim = colour('2');
export const bold = colour('1');

export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** Prints one line per step: what is done while it lasts on a terminal, what was done and how long it took afterwards. */
export class Progress {
  /**
   * @template T
   * @param {string} doing e.g. "installing packages"
   * @param {string} done e.g. "packages installed"
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async step(doing, done, work) {
    const startedAt = performance.now();
    if (process.stdout.isTTY) process.stdout.write(`  ${dim('…')} ${doing}`);
    try {
      const result = await work();
      this.#finish(`  ${green('✓')} ${done} ${dim(`(${seconds(performance.now() - startedAt)})`)}`);
      return result;
    } catch (error) {
      this.#finish(`  ${red('✗')} ${doing}`);
      throw error;
    }
  }

  say(text) {
    process.stdout.write(`  ${text}\n`);
  }

  #finish(line) {
    process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`);
  }
}
