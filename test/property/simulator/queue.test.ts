import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventQueue } from '../../../electron/simulator/queue.ts';

it('leaves by time, and at one moment in the order of the planning, however planning and taking are mixed', () => {
  const action = fc.oneof(
    { weight: 3, arbitrary: fc.record({ at: fc.integer({ min: 0, max: 30 }) }) },
    { weight: 2, arbitrary: fc.constant('take' as const) },
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 200 }), actions => {
      const queue = new EventQueue<number>();
      let model: { at: number; item: number }[] = [];
      let planned = 0;
      const takeBoth = () => {
        const [first] = model.toSorted((a, b) => a.at - b.at || a.item - b.item);
        const taken = queue.take();
        expect(taken && { at: taken.at, item: taken.item }).toEqual(first);
        model = model.filter(one => one !== first);
      };
      for (const one of actions) {
        if (one === 'take') takeBoth();
        else {
          queue.plan(one.at, planned);
          model.push({ at: one.at, item: planned++ });
        }
        expect(queue.size).toBe(model.length);
      }
      while (model.length > 0) takeBoth();
      expect(queue.take()).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
