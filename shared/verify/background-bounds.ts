// What may be background at all: few words that stay true. It bounds a name pack, and what a forged evidence could carry.
import { lengthOf } from '../text/length.ts';
import type { NamePack } from '../text/name-pack.ts';
import { type Background, type Language, MOST_BACKGROUND } from './background.ts';
import { uncleanReason } from './hygiene.ts';
import { addedForecast, addedSuperlatives, isOwnerless } from './modality.ts';
import { blank } from './own-words.ts';
import { quantitiesOf } from './quantities.ts';
import { latinWords } from './source-post.ts';

/** Longest: characters of Chinese, a Latin word as 2, or words of English. */
const LONGEST: Readonly<Record<Language, number>> = { 'zh-CN': 24, en: 10 };

/** Words and what joins them: no brackets, quotation marks, colons, accounts or links. */
const FORM = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} 、,.'’&+/#·-]*[\p{L}\p{M}\p{N}+#])?$/u;

/** Why words can't be background, in words behind "it"; undefined where they can. What is bounded here bounds what a forged evidence can carry. */
export const backgroundFault = (text: string, language: Language): string | undefined => {
  const length = lengthOf(text, language);
  if (length > LONGEST[language])
    return `is too long: it counts ${length} where ${LONGEST[language]} is the most${language === 'en' ? ' (words)' : ' (a Latin word counts 2)'}`;
  if (!FORM.test(text)) return 'holds other marks than commas, hyphens and points within plain words';
  // Digits within a name are the name's: ARC-AGI-2.
  const nameless = blank(
    text,
    latinWords(text).filter(({ text: word }) => /\p{N}/u.test(word)),
  );
  const figure = quantitiesOf(nameless, [])[0]?.text ?? /\p{N}+/u.exec(nameless)?.[0];
  if (figure !== undefined) return `gives the figure ${figure}, which may change`;
  const [loud] = addedSuperlatives(text, []);
  if (loud !== undefined || isOwnerless(text)) return `praises${loud === undefined ? '' : ` (${loud})`}`;
  if (addedForecast(text, 'announcement', [], [])) return 'looks ahead';
  const unclean = uncleanReason(text, language);
  return unclean === undefined ? undefined : `is no plain text of its language: ${unclean}`;
};

/** The first fault of a pack's background, in words that end a sentence about its file; undefined where all is well. */
export const checkBackground = ({ background = [] }: Pick<NamePack, 'background'>): string | undefined => {
  for (const { name, about } of background) {
    const said = Object.entries(about) as [Language, string][];
    if (said.length === 0)
      return `the background of ${name} says nothing; write its about in zh-CN or en, or take it out`;
    for (const [language, text] of said) {
      const fault = backgroundFault(text, language);
      if (fault !== undefined)
        return `the background of ${name} in ${language}, ${JSON.stringify(text)}, ${fault}; say in a few words that stay true what it is`;
    }
  }
  return undefined;
};

/** The background of a published sentence that is none, with the reason: more than a sentence may have, or not what background is. */
export const unsoundBackground = (
  {
    text = '',
    background = [],
  }: { readonly text?: string | undefined; readonly background?: readonly Background[] | undefined },
  language: Language,
): { readonly one: Background; readonly reason: string }[] =>
  background.flatMap((one, at) => {
    const fault =
      at >= MOST_BACKGROUND.prose ? `comes after ${MOST_BACKGROUND.prose} others` : backgroundFault(one.text, language);
    const reason = fault ?? (text.includes(one.name) ? undefined : 'belongs to no name of the sentence');
    return reason === undefined ? [] : [{ one, reason }];
  });
