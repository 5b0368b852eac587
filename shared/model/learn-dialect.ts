// What a server's refusal teaches: the next dialect to try, or none. Pure; each step gives something up, so that it ends.
import type { AnswerForm, Dialect } from './dialect.ts';
import { knownServer, type OpenAiSettings } from './openai-settings.ts';
import type { ServerWords } from './server-words.ts';

/** The dialect before anything is asked: what the settings and the server's documentation say. */
export const firstDialect = (baseUrl: string, settings: OpenAiSettings): Dialect => {
  const takes = knownServer(new URL(baseUrl))?.takes ?? {};
  const form = settings.form ?? takes.form ?? 'strict';
  return {
    form,
    limit: settings.limit ?? takes.limit ?? 'max_tokens',
    without: [],
    told: form === 'object' || form === 'prompt',
    ...(takes.effort === undefined ? {} : { effort: takes.effort }),
    thinks: false,
    proven: false,
  };
};

/** Efforts of thinking from the least on. */
const EFFORTS = ['none', 'minimal', 'low'];

/** Fields that a request can do without. */
const DISPENSABLE = [
  'chat_template_kwargs',
  'reasoning_effort',
  'enable_thinking',
  'stream_options',
  'temperature',
  'tool_choice',
  'reasoning',
  'thinking',
  'stream',
  'seed',
];

const withForm = (dialect: Dialect, form: AnswerForm): Dialect => ({
  ...dialect,
  form,
  told: dialect.told || form === 'object' || form === 'prompt',
});

/** Whether words speak of a field: as a word, not as a part of another field's name. */
const names = (words: string, field: string): boolean => new RegExp(`(?<![\\w.-])${field}(?![\\w-])`, 'i').test(words);

const without = (dialect: Dialect, field: string): Dialect => ({ ...dialect, without: [...dialect.without, field] });

/** The other name of the field for the most tokens; none once both are refused. */
const otherLimit = (dialect: Dialect): Dialect => {
  const other = dialect.limit === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
  const refused = without(dialect, dialect.limit);
  return dialect.without.includes(other) ? refused : { ...refused, limit: other };
};

const LIMITS = /max_(?:completion_)?tokens/;

const learnLimit = (dialect: Dialect, { words, field }: ServerWords, sent: number): Dialect | undefined => {
  if (!LIMITS.test(field) && !LIMITS.test(words)) return undefined;
  if (dialect.without.includes(dialect.limit)) return undefined;
  // `at most 4096`, `the valid range is [1, 8192]`: the largest number that is below what was sent.
  const bounds = [...words.matchAll(/\d[\d,]*/g)]
    .map(([digits]) => Number(digits.replaceAll(',', '')))
    .filter((n) => n >= 16 && n < sent);
  const most = Math.max(...bounds);
  if (bounds.length > 0 && (dialect.most === undefined || most < dialect.most)) return { ...dialect, most };
  return otherLimit(dialect);
};

const learnEffort = (dialect: Dialect, { words, field }: ServerWords): Dialect | undefined => {
  if (field !== 'reasoning_effort' && !names(words, 'reasoning_effort')) return undefined;
  if (dialect.without.includes('reasoning_effort')) return undefined;
  const tried = EFFORTS.indexOf(dialect.effort ?? 'none');
  const [, offered = ''] =
    /(?:support|should be|must be|allowed|one of|expected)(.*)$/i.exec(words.replace(/does not support/i, '')) ?? [];
  const effort = EFFORTS.find((one, at) => at > tried && new RegExp(`\\b${one}\\b`).test(offered));
  // A model that can't be kept from thinking is given room for it.
  return effort === undefined
    ? { ...without(dialect, 'reasoning_effort'), thinks: true }
    : { ...dialect, effort, thinks: effort === 'low' || dialect.thinks };
};

const FORM_WORDS =
  /response_format|json_schema|json_object|json mode|structured output|guided|grammar|invalid schema|schema/i;
const STRICT_WORDS = /strict|additionalproperties|'required'|invalid schema/i;

const learnForm = (dialect: Dialect, { words, field }: ServerWords): Dialect | undefined => {
  const { form } = dialect;
  const all = `${field} ${words}`;
  if (form === 'tool') return /tool|function/i.test(all) ? withForm(dialect, 'prompt') : undefined;
  if (form === 'prompt' || !FORM_WORDS.test(all)) return undefined;
  if (form === 'strict' && STRICT_WORDS.test(all)) return withForm(dialect, 'schema');
  const onlyText = /must be ['"`]?text['"`]?/i.test(words);
  return withForm(dialect, form === 'object' || onlyText ? 'tool' : 'object');
};

const learnField = (
  dialect: Dialect,
  { words, field }: ServerWords,
  body: Readonly<Record<string, unknown>>,
): Dialect | undefined => {
  const sent = DISPENSABLE.filter((name) => name in body && !dialect.without.includes(name));
  const refused = sent.find((name) => name === field) ?? sent.find((name) => names(words, name));
  if (refused === undefined) {
    // `enable_thinking must be set to false`: it was not sent, since the model was not known to think.
    const wantsQuiet = !dialect.thinks && /thinking.{0,40}\b(?:false|disabled|off)\b/i.test(words);
    return wantsQuiet ? { ...dialect, thinks: true } : undefined;
  }
  // Where a switch for thinking is refused, the model may think.
  const switches = ['enable_thinking', 'thinking', 'reasoning', 'chat_template_kwargs'].includes(refused);
  return { ...without(dialect, refused), thinks: dialect.thinks || switches };
};

/**
 * The dialect to try after a refusal of the request's form; undefined where nothing is left to give up. What the server
 * names is given up first; where it names nothing, everything that can be.
 * @param body the request's body as it was sent
 */
export const learnDialect = (
  dialect: Dialect,
  said: ServerWords,
  body: Readonly<Record<string, unknown>>,
): Dialect | undefined => {
  const sent = Number(body[dialect.limit] ?? 0);
  const learnt =
    learnLimit(dialect, said, sent) ??
    learnEffort(dialect, said) ??
    learnForm(dialect, said) ??
    learnField(dialect, said, body);
  if (learnt !== undefined) return learnt;
  const left = DISPENSABLE.filter((name) => name in body && !dialect.without.includes(name));
  if (dialect.form === 'prompt' && left.length === 0) return undefined;
  return { ...withForm(dialect, 'prompt'), without: [...dialect.without, ...left] };
};
