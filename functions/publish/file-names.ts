// The files of a revision's folder, by their field in `siteKeys`, in the order in which they are copied.

/** `posts` is there only where a report cites invented posts, `png` only where the topic asks for it. */
export const FILE_NAMES = [
  'image',
  'vector',
  'png',
  'wordcloud',
  'report',
  'evidence',
  'cited',
  'plain',
  'posts',
  'page',
] as const;
