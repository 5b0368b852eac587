// What a key may look like, for every kind of store, so that what works in a folder works on S3.
import { BadInputError } from '../errors.ts';

// S3 takes 1,024 bytes; the rest is for the store's own prefix.
const LONGEST = 900;
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._=@+-]*$/;

/**
 * Checks a key: segments of ASCII letters, digits and `._=@+-` joined by single slashes, none of which begins with
 * a dot; so no key leaves its folder or meets the store's own files. Throws BadInputError with the key.
 */
export const checkKey = (key: string): void => {
  if (key.length > LONGEST || !key.split('/').every((segment) => SEGMENT.test(segment))) {
    throw new BadInputError(
      `The store key ${JSON.stringify(key)} is not a relative path of plain names; this is a defect.`,
    );
  }
};
