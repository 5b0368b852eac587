// The page of a report for readers without Jekyll: the same sections as the Markdown, with everything one click away.
import { type ComponentChild, h } from 'preact';
import { safeUrl } from '../../shared/links.ts';
import { type Evidence, type Item, isOfInventedPosts, type Report } from '../../shared/report.ts';
import { htmlText } from '../../shared/text/escape-html.ts';
import { fillLabel } from '../../shared/text/labels.ts';
import { spanOf } from '../../shared/window-hours.ts';
import { block, list } from './page-blocks.ts';
import { claim, type PageContext, pageContext, paragraph } from './page-claims.ts';
import { cloudOf, wordCloud } from './page-cloud.ts';
import { daysSlot, storySlot } from './page-days.ts';
import { sentenceWithPosts } from './page-posts.ts';
import { PLACE_SCRIPT } from './page-script.data.ts';
import { shareOf } from './page-share.ts';
import { outwardLink, renderPage } from './page-shell.ts';
import type { PageWords } from './page-words.data.ts';
import type { Picture } from './plain-picture.ts';
import type { Imprint } from './public-report.ts';
import { watchedOf } from './watched.ts';

/** From the folder of a revision to the root of the site; `toStablePage` shortens it for the folder above. */
const ROOT = '../../../';

const section = (id: string, title: string, ...children: readonly ComponentChild[]): ComponentChild =>
  h('section', { 'aria-labelledby': id }, h('h2', { id }, htmlText(title)), children);

const label = (text: string, kind: string): ComponentChild =>
  text === '' ? null : [h('span', { class: `label ${kind}` }, text), ' '];

/** The link to a point on the page that stays when a later revision comes. */
const pointLink = (anchor: string, { headline, name }: Item, words: PageWords): ComponentChild =>
  h(
    'a',
    { class: 'point', href: `../index.html#${anchor}`, 'aria-label': htmlText(words.toPoint(headline ?? name)) },
    '#',
  );

const item = (told: Item, context: PageContext): ComponentChild => {
  const { words, anchorOf } = context;
  const anchor = anchorOf(told.storyId);
  return h(
    'li',
    { id: anchor },
    claim(
      told.sentences,
      context,
      label(words.novelty[told.novelty], told.novelty),
      anchor === undefined ? null : pointLink(anchor, told, words),
    ),
    anchor === undefined ? null : storySlot(told.storyId),
  );
};

const items = (told: readonly Item[], list: 'ordered' | 'bullets', context: PageContext): ComponentChild =>
  h(
    list === 'ordered' ? 'ol' : 'ul',
    { class: 'stories' },
    told.map((each) => item(each, context)),
  );

const conclusion = (report: Report, context: PageContext): ComponentChild => {
  const { texts, watch } = watchedOf(report.conclusion, { style: 'cited', labels: context.labels });
  const [label, mark] = watch?.label ?? [];
  return [
    texts.map((sentences) => paragraph(sentences, context)),
    watch === undefined ? null : h('p', null, h('strong', null, label?.text), mark?.text),
    watch === undefined
      ? null
      : list(
          watch.sentences.map((sentence) => [sentence]),
          context,
        ),
  ];
};

/** Stories that have a place on the page, with their names. */
const storiesOnPage = ({ keyPoints, events, views, special }: Report): Map<string, string> =>
  new Map([
    ...[...special.flatMap(({ blocks }) => blocks), ...views].flatMap(({ storyId, lead }) =>
      storyId === undefined ? [] : [[storyId, lead] as const],
    ),
    ...[...events.flatMap(({ items: told }) => told), ...keyPoints].map(
      ({ storyId, name }) => [storyId, name] as const,
    ),
  ]);

/** The line of further names, each a link to its post, or where links lead here a name that opens it. */
const more = ({ more: named, posts, links }: Report, context: PageContext): ComponentChild => {
  if (named === undefined) return null;
  const { labels } = context;
  const shown = ({ name, post }: (typeof named.items)[number]): ComponentChild => {
    const url = safeUrl(posts[post]?.url ?? '');
    if (url === undefined) return htmlText(name);
    if (links === undefined) return outwardLink(url, name);
    const sentence = { id: named.id, role: 'claim' as const, stretches: [], quotes: [], cites: [post], end: '' };
    return sentenceWithPosts(sentence, [post], [htmlText(name)], context);
  };
  return h(
    'div',
    { class: 'line' },
    labels.also,
    named.items.map((item, at) => [at === 0 ? '' : labels.listComma, shown(item)]),
    labels.sentenceEnd,
  );
};

const sections = (report: Report, evidence: Evidence, picture: Picture, context: PageContext) => {
  const { labels } = context;
  const without = (sentence: Report['noViews'], fallback: string): ComponentChild =>
    sentence === undefined ? h('p', null, fallback + labels.sentenceEnd) : paragraph([sentence], context);
  const keyPoints = fillLabel(labels.keyPoints, { count: report.keyPoints.length });
  const analysis = (): [id: string, title: string, content: ComponentChild][] => [
    [
      'views',
      labels.views,
      report.views.length === 0
        ? without(report.noViews, labels.noViews)
        : report.views.map((view) => block(view, 'h3', context)),
    ],
    [
      'events',
      labels.events,
      report.events.length === 0
        ? without(report.noEvents, labels.noEvents)
        : report.events.map((group) => [h('h3', null, htmlText(group.label)), items(group.items, group.list, context)]),
    ],
    ...report.special.map(({ title, blocks }, at): [string, string, ComponentChild] => [
      `special-${at + 1}`,
      title,
      blocks.map((each) => block(each, 'h3', context)),
    ]),
    ...(report.special.length > 0 || report.noSpecial === undefined
      ? []
      : [
          ['special-1', labels.special, paragraph([report.noSpecial], context)] satisfies [
            string,
            string,
            ComponentChild,
          ],
        ]),
    ['conclusion', labels.conclusion, conclusion(report, context)],
  ];
  const parts: [id: string, title: string, content: ComponentChild][] = [
    ['overview', labels.overview, report.overview.map((sentences) => paragraph(sentences, context))],
    [
      'key-points',
      keyPoints,
      [
        report.keyPoints.length === 0
          ? without(report.noKeyPoints, labels.excerpts)
          : items(report.keyPoints, 'ordered', context),
        more(report, context),
      ],
    ],
    ...(report.form === 'excerpts' ? [] : analysis()),
    ['word-cloud', labels.wordCloud, wordCloud(picture, evidence, storiesOnPage(report), context)],
  ];
  const contents = [...parts.map(([id, title]) => [id, title] as const), ['coverage', labels.coverage] as const];
  return [
    h(
      'nav',
      { class: 'contents', 'aria-label': context.words.contents },
      h(
        'ol',
        null,
        contents.map(([id, title]) => h('li', null, h('a', { href: `#${id}` }, htmlText(title)))),
      ),
    ),
    parts.map(([id, title, content]) => section(id, title, content)),
    coverage(report, context),
  ];
};

const coverage = ({ coverage: lines }: Report, context: PageContext): ComponentChild =>
  h(
    'section',
    { class: 'coverage', 'aria-labelledby': 'coverage' },
    h('h2', { id: 'coverage' }, context.labels.coverage),
    h(
      'dl',
      null,
      lines.map(({ label: name, sentences }) => [
        h('dt', null, htmlText(name)),
        h('dd', null, claim(sentences, context)),
      ]),
    ),
  );

const reasonIn = (reason: string, { words }: PageContext): string =>
  reason
    .split('; ')
    .map((part) => words.reasons[part] ?? part)
    .join('; ');

const about = (report: Report, { revision, reason, degraded }: Imprint, context: PageContext): ComponentChild => {
  const { words } = context;
  const { timezone, partial } = report.window;
  const facts = [
    `${spanOf(report.window).join(' – ')} (${timezone})`,
    ...(partial ? [words.partial] : []),
    words.method[report.method],
    `${words.made} ${report.posttime}`,
    `${words.revision(revision)}${revision > 1 ? `: ${reasonIn(reason, context)}` : ''}`,
    ...(degraded.length > 0 ? [`${words.degraded}: ${degraded.join(', ')}`] : []),
  ];
  return h(
    'p',
    { class: 'meta' },
    facts.map((fact) => h('span', null, htmlText(fact))),
  );
};

/**
 * The page of a revision, for its folder `r{n}/`. Shows the same sentences as the cited Markdown.
 * @param siteUrl root of the published site, where it is known: then the page says what a shared link shows of it
 */
export const reportPage = (
  report: Report,
  evidence: Evidence,
  picture: Picture,
  imprint: Imprint,
  siteUrl?: string,
): string => {
  const context = pageContext(report, evidence);
  const { words } = context;
  const topic = `${report.platform}_${report.topic}`;
  const feeds = [
    { title: report.displayName, atom: `${ROOT}feeds/${topic}.xml`, json: `${ROOT}feeds/${topic}.json` },
    { title: words.allTopics, atom: `${ROOT}feed.xml`, json: `${ROOT}feed.json` },
  ];
  const file = (href: string, text: string): ComponentChild => [h('a', { href }, text), ' '];
  return renderPage({
    language: report.language,
    title: report.title,
    description: report.description,
    feeds,
    share: siteUrl === undefined ? undefined : shareOf(report, cloudOf(picture.json), imprint, siteUrl),
    script: PLACE_SCRIPT,
    header: h(
      'nav',
      { 'aria-label': words.allReports },
      h('a', { href: `${ROOT}index.html` }, words.allReports),
      h('a', { href: `${ROOT}feeds/${topic}.xml` }, words.feeds),
      h('a', { href: '../index.html' }, words.newest),
    ),
    main: h(
      'article',
      null,
      daysSlot('nav', words.days),
      h('h1', null, htmlText(report.title)),
      h('p', { class: 'notice', id: 'gone', role: 'status', hidden: true }, words.gone),
      isOfInventedPosts(report) ? h('p', { class: 'notice' }, context.labels.invented) : null,
      about(report, imprint, context),
      report.byline === undefined ? null : h('p', { class: 'meta' }, htmlText(report.byline)),
      h('p', { class: 'meta' }, words.sentenceHint),
      sections(report, evidence, picture, context),
    ),
    footer: [
      daysSlot('p'),
      h(
        'nav',
        { 'aria-label': words.files },
        file('report.json', words.report),
        file('evidence.json', words.evidence),
        file('wordcloud.json', words.words),
        file('cited.md', 'Markdown'),
        file('manifest.json', 'manifest.json'),
      ),
    ],
  });
};

/**
 * The page as it stands one folder higher, beside the stable copies: links that go up are one step shorter. Within
 * texts the renderer has made entities of all `"`, so that only our own attributes are met.
 */
export const toStablePage = (page: string): string => page.replaceAll('href="../', 'href="');
