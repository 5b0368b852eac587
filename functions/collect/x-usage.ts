// What X has counted of a project's posts in this month, and what its cap leaves. Asking costs nothing.
import * as z from 'zod';
import type { Counted } from '../../shared/run.ts';
import type { Request } from './request.ts';
import { faultOf } from './x-faults.ts';

/** Whole numbers come as text or as numbers, by which of its pages one believes. */
const whole = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.number().int().nonnegative());

const usageSchema = z.object({
  data: z.object({ project_usage: whole, project_cap: whole, cap_reset_day: whole.optional() }),
});

/** Posts that the project has read since its month began, how many it may, and the days until it begins anew. */
export type XUsage = Pick<Counted, 'used' | 'cap' | 'daysLeft'>;

const MOST_DAYS = 31;
/** A count is worth no wait. */
const TIMEOUT_MS = 5_000;

/** Reads an answer of `GET /2/usage/tweets`; undefined where it is none. */
export const parseUsage = (text: string): XUsage | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = usageSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { project_usage: used, project_cap: cap, cap_reset_day: days } = parsed.data.data;
  return { used, cap, ...(days === undefined || days > MOST_DAYS ? {} : { daysLeft: days }) };
};

/** Where a path of X is on a server that may stand below a path of its own. */
export const xUrl = (base: URL, path: string, params: Readonly<Record<string, string>>): URL => {
  const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base);
  url.search = new URLSearchParams(params).toString();
  return url;
};

/**
 * Asks X what it has counted (docs.x.com, "Usage": 50 requests in 15 minutes).
 * Throws what x-faults.ts makes of a refusal, and SourceUnavailableError; answers undefined where X says nothing that can be read.
 */
export const readUsage = async (request: Request, base: URL, token: string): Promise<XUsage | undefined> => {
  const url = xUrl(base, '/2/usage/tweets', { 'usage.fields': 'cap_reset_day,project_cap,project_usage' });
  const answer = await request(url, { headers: { authorization: `Bearer ${token}` }, timeoutMs: TIMEOUT_MS });
  if (answer.status !== 200) throw faultOf(answer, token);
  return parseUsage(answer.text);
};
