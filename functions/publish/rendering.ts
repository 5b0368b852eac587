// What every part of rendering needs to know: the style, the words, the numbers of links.
import { BrokenPromiseError } from '../../shared/errors.ts';
import { evidenceLink, siteRoot } from '../../shared/evidence-link.ts';
import { safeUrl } from '../../shared/links.ts';
import type { Report } from '../../shared/report.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';
import { sentencesOf } from './edit-report.ts';

export type Style = 'cited' | 'plain';

/** What rendering needs to know beside the sentence. */
export interface Rendering {
  readonly style: Style;
  readonly labels: ReportLabels;
  readonly language: Report['language'];
  /** The link to a post of a sentence, `[[3]](https://…)`: the number is given at the post's first appearance. */
  readonly link: (post: string, sentence: string) => string;
  /** Where the report's evidence is. */
  readonly evidence: string;
}

/** Where the link to a post of a sentence leads. Throws BrokenPromiseError where the report holds no safe link to it. */
export const targetOf = (report: Pick<Report, 'slug' | 'posts' | 'links'>, root: string) => {
  const { slug, posts, links } = report;
  return (post: string, sentence: string): string => {
    const url = safeUrl(posts[post]?.url ?? '');
    if (url === undefined) {
      throw new BrokenPromiseError(
        `The report cites ${post}, but its posts hold no safe https link to it; Compose must list every cited post.`,
      );
    }
    return links === 'evidence' ? evidenceLink(root, slug, sentence, post) : url;
  };
};

/** Numbers posts by first appearance, one number a post. */
export const linker = (target: ReturnType<typeof targetOf>): Rendering['link'] => {
  const numbers = new Map<string, number>();
  return (post, sentence) => {
    const number = numbers.get(post) ?? numbers.size + 1;
    numbers.set(post, number);
    return `[[${number}]](${target(post, sentence)})`;
  };
};

/** Every link that the Markdown of a report may hold. */
export const linksOf = (report: Report, siteUrl?: string): Set<string> => {
  const target = targetOf(report, siteRoot(siteUrl));
  const linked = [
    ...sentencesOf(report).flatMap(({ id, cites, quotes }) =>
      [...cites, ...quotes.map(({ post }) => post)].map((post) => ({ id, post })),
    ),
    ...(report.more?.items.map(({ post }) => ({ id: report.more?.id ?? '', post })) ?? []),
  ];
  return new Set(linked.map(({ id, post }) => target(post, id)));
};
