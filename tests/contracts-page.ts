// docs/contracts.md, made from the schemas of what is published: each document's fields in a table.
import * as z from 'zod';
import { EVENT_SOURCE, REPORT_EVENTS } from '../functions/announce/report-event.ts';
import { PUBLISHED_SCHEMAS, type PublishedSchema, schemaText } from '../functions/publish/schemas.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
}

const LEAD = `<!-- Made by \`npm run generate\` from the schemas in the code; don't edit. -->

# Contracts: what programs may rely on

Everything under \`site/\` is published. Documents carry \`version: 1\`; their JSON Schemas lie beside them in
\`site/schema/{name}.v1.json\`.

- **Compatible changes** keep the version: fields may be added, and texts of reasons and labels may change. Readers pass over
  fields that they don't know. A field that goes or changes its meaning makes version 2, in files of its own.
- **Immutable**: \`reports/{slug}/r{n}/\` never changes once its \`manifest.json\` is there, which holds the SHA-256 of each file,
  and may be cached for ever. The one exception is a post that is taken out (\`dawn-chorus unpublish\`): its traces go from all
  revisions, and their manifests are made anew.
- **Drafts** lie outside, under \`drafts/\`, and nothing under \`site/\` leads to them; a revision appears when one is released.
- **Stable copies** (\`reports/{slug}/\`, \`_posts/\`, \`{YYYY}/{MM}/{DD}/\`) are those of the highest revision; they may lag for a moment. A file in
  \`_posts/\` that was changed by hand stays as it is: its \`checksum\` is the SHA-256 of the file without that line.
- **Pointers** (\`index.json\`, \`index/{YYYY-MM}.json\`, feeds, \`latest.json\`) are written last and lead into \`r{n}/\` only, so that what they lead
  to is always whole. Paths are relative to the root of the site. Poll \`latest.json\`; its entries move to a later day or a
  higher revision only, and only to reports of a single day.
- **Pages for readers** (\`index.html\`, \`index/{YYYY-MM}.html\`, \`reports/{slug}/index.html\`) lead to each other's stable copies. That of a
  day is written anew when a day near it comes out or changes, since it leads to the days before and after and tells when else, within
  seven days, its stories were told; the page in \`r{n}/\` says of other days only what was known then, and nothing in their words.
- **Links into a page**: \`#story-{id}\` is a story's place (of its id the letters, digits, \`-\` and \`_\`); \`#{sentence}/{platform}:{id}\` is a
  post within a sentence, by the sentence's id in \`evidence.json\`, other characters of the post's id than letters, digits, \`.\` and \`-\` as
  \`_{hexadecimal code}~\`. Where a topic has \`links: evidence\`, the numbers of its Markdown lead there.
- **The title of a post** is the slug, or a headline where \`report.json\` has \`postTitle\`. Find a report by its file's name or by \`image\`.
- **Withdrawn posts**: \`unpublished.json\` lists the posts that were taken out; keep no copy of them either.
- A sentence's words are plain text, never Markdown. Posts are named \`{platform}:{id}\`, ids are strings.
- A reader of texts must still treat them as hostile: they quote strangers.
`;

const typeOf = (schema: Schema): string => {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.items !== undefined) return `list of ${typeOf(schema.items)}`;
  if (schema.type === 'object' && schema.properties === undefined && typeof schema.additionalProperties === 'object') {
    return `map of ${typeOf(schema.additionalProperties)}`;
  }
  if (schema.format === 'uri') return 'URL';
  if (schema.format === 'date-time') return 'time';
  return [schema.type ?? 'anything'].flat().join(' or ');
};

/** What fields mean wherever they stand; a schema's own description comes first. */
const MEANINGS: Readonly<Record<string, string>> = {
  version: 'Version of this contract',
  slug: '`{platform}_{topic}_{from}_{to}`: names a report for ever',
  window:
    'Inclusive days in the zone, and the instants that bound them; a day is called as the civil day in which it ends',
  partial: 'The last day was not over when the report was made',
  date: 'The earlier of the time of making and the last second of the window, in its zone',
  posttime: 'Time of making, in the zone of the window',
  method: 'Who wrote it: a language model, both, or excerpts without a model',
  role: 'claim: cites posts; count: its numbers are the run’s own; bridge: no facts',
  stretches: 'The words of the sentence, without its end and its quotations',
  quotes: 'Verbatim spans of cited posts',
  intro: 'Words that lead into the span where it stands inline',
  cites: 'Keys of the posts that it rests on, at most three',
  end: 'What closes the sentence',
  style: 'In which style it is shown, where not in both; of a report: the style of its post',
  storyId: 'Id of the story, kept on following days',
  storyFirstSeen: 'When the story was first told',
  event: 'What happened',
  official: 'The maker itself says so',
  singleSource: 'Only one independent author says so',
  independentAuthors: 'Authors, accounts of one organisation counted once',
  copies: 'Posts that say the same, without those of the story itself',
  novelty: 'Whether it was told in the last seven days',
  spans: 'Where in which post a fact of the sentence stands',
  background: 'What the name pack says of names of the sentence, and no post',
  checks: 'Results of the checks by their rule',
  repostOf: 'The post that it stands for, which was not collected: its author speaks',
  textSha256: 'SHA-256 of the post’s text, which itself is not published',
  settingsHash: 'SHA-256 of the topic’s settings',
  digest: 'SHA-256 of all that does not depend on the time of making',
  reason: 'Why this revision is there',
  degraded: 'What the report lacks',
  files: 'The files of the folder with their checksums',
  pictures: 'Where the picture stands for Jekyll',
  months: 'Paths of the months’ indexes, latest first',
  topics: 'By `{platform}_{topic}`',
  _dawnChorus: 'What the feed itself is made from',
};

/** Rows of a schema's fields; those of lists end in `[]`, those of maps in `.*`. What was described once is named by its place. */
const rowsOf = (schema: Schema, path: string, seen: Map<string, string>): string[] => {
  if (schema.items !== undefined) return rowsOf(schema.items, `${path}[]`, seen);
  const { properties, additionalProperties, required = [] } = schema;
  if (properties === undefined) {
    const isMap = typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0;
    return isMap ? rowsOf(additionalProperties, `${path}.*`, seen) : [];
  }
  const known = seen.get(JSON.stringify(schema));
  if (known !== undefined && Object.keys(properties).length > 2) return [`| \`${path}\` | as \`${known}\` |  |`];
  seen.set(JSON.stringify(schema), path);
  return Object.entries(properties).flatMap(([name, field]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const about = field.description ?? MEANINGS[name] ?? '';
    const optional = required.includes(name) ? '' : ' (optional)';
    return [`| \`${own}\` | ${typeOf(field)}${optional} | ${about} |`, ...rowsOf(field, own, seen)];
  });
};

const section = (published: PublishedSchema): string => {
  const schema: Schema = JSON.parse(schemaText(published));
  return [
    `## ${published.name}`,
    '',
    `${published.about}. \`${published.where}\`, schema \`schema/${published.name}.v1.json\`.`,
    '',
    '| field | type | meaning |',
    '| --- | --- | --- |',
    ...rowsOf(schema, '', new Map()),
    '',
  ].join('\n');
};

const EVENTS = `## Events

On AWS Announce puts an event on the account's default bus of EventBridge (or on another, by \`-c eventBus=NAME\`), at least once
for each run that published a new revision, made a draft or failed. \`source\` is \`${EVENT_SOURCE}\`; a rule picks a stage by \`detail.stack\`:

\`\`\`json
{ "source": ["${EVENT_SOURCE}"], "detail-type": ["Report Published"], "detail": { "stack": ["DawnChorus"], "topic": ["ai"] } }
\`\`\`

Fields may be added; one that goes or changes its meaning makes version 2. The JSON Schemas of the details are in
[report-events.schema.json](report-events.schema.json). A run that no Catch could take (see the architecture) leaves none; the
alarm of failed runs tells of it.
`;

const eventSection = ({ name, about, schema }: (typeof REPORT_EVENTS)[number]): string =>
  [
    `### ${name}`,
    '',
    `${about}. \`detail\`:`,
    '',
    '| field | type | meaning |',
    '| --- | --- | --- |',
    ...rowsOf(z.toJSONSchema(schema, { io: 'input' }) as Schema, '', new Map()),
    '',
  ].join('\n');

/** The JSON Schemas of the events' details, by detail-type. */
export const eventSchemas = (): string => {
  const schemas = REPORT_EVENTS.map(({ name, about, schema }) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    const id = name.toLowerCase().replace(' ', '-');
    return [name, { $schema, $id: `urn:dawn-chorus:${id}:1`, title: about, ...rest }];
  });
  return `${JSON.stringify(Object.fromEntries(schemas), null, 2)}\n`;
};

/** The whole page. */
export const contractsPage = (): string =>
  [LEAD, ...PUBLISHED_SCHEMAS.map(section), EVENTS, ...REPORT_EVENTS.map(eventSection)].join('\n');
