// Files that are made from the code and committed: each with how it is made. `npm run generate` writes them.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { definitionOf, stackWithoutCode } from '../infra/aws/definition.ts';
import packageJson from '../package.json' with { type: 'json' };
import { namePackSchema } from '../shared/text/name-pack.ts';
import { topicSchema } from '../shared/topic.ts';
import { contractsPage, eventSchemas } from './contracts-page.ts';

export interface GeneratedFile {
  /** Path from the root of the checkout. */
  readonly file: string;
  /** The whole text of the file; `current` is what it holds now, for files of which only a block is generated. */
  readonly render: (current: string) => string | Promise<string>;
}

/** The JSON Schema of what a person may write; defaults may be left out. */
const jsonSchema = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;

const BEGIN = '<!-- output of npm start: begin -->';
const END = '<!-- output of npm start: end -->';

/** Times, memory and which of two states at once ends first differ from run to run: a README that differs only so is fresh. */
const withoutMeasures = (text: string): string =>
  text
    .replace(/\d+(?:\.\d+)? (?:s|MB)\b/g, '')
    .split('\n')
    .sort()
    .join('\n');

/** The README with what `npm start` prints now, unless only times and memory changed. */
const withOutput = async (readme: string): Promise<string> => {
  const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-readme-'));
  const words = (packageJson.scripts.start.match(/\S+/g) ?? []).slice(1);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...words, '--out', out]);
  await rm(out, { recursive: true });
  const printed = `${stderr}${stdout}`.replaceAll(out, 'out').trim();
  const fresh = readme.replace(
    new RegExp(`${BEGIN}[\\s\\S]*${END}`),
    () => `${BEGIN}\n\`\`\`\n${printed}\n\`\`\`\n${END}`,
  );
  return withoutMeasures(fresh) === withoutMeasures(readme) ? readme : fresh;
};

export const GENERATED: readonly GeneratedFile[] = [
  { file: 'infra/state-machine.asl.json', render: () => definitionOf(stackWithoutCode({ topics: [] })) },
  { file: 'README.md', render: withOutput },
  { file: 'docs/contracts.md', render: contractsPage },
  { file: 'docs/report-events.schema.json', render: eventSchemas },
  { file: 'topics/topic.schema.json', render: () => jsonSchema(topicSchema) },
  { file: 'topics/pack.schema.json', render: () => jsonSchema(namePackSchema) },
];
