// Secrets of a channel in what its server says back: no form of them is told, whole or in part.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../functions/deliver/judge.ts';
import { withoutSecrets } from '../../../functions/deliver/keys.ts';

const TOKEN = 'kN7pQ2vX9sLw4RtZ1yBd6FhJ3mCa8GeU5oTiWqVxEnPzHbMcDfKjLrSgAyQwErTy';
const WEBHOOK = `https://chat.example/api/webhooks/112233445566/${TOKEN}?wait=true`;

describe('what a server says back', () => {
  it.each([
    ['a page that names the path', `Cannot POST /api/webhooks/112233445566/${TOKEN} on this server`],
    [
      'a JSON text with escaped slashes',
      `{"url":"https:\\/\\/chat.example\\/api\\/webhooks\\/112233445566\\/${TOKEN}"}`,
    ],
    ['a page with entities', `Cannot POST &#x2F;api&#x2F;webhooks&#x2F;112233445566&#x2F;${TOKEN}`],
    ['percent signs', encodeURIComponent(WEBHOOK)],
  ])('holds no secret: %s', (_, said) => {
    expect(withoutSecrets(wordsOf(said), [WEBHOOK])).not.toContain(TOKEN.slice(0, 12));
  });

  it('holds none where many words stand before it: it is cut only afterwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (before) => {
        const said = withoutSecrets(wordsOf(`${'x '.repeat(before)}${WEBHOOK}`), [WEBHOOK]);
        expect(said).not.toContain(TOKEN.slice(0, 12));
      }),
    );
  });
});
