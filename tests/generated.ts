// Files that are made from the code and committed: each with how it is made. `npm run generate` writes them.
import { z } from 'zod';
import { definitionOf, stackWithoutCode } from '../infra/aws/definition.ts';
import { topicSchema } from '../shared/topic.ts';

export interface GeneratedFile {
  /** Path from the root of the checkout. */
  readonly file: string;
  /** The whole text of the file; `current` is what it holds now, for files of which only a block is generated. */
  readonly render: (current: string) => string | Promise<string>;
}

/** The JSON Schema of what a person may write; defaults may be left out. */
const jsonSchema = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;

export const GENERATED: readonly GeneratedFile[] = [
  { file: 'infra/state-machine.asl.json', render: () => definitionOf(stackWithoutCode([])) },
  { file: 'topics/topic.schema.json', render: () => jsonSchema(topicSchema) },
];
