// One sentence of prose against the posts that it cites: what rules are sure of vetoes it, what they only suspect warns.
import { type Names, NO_NAMES } from '../text/compile-names.ts';
import type { SentenceKind } from '../written.ts';
import { bareText, type MOST_BACKGROUND } from './background.ts';
import type { Breach } from './claims.ts';
import {
  breach,
  citeBreaches,
  contentBreaches,
  contentOf,
  kindOfContent,
  modalityBreaches,
  speakerBreaches,
  unquoted,
} from './content.ts';
import { uncleanReason } from './hygiene.ts';
import { blank } from './own-words.ts';
import { quotedSpans } from './quotes-match.ts';
import { withoutRole, withSpeech } from './said-by.ts';
import { narrow, type Source } from './source-post.ts';

/** A sentence, headline or detail of a report. */
export interface Sentence {
  readonly text: string;
  readonly kind: SentenceKind;
  /** Keys of the posts that carry it. */
  readonly posts: readonly string[];
  /** Where it stands: a headline is true by itself, a joke or a view is none. */
  readonly place: keyof typeof MOST_BACKGROUND;
  readonly language: 'zh-CN' | 'en';
  /** Of an absence: the words that were searched for in the day's posts. */
  readonly searched?: readonly string[] | undefined;
}

export interface Judgement {
  /** Breaches for which the sentence may not be published as it stands. */
  readonly vetoes: readonly Breach[];
  /** Breaches of rules that are wrong too often to veto: for the repair and the auditor. */
  readonly warnings: readonly Breach[];
}

export interface CheckOptions {
  /** Names of the field. */
  readonly names?: Names | undefined;
  /** Words that were given to the model only: the boundary of the data block. */
  readonly secrets?: readonly string[] | undefined;
}

/** Told as a joke: that is a view, and no headline. */
const JOKE =
  /笑称|调侃|戏称|戏言|戏问|戏仿|开玩笑|打趣|玩笑|段子|恶搞|\bjok(?:es?|ed|ing(?:ly)?)\b|\bquips?\b|\bquipped\b/iu;

/** What says that no post says something. */
const ABSENCE: Readonly<Record<Sentence['language'], RegExp>> = {
  'zh-CN': /没有|未见|未有|无人|没人|尚无|均未|都未|未提/u,
  en: /\b(?:no|none|nobody|not|neither|nothing|without)\b/iu,
};

/** What no post says can't stand in a post: it is judged by its form, and must say what was searched for where that is given. */
const judgeAbsence = ({ text, language, searched }: Sentence): Breach[] => {
  if (!ABSENCE[language].test(text))
    return [breach('V3', text, 'It is filed as what no post says, and does not say so.')];
  return searched?.length === 0 ? [breach('V3', text, 'It does not say which words were searched for.')] : [];
};

/**
 * Judges a sentence, its background apart: what the name pack says of a name of it needs no post, and carries nothing else.
 * @param packet the posts that could be cited, by key
 */
export const checkSentence = (
  sentence: Sentence,
  packet: ReadonlyMap<string, Source>,
  { names = NO_NAMES, secrets }: CheckOptions = {},
): Judgement => {
  const { kind, posts, place, language } = sentence;
  const sources = [...new Set(posts)].flatMap((key) => packet.get(key) ?? []);
  const text = withSpeech(bareText(narrow(sentence.text), place, language, names), sources, names);
  const unclean = uncleanReason(sentence.text, language, secrets, sources);
  const form = [
    ...(unclean === undefined ? [] : [breach('V12', sentence.text, unclean)]),
    ...(place === 'headline' && JOKE.test(text) ? [breach('V10', sentence.text, 'A joke is no headline.')] : []),
  ];
  const content = contentOf(blank(text, quotedSpans(text)), names, sources);
  const cites = citeBreaches(posts, content, packet, names);
  if (sources.length === 0)
    return {
      vetoes: [...form, ...cites.vetoes, breach('V3', sentence.text, 'It cites no post that was given.')],
      warnings: [],
    };
  if (kind === 'absence') return { vetoes: [...form, ...cites.vetoes, ...judgeAbsence(sentence)], warnings: [] };
  const said = contentBreaches(content, kindOfContent(kind), sources, names);
  const modality = modalityBreaches(content, sources);
  return {
    vetoes: [
      ...form,
      ...cites.vetoes,
      ...unquoted(text, sources),
      ...speakerBreaches(withoutRole(text), content, sources, undefined, names),
      ...said.vetoes,
      ...modality.vetoes,
    ],
    warnings: [...cites.warnings, ...said.warnings, ...modality.warnings],
  };
};
