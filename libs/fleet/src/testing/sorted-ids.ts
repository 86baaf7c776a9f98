/** Ids in their order, for stores that page by them: adding at the end is cheap, sorting is put off until somebody reads. */
export class SortedIds {
  private sorted: string[] = [];
  private readonly ids = new Set<string>();
  private isSorted = true;

  add(id: string): void {
    if (this.ids.has(id)) return;
    this.ids.add(id);
    const last = this.sorted.at(-1);
    if (last !== undefined && last >= id) this.isSorted = false;
    this.sorted.push(id);
  }

  delete(id: string): void {
    this.ids.delete(id);
  }

  /** Up to `limit` ids after one. */
  after(id: string | undefined, limit: number): string[] {
    this.tidy();
    const page: string[] = [];
    for (let at = id === undefined ? 0 : this.firstAfter(id); at < this.sorted.length && page.length < limit; at++) {
      const each = this.sorted[at]!;
      if (this.ids.has(each)) page.push(each);
    }
    return page;
  }

  /** Forgets what was deleted once it is the greater part; sorts where something came out of order. */
  private tidy(): void {
    if (this.isSorted && this.sorted.length <= 2 * this.ids.size + 100) return;
    this.sorted = [...this.ids].sort();
    this.isSorted = true;
  }

  private firstAfter(id: string): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.sorted[middle]! <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
