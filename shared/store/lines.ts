// Lines of a stream of bytes. Only a line feed ends a line: JSON may hold U+2028 as it is, where readline would cut it.

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Joins the pieces of a line, without the carriage return before its line feed. */
const decode = (pieces: readonly Uint8Array[]): string => {
  const bytes = Buffer.concat(pieces);
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
  return bytes.toString('utf8', 0, end);
};

/**
 * Lines of UTF-8 text, one at a time, without their ends; the last line needs none.
 * @param longest bytes of a line that are kept; what a longer line has beyond them is dropped, so that a file without
 * line feeds can't fill the memory
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest = Number.POSITIVE_INFINITY,
): AsyncGenerator<string> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let open = false;
  const add = (piece: Uint8Array): void => {
    open = true;
    const kept = piece.subarray(0, longest - size);
    if (kept.length === 0) return;
    pieces.push(kept);
    size += kept.length;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      yield decode(pieces);
      pieces = [];
      size = 0;
      open = false;
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (open) yield decode(pieces);
}
