// A JSON file of a topic's state that several runs may change at the same time: read, change, write if nobody else did.
import { ConflictError } from '../../shared/errors.ts';
import type { Store } from '../../shared/store/store.ts';

const TRIES = 5;

/**
 * Changes a file under a condition and gives what it holds afterwards.
 * @param change from what the file holds, undefined where there is none, to what it is to hold; the same to leave it
 * @throws ConflictError when others change it at every try
 */
export const changeFile = async <T>(store: Store, key: string, change: (held: T | undefined) => T): Promise<T> => {
  for (let tried = 1; ; tried++) {
    const stored = await store.read(key);
    // Our own file: it is trusted to be of the type.
    const held = stored === undefined ? undefined : (JSON.parse(Buffer.from(stored.bytes).toString('utf8')) as T);
    const changed = change(held);
    if (changed === held) return changed;
    try {
      await store.write(key, JSON.stringify(changed), {
        contentType: 'application/json',
        condition: stored === undefined ? { absent: true } : { match: stored.etag },
      });
      return changed;
    } catch (error) {
      if (!(error instanceof ConflictError) || tried === TRIES) throw error;
    }
  }
};
