// What every part of rendering needs to know: the style, the words, the numbers of links.
import { BrokenPromiseError } from '../../shared/errors.ts';
import { safeUrl } from '../../shared/links.ts';
import type { Report } from '../../shared/report.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';

export type Style = 'cited' | 'plain';

/** What rendering needs to know beside the sentence. */
export interface Rendering {
  readonly style: Style;
  readonly labels: ReportLabels;
  readonly language: Report['language'];
  /** The link to a post, `[[3]](https://…)`: the number is given at the post's first appearance. */
  readonly link: (post: string) => string;
  /** Path of the report's evidence from the root of the site. */
  readonly evidence: string;
}

/** Numbers posts by first appearance, one number a post. */
export const linker = (posts: Report['posts']): Rendering['link'] => {
  const numbers = new Map<string, number>();
  return (key) => {
    const url = safeUrl(posts[key]?.url ?? '');
    if (url === undefined) {
      throw new BrokenPromiseError(
        `The report cites ${key}, but its posts hold no safe https link to it; Compose must list every cited post.`,
      );
    }
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return `[[${number}]](${url})`;
  };
};
