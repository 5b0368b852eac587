// docs/topics.md: its examples are what they are said to be, and its commands and lines are those that there are.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { postSchema } from '../../shared/post.ts';
import { checkPack } from '../../shared/text/check-pack.ts';
import { namePackSchema } from '../../shared/text/name-pack.ts';
import { topicSchema } from '../../shared/topic.ts';
import topicJsonSchema from '../../topics/topic.schema.json' with { type: 'json' };
import { dawnChorus } from '../infra/cli/terminal.ts';

const page = await readFile(join(import.meta.dirname, '../../docs/topics.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);
const [post = '', topic = '', pack = ''] = blocks('json');

describe('docs/topics.md', () => {
  it('shows a post that is one, but for its platform, which the topic gives', () => {
    expect(postSchema.safeParse({ platform: 'twitter', ...JSON.parse(post) }).error).toBeUndefined();
  });

  it('shows a topic that is one', () => {
    expect(topicSchema.safeParse(JSON.parse(topic)).error).toBeUndefined();
  });

  it('shows a name pack that fits together', () => {
    expect(checkPack(namePackSchema.parse(JSON.parse(pack)))).toBeUndefined();
  });

  it('tells of every line that a topic may have', () => {
    const lines = Object.keys(topicJsonSchema.properties).filter((line) => line !== '$schema');
    const told = page.slice(page.indexOf('| line |'), page.indexOf('## A name pack'));
    expect(lines.filter((line) => !told.includes(`\`${line}\``))).toEqual([]);
  });

  it('names options that its commands have', async () => {
    const used = [
      ...blocks('sh')
        .join('')
        .matchAll(/-- (topics new|topics check|run) [^\n]*/g),
    ];
    expect(used.length).toBeGreaterThan(3);
    for (const [line, command = ''] of used) {
      const { out } = await dawnChorus(...command.split(' '), '--help');
      for (const [option] of line.matchAll(/--[a-z-]+(?= )/g)) expect(out).toContain(option);
    }
  });
});
