import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { AddressCodec, AddressValue } from './address-filter.ts';
import type { Sort } from './table-types.ts';

/**
 * A filter that lives in the address: going back, reloading and sending the address to a colleague keep it. `set` replaces the
 * current entry of the history, so that typing does not fill it. Define the codec outside of the component.
 */
export function useAddress<S>(codec: AddressCodec<S>): [AddressValue<S>, (next: AddressValue<S>) => void] {
  const [params, setParams] = useSearchParams();
  const value = useMemo(() => codec.read(params), [codec, params]);
  const set = useCallback(
    (next: AddressValue<S>) => setParams(before => codec.write(next, before), { replace: true }),
    [codec, setParams],
  );
  return [value, set];
}

/** The sort of a table in the address: `?sort=ttl&direction=descending`. The first of `keys` is the default. */
export function useAddressSort<K extends string>(
  keys: readonly [K, ...K[]],
  first: Sort['direction'] = 'ascending',
): [{ key: K; direction: Sort['direction'] }, (sort: Sort) => void] {
  const [params, setParams] = useSearchParams();
  const key = keys.find(known => known === params.get('sort')) ?? keys[0];
  const given = params.get('direction');
  const direction = given === 'descending' || given === 'ascending' ? given : first;
  const set = useCallback(
    (sort: Sort) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          next.set('sort', sort.key);
          next.set('direction', sort.direction);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [{ key, direction }, set];
}
