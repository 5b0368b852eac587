// Reads the handwritten sentences; the format stands at the top of each file in sentences/.
import { readFileSync } from 'node:fs';
import type { Fact, Language, Mark, Sentence } from './types.ts';

const isLanguage = (text: string | undefined): text is Language => /^(?:en|zh|ja|es)$/.test(text ?? '');

const marks: Record<string, Mark> = {
  '': 'lead',
  '!': 'official',
  '+': 'for',
  '-': 'against',
  '~': 'joke',
  '>': 'follow',
  '?': 'rumour',
  '%': 'slip',
  '*': 'ai',
};

/** \n and \uXXXX stand for characters that a line of text cannot show. */
function readEscapes(text: string): string {
  return text
    .replace(/\\n/gu, '\n')
    .replace(/\\u([0-9a-f]{4})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function lines(file: string): string[] {
  const text = readFileSync(new URL(`sentences/${file}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
}

/** The sentences of one file, each with the section (`== name`) it stands in. */
export function readSentences(file: string): Sentence[] {
  const result: Sentence[] = [];
  let section = '';
  for (const line of lines(file)) {
    if (line.startsWith('== ')) {
      section = line.slice(3).trim();
      continue;
    }
    const [, language, mark = '', text] = /^(en|zh|ja|es)([!+\-~>?%*]?) (.+)$/u.exec(line) ?? [];
    if (!isLanguage(language) || text === undefined) throw new Error(`${file}: not a sentence: ${line}`);
    result.push({
      key: `${file}:${result.length}`,
      language,
      mark: marks[mark] as Mark,
      text: readEscapes(text),
      section,
    });
  }
  return result;
}

export interface TaggedSentence {
  language: string;
  tag: string;
  label: string;
  text: string;
}

/** Lines `language@tag text` or `language@tag:label text` (spam and hostile posts). */
export function readTagged(file: string): TaggedSentence[] {
  return lines(file).map((line) => {
    const match = /^([a-z]{2})@([^: ]+)(?::(\S+))? (.+)$/u.exec(line);
    if (!match) throw new Error(`${file}: not a tagged sentence: ${line}`);
    return {
      language: match[1] ?? '',
      tag: match[2] ?? '',
      label: match[3] ?? '',
      text: readEscapes(match[4] ?? ''),
    };
  });
}

export interface StoryPlan {
  title: string;
  kind: string;
  handle: string | null;
  sinceDay: string;
  entities: string[];
  facts: Fact[];
}

type RawFact = [text: string, number: number | null, unit: string | null, zh?: string, said?: string[]];
type RawPlan = Omit<StoryPlan, 'facts'> & { facts: RawFact[] };

/** The stories of the sample day with their facts. */
export function readStoryPlans(): Record<string, StoryPlan> {
  const raw = JSON.parse(readFileSync(new URL('sentences/stories.json', import.meta.url), 'utf8'));
  const plans: Record<string, StoryPlan> = {};
  for (const [id, plan] of Object.entries(raw as Record<string, RawPlan>)) {
    const facts = plan.facts.map(([text, number, unit, zh, said]) => ({
      text,
      number,
      unit,
      ...(zh === undefined || said === undefined ? {} : { zh, said }),
    }));
    plans[id] = { ...plan, facts };
  }
  return plans;
}
