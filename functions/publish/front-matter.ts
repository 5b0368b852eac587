// The front matter of a report: what Jekyll and its themes read.
import { siteKeys } from '../../shared/keys.ts';
import type { Report } from '../../shared/report.ts';
import { yamlScalar, yamlText } from '../../shared/text/escape-yaml.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';
import { platformName, postTitle } from './post-title.ts';
import type { Style } from './rendering.ts';

/** `2025-12-22 14:33:54 +0800` → `2025-12-22`. */
export const dayOf = (date: string): string => date.slice(0, 10);

/** Where a site that takes our posts serves the picture: an absolute path, for themes' share images. */
const picturePath = (report: Report): string => siteKeys(report.slug).picture(dayOf(report.date)).replace(/^site/, '');

/**
 * The lines between and with `---`. Plain: the seed's four keys. Cited: description, excerpt, byline (where a model wrote it), lang, tags and image too, and last the checksum, which the finished file gets.
 * Layouts print the title unescaped: it is the slug, or the first headline through the door of free text.
 */
export const frontMatter = (report: Report, style: Style, labels: ReportLabels): string[] => {
  const seed = [
    'layout: post',
    `title: ${style === 'cited' ? yamlText(postTitle(report, labels)) : yamlScalar(report.slug)}`,
    `date: ${yamlScalar(report.date)}`,
    `posttime: ${yamlScalar(report.posttime)}`,
  ];
  const description = yamlText(report.description);
  const cited = [
    `description: ${description}`,
    `excerpt: ${description}`,
    ...(report.byline === undefined ? [] : [`byline: ${yamlText(report.byline)}`]),
    `lang: ${yamlScalar(report.language)}`,
    `tags: [${[report.displayName, platformName(report.platform, labels)].map(yamlText).join(', ')}]`,
    `image: ${yamlScalar(picturePath(report))}`,
  ];
  return ['---', ...seed, ...(style === 'cited' ? cited : []), '---'];
};
