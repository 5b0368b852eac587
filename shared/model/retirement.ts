// What a model's server says, beside an answer, of the model's end: the headers Sunset and Deprecation. Pure.

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const dayOf = (ms: number): string | undefined =>
  Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : undefined;

/**
 * The last day of what was asked (`2027-01-15`, by `Sunset`, RFC 8594), or `deprecated` where only that is said (`Deprecation`,
 * RFC 9745: `@` and seconds, and the dates and `true` of its drafts); undefined where neither is.
 */
export const retirementOf = (headers: Headers): string | undefined => {
  const of = (name: string): string => [headers[name]].flat()[0]?.trim() ?? '';
  // Only what names a day and a month is a date: the parser takes bare numbers for years.
  const sunset = /[a-z]{3}|-\d\d-/i.test(of('sunset')) ? dayOf(Date.parse(of('sunset'))) : undefined;
  if (sunset !== undefined) return sunset;
  const deprecation = of('deprecation');
  return deprecation === '' || /^(?:false|\?0)$/i.test(deprecation) ? undefined : 'deprecated';
};
