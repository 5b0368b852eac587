// What a post is called in its front matter, and the heading of its page.
import { isOfInventedPosts, type Report } from '../../shared/report.ts';
import { typesetText } from '../../shared/text/escape-typography.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { fillLabel, type ReportLabels, titleCase } from '../../shared/text/labels.ts';
import { boldOf } from './edit-report.ts';
import { shows } from './read-sentence.ts';
import { canBeBold } from './render-line.ts';

/** Characters that a title has at most, with the … of one that was cut. */
export const LONGEST_TITLE = 120;

/** Name of a platform as a heading shows it. */
export const platformName = (platform: string, labels: ReportLabels): string =>
  labels.platforms[platform] ?? titleCase(platform);

/** The `#` heading. */
export const headingOf = ({ displayName, platform }: Report, labels: ReportLabels): string =>
  fillLabel(labels.heading, { topic: displayName, platform: platformName(platform, labels) });

/** A text of at most `LONGEST_TITLE` characters, cut between words where it has words, never within a character. */
const shortened = (text: string): string => {
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  if (characters.length < LONGEST_TITLE) return text;
  const kept = characters
    .slice(0, LONGEST_TITLE - 1)
    .map(({ segment }) => segment)
    .join('');
  const space = kept.lastIndexOf(' ');
  return `${(space > kept.length / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
};

/**
 * Title of the cited post: the slug, or the bold words of the first key point as the page shows them where the report
 * says so; of a day that has none the heading with its days. Invented posts keep the slug: a list of titles would show
 * what they say as news. Free text: it still has to go through the door of YAML.
 */
export const postTitle = (report: Report, labels: ReportLabels): string => {
  if (report.postTitle === undefined || isOfInventedPosts(report)) return report.slug;
  const { from, to } = report.window;
  const stretches = boldOf(report.keyPoints[0]?.sentences[0]?.stretches ?? []).filter(shows('cited'));
  const words = visibleText(stretches.map(({ text }) => text).join('')).trim();
  if (!canBeBold(words)) return `${headingOf(report, labels)} ${from === to ? from : `${from} – ${to}`}`;
  return shortened(labels.hanTypography ? typesetText(words) : words);
};
