// What a schema complains of, in words.
import type * as z from 'zod';

/** The first complaint: `author.username: Invalid input: expected string, received number`. */
export const issueOf = (error: z.ZodError): string => {
  const issue = error.issues[0];
  if (issue === undefined) return 'it does not have the expected form';
  const path = issue.path.join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
};
