// Whose `we` a post speaks of: a name that a sentence gives to it and that no post can refute.
import type { Source } from './source-post.ts';

const WE =
  /\b(?:we|our|ours|us)\b|\bwe['’]\w+|我们|我們|咱们|私たち|当社|弊社|\bnosotros\b|\bnuestr[oa]s?\b|\bnous\b|\bnotre\b|\bnos\b|우리|저희/iu;

/** What may stand before the name of a doer: nothing, or a few letters without a verb that has an object. */
const DOER_BEFORE =
  /^(?!.*(?:收购|收購|买下|投资|并购|起诉|击败|超过|加入|选择|\b(?:buy|acquir|invest|sue|beat|join)\w*))\P{Script=Latin}{0,8}$/u;

/**
 * Whose `we` it is stands in no post of a person: the one name that a claim gives to it can't be refuted. It is the name of
 * who acts, at the beginning of a clause.
 */
export const isWhoWeAre = (name: string, claim: string, sources: readonly Source[]): boolean =>
  !/[\d@]/.test(name) &&
  DOER_BEFORE.test(
    claim
      .slice(0, Math.max(0, claim.indexOf(name)))
      .split(/[，,；;。：:]/u)
      .at(-1) ?? '',
  ) &&
  sources.some(({ normal, accounts }) => accounts.size === 0 && WE.test(normal));
