/** What waits for its moment. `order` tells which of two at the same moment came first. */
interface Waiting<T> {
  at: number;
  order: number;
  item: T;
}

/** A queue by time: a binary heap. What is planned for the same moment leaves in the order in which it was planned. */
export class EventQueue<T> {
  readonly #heap: Waiting<T>[] = [];
  #planned = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** `at` in milliseconds UTC; a moment that is past already leaves first. */
  plan(at: number, item: T): void {
    const heap = this.#heap;
    const added = { at, order: this.#planned++, item };
    let place = heap.length;
    heap.push(added);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above]!;
      if (!before(added, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = added;
  }

  /** The earliest, taken out; undefined where nothing waits. */
  take(): { at: number; item: T } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
      const lower = heap[child]!;
      if (!before(lower, last)) break;
      heap[place] = lower;
      place = child;
    }
    heap[place] = last;
    return first;
  }
}

function before<T>(one: Waiting<T>, other: Waiting<T>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
