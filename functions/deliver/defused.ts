// Text of strangers for a chat: nothing in it becomes a mention, a command or a link, whatever the chat looks for in texts.
import { visibleText } from '../../shared/text/escape-visible.ts';

/** Word joiner: no width, no break. visibleText takes it out of all that strangers write, so that only ours is there. */
const JOINER = '\u2060';

/**
 * A free text with joiners where chats recognise names (`@here`), channels and commands (`~town`, `/start`), schemes (`https://`,
 * `mailto:a`) and domains (`evil.example`): it looks the same and is inert. Numbers and versions (`GPT-5.2`, `24:00`) stay as they are.
 */
export const defused = (text: string): string =>
  visibleText(text)
    .replaceAll(/@(?=\S)/gu, `@${JOINER}`)
    .replaceAll(/:(?=\/\/)|(?<=[A-Za-z]):(?=[\p{L}\p{N}/%])/gu, `:${JOINER}`)
    // On both sides: `www.` is a beginning by itself, and `.com` an end.
    .replaceAll(/\.(?=\p{L})|(?<=www\d{0,3})\./giu, `${JOINER}.${JOINER}`)
    .replaceAll(/(?<![\p{L}\p{N}/])([/~])(?=[\p{L}\p{N}_])/gu, `$1${JOINER}`);
