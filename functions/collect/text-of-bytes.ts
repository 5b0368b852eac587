// The text of an answer's bytes, in whatever encoding: most is UTF-8, some feeds are Shift_JIS, GBK or windows-1251.

/** Encodings whose bytes may also be read as UTF-8, so that only the declaration tells. */
const ONLY_DECLARED = /^(iso-2022-|utf-16|csiso2022)/i;

const decoderOf = (label: string, fatal = false): TextDecoder | undefined => {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return undefined;
  }
};

/** The encoding that a byte order mark, the content type or the XML declaration names, in this order (RFC 7303). */
const declaredIn = (bytes: Buffer, contentType: string): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const beginning = bytes.subarray(0, 200).toString('latin1');
  return (
    /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1] ??
    /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w:.-]+)["']/i.exec(beginning)?.[1]
  );
};

/**
 * Reads bytes as UTF-8 where they are UTF-8, whatever is declared, since many servers declare an encoding for all their
 * files; else in the declared encoding; bytes that fit neither become U+FFFD. A byte order mark is dropped.
 */
export const textOfBytes = (bytes: Buffer, contentType: string): string => {
  const label = declaredIn(bytes, contentType);
  const declared = label === undefined ? undefined : decoderOf(label);
  if (declared !== undefined && ONLY_DECLARED.test(declared.encoding)) return declared.decode(bytes);
  try {
    return decoderOf('utf-8', true)!.decode(bytes);
  } catch {
    return (declared ?? new TextDecoder()).decode(bytes);
  }
};
