// The name under which readers know an author: the organisation, or a person's name; else a handle is all there is.

/** What is known of an author. */
export interface KnownAuthor {
  readonly handle: string;
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
}

/** Two to four words with a capital each: `Ada Byron`, `Jean-Luc de Vos`. One word alone may be anything. */
const PERSON = /^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|d[aei]|de[nr]|van|von|bin|al)){1,3}$/u;

/** A display name without emoji and what stands in brackets or behind a bar. */
const bare = (name: string): string =>
  name
    .replace(/[(（[【|｜/@].*$/u, '')
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|\u200d/gu, '')
    .trim();

/** The name readers know, or undefined where only a handle is known. */
export const speakerName = ({ name = '', organisation }: KnownAuthor): string | undefined => {
  if (organisation !== undefined) return organisation;
  const person = bare(name);
  return PERSON.test(person) ? person : undefined;
};

/** The same without `@` where nothing better is known: what the plain style calls an author. */
export const plainName = (author: KnownAuthor): string => speakerName(author) ?? author.handle;
