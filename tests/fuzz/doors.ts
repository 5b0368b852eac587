// Sends a text through every escaping door and has a real parser of each output say what it shows and of what it is made.
import { strict as assert } from 'node:assert';
import MarkdownIt from 'markdown-it';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { SaxesParser } from 'saxes';
import { renderLine } from '../../functions/publish/render-line.ts';
import { htmlText } from '../../shared/text/escape-html.ts';
import { escapeMarkdown } from '../../shared/text/escape-markdown.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { xml, xmlDocument } from '../../shared/text/escape-xml.ts';
import { yamlScalar } from '../../shared/text/escape-yaml.ts';
import { attribute, type Element, elementsOf, textOf } from '../fixtures/html.ts';
import { fold, kindsOf, shownTexts } from '../fixtures/markdown-text.ts';

const COMMONMARK = new MarkdownIt('commonmark');
/** With tables and strikethrough, as forges read Markdown. */
const EXTENDED = new MarkdownIt({ html: true });

const KINDS = new Set('document heading paragraph text list item block_quote strong'.split(' '));
const TAGS = new Set('html head body h1 p ol ul li blockquote strong'.split(' '));

/** One text in each place that a report has for texts of strangers: heading, items, paragraph, bold, quotation. */
export const placesOf = (text: string): string[] => {
  const line = renderLine([{ kind: 'text', text }], 'cited');
  const bold = renderLine(
    [
      { kind: 'text', text: '甲' },
      { kind: 'text', text, bold: true },
      { kind: 'text', text: '乙' },
    ],
    'cited',
  );
  const span = escapeMarkdown(visibleText(text).trim(), { before: '', after: ' ' });
  return [`# ${line}`, line, `1. ${line}`, bold, `- ${line}`, `> ${span} ——@a`];
};

/** What each of the places shows, as `fold` reads it. */
export const shownAt = (text: string): string[] => {
  const shown = fold(visibleText(text));
  return [shown, shown, shown, `甲${shown}乙`, shown, `${shown}——@a`];
};

/** Texts of the innermost blocks of a page, as `fold` reads them. Throws where an element is none of ours. */
export const htmlShows = (html: string): string[] => {
  const elements = elementsOf(html);
  const tags = elements.filter(({ tagName }) => !TAGS.has(tagName)).map(({ tagName }) => tagName);
  assert.deepEqual(tags, []);
  return elements
    .filter(
      ({ tagName, childNodes }) => /^(h1|p|li)$/.test(tagName) && !childNodes.some(({ nodeName }) => nodeName === 'p'),
    )
    .map((element) => fold(textOf(element)));
};

/** The Markdown door, by three readers of Markdown. Texts without a visible character have no place of their own. */
export const checkMarkdown = (text: string): void => {
  if (visibleText(text).trim() === '') return;
  const markdown = `${placesOf(text).join('\n\n')}\n`;
  const wanted = shownAt(text);
  assert.deepEqual(shownTexts(markdown).map(fold), wanted);
  assert.deepEqual(
    kindsOf(markdown).filter((kind) => !KINDS.has(kind)),
    [],
  );
  for (const reader of [COMMONMARK, EXTENDED]) assert.deepEqual(htmlShows(reader.render(markdown)), wanted);
};

/** The HTML door, as a text and as an attribute. */
export const checkHtml = (text: string): void => {
  const html = `<!DOCTYPE html>${render(h('html', null, h('body', null, h('p', { title: htmlText(text) }, htmlText(text)))))}`;
  const elements = elementsOf(html);
  assert.deepEqual(
    elements.map(({ tagName }) => tagName),
    ['html', 'head', 'body', 'p'],
  );
  const paragraph = elements.at(-1) as Element;
  assert.equal(textOf(paragraph), visibleText(text));
  assert.equal(attribute(paragraph, 'title'), visibleText(text));
  assert.equal(paragraph.attrs.length, 1);
};

/** The XML door, as a text and as an attribute. */
export const checkXml = (text: string): void => {
  const opened: { name: string; attributes: Record<string, unknown> }[] = [];
  let shown = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => void opened.push({ name, attributes: { ...attributes } }));
  parser.on('text', (part) => {
    if (opened.length > 0) shown += part;
  });
  parser.write(xmlDocument(xml('a', { b: text }, text)).trimEnd()).close();
  assert.deepEqual(opened, [{ name: 'a', attributes: { b: visibleText(text) } }]);
  assert.equal(shown, visibleText(text));
};

/** The YAML door writes JSON, of which YAML is a superset, without what Psych would fold or refuse. */
export const checkYaml = (text: string): void => {
  const scalar = yamlScalar(text);
  assert.equal(JSON.parse(scalar), text.toWellFormed());
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  assert.doesNotMatch(scalar, /[\0-\x1f\x7f-\xa0\u2028\u2029\ufeff]/);
};

/** All doors. Throws AssertionError at the first that lets something through or loses something. */
export const checkDoors = (text: string): void => {
  checkMarkdown(text);
  checkHtml(text);
  checkXml(text);
  checkYaml(text);
};
