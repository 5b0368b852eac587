// A post that takes another one out of a blog: Jekyll skips what is not published.
import { yamlScalar } from '../../shared/text/escape-yaml.ts';

export const tombstone = (slug: string): string =>
  `---\nlayout: post\ntitle: ${yamlScalar(slug)}\npublished: false\n---\n`;
