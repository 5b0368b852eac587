// The door to XML 1.0: elements from names, attributes and texts; no text can end its place or hold what XML refuses.
import { visibleText } from './escape-visible.ts';

/** An element, or a text. */
export type XmlNode = XmlElement | string;
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly XmlNode[];
}

/** A free text as the content of an element or a double-quoted attribute. XML's own forbidden characters are invisible ones. */
export const escapeXml = (text: string): string =>
  visibleText(text).replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** An element; attributes that are undefined are left out. Names are ours, never a stranger's. */
export const xml = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: readonly XmlNode[]
): XmlElement => ({ name, attributes, children });

const write = (node: XmlNode): string => {
  if (typeof node === 'string') return escapeXml(node);
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
  const open = `<${node.name}${attributes}`;
  return node.children.length === 0 ? `${open}/>` : `${open}>${node.children.map(write).join('')}</${node.name}>`;
};

/** A whole document in UTF-8. */
export const xmlDocument = (root: XmlElement): string => `<?xml version="1.0" encoding="utf-8"?>\n${write(root)}\n`;
