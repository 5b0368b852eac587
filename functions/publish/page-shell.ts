// The shell of every page: head, strict content security policy, style, skip link. Pages ask for nothing outside.
import { createHash } from 'node:crypto';
import { type ComponentChild, type ComponentChildren, h } from 'preact';
import { render } from 'preact-render-to-string';
import type { Report } from '../../shared/report.ts';
import { htmlText } from '../../shared/text/escape-html.ts';
import { STYLE } from './page-style.data.ts';
import { PAGE_WORDS } from './page-words.data.ts';

/** What a shared link to a page shows. */
export interface Share {
  /** The address that stays. */
  readonly canonical: string;
  /** Open Graph, by property. */
  readonly properties: Readonly<Record<string, string>>;
  /** Form of the card on X and its like, which read the rest from Open Graph. */
  readonly card: 'summary' | 'summary_large_image';
  /** JSON-LD. */
  readonly linkedData: unknown;
}

export interface Shell {
  readonly language: Report['language'];
  readonly title: string;
  readonly description: string;
  /** Feeds that the page belongs to, by title. */
  readonly feeds: readonly { readonly title: string; readonly atom: string; readonly json: string }[];
  /** Code of our own that the page runs; without it the policy allows none. */
  readonly script?: string;
  readonly share?: Share | undefined;
  readonly header: ComponentChildren;
  readonly main: ComponentChildren;
  readonly footer: ComponentChildren;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only our own style and script, by their hashes, and pictures beside the page; no frame, form, base or request. */
const policyFor = (script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(STYLE)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    "img-src 'self' file: data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const raw = (name: 'style' | 'script', text: string): ComponentChild =>
  h(name, { dangerouslySetInnerHTML: { __html: text } });

/** JSON within a script element, which no text in it can end; data, which no policy has to allow. */
const linkedData = (data: unknown): ComponentChild =>
  h('script', {
    type: 'application/ld+json',
    dangerouslySetInnerHTML: { __html: JSON.stringify(data).replaceAll('<', '\\u003c') },
  });

const shared = ({ canonical, properties, card, linkedData: data }: Share): ComponentChild => [
  h('link', { rel: 'canonical', href: canonical }),
  Object.entries(properties).map(([property, content]) => h('meta', { property, content })),
  h('meta', { name: 'twitter:card', content: card }),
  linkedData(data),
];

/** A link to a post or another site: tells it nothing and gives it no weight. */
export const outwardLink = (href: string, text: string): ComponentChild =>
  h('a', { href, rel: 'noopener noreferrer nofollow' }, htmlText(text));

/** A whole page, ready to be written. Text that the renderer is given must have come through `htmlText`. */
export const renderPage = (shell: Shell): string => {
  const { language, script } = shell;
  const alternates = shell.feeds.flatMap(({ title, atom, json }) => [
    h('link', { rel: 'alternate', type: 'application/atom+xml', title: htmlText(title), href: atom }),
    h('link', { rel: 'alternate', type: 'application/feed+json', title: htmlText(title), href: json }),
  ]);
  const document = h(
    'html',
    { lang: language },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: policyFor(script) }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'description', content: htmlText(shell.description) }),
      h('title', null, htmlText(shell.title)),
      // Without an icon of its own a page makes browsers ask for /favicon.ico.
      h('link', { rel: 'icon', href: 'data:,' }),
      ...alternates,
      shell.share === undefined ? null : shared(shell.share),
      raw('style', STYLE),
    ),
    h(
      'body',
      null,
      h('a', { class: 'skip', href: '#main' }, PAGE_WORDS[language].skip),
      h('header', null, shell.header),
      h('main', { id: 'main', tabIndex: -1 }, shell.main),
      h('footer', null, shell.footer),
      script === undefined ? null : raw('script', script),
    ),
  );
  return `<!DOCTYPE html>\n${render(document)}\n`;
};
