import type { ObjectStore } from '../../../platform/object-store.ts';

/** An object store in a map, by key; addresses that are signed lead below `url`, and nobody answers there. */
export const objectsIn = (stored: Map<string, Buffer>, url: string): ObjectStore => ({
  get: ({ key }) => Promise.resolve(stored.get(key)),
  sizeOf: ({ key }) => Promise.resolve(stored.get(key)?.length),
  put: ({ key }, body) => {
    stored.set(key, Buffer.from(body));
    return Promise.resolve();
  },
  presign: ({ key }) => Promise.resolve(`${url}/objects/${key}`),
  presignPut: ({ key }) => Promise.resolve(`${url}/objects/${key}`),
});
