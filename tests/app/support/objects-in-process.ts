import type { ObjectStore } from '../../../platform/object-store.ts';

/** Hears of a permission that a function needs. */
type Uses = (action: string, on: string) => void;

/** An object store in a map, by key; addresses that are signed lead below `url`, and nobody answers there. */
export function objectsIn(stored: Map<string, Buffer>, url: string, uses: Uses): ObjectStore {
  const reads = (bucket: string): void => uses('s3:GetObject', bucket);
  const writes = (bucket: string): void => uses('s3:PutObject', bucket);
  return {
    get: ({ bucket, key }, { from, to } = { from: 0, to: Infinity }) => {
      reads(bucket);
      return Promise.resolve(stored.get(key)?.subarray(from, to));
    },
    sizeOf: ({ bucket, key }) => {
      reads(bucket);
      return Promise.resolve(stored.get(key)?.length);
    },
    put: ({ bucket, key }, body) => {
      writes(bucket);
      stored.set(key, Buffer.from(body));
      return Promise.resolve();
    },
    // Whoever has such an address may do what its signer may.
    presign: ({ bucket, key }) => {
      reads(bucket);
      return Promise.resolve(`${url}/objects/${key}`);
    },
    presignPut: ({ bucket, key }) => {
      writes(bucket);
      return Promise.resolve(`${url}/objects/${key}`);
    },
  };
}
