// One request: encodings, sizes, redirects, and headers that can't be sent; what goes wrong is said without a secret.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { secondsOfRetryAfter } from '../../../functions/collect/http-faults.ts';
import { mayLeadTo } from '../../../functions/collect/redirects.ts';
import { request } from '../../../functions/collect/request.ts';
import { textOfBytes } from '../../../functions/collect/text-of-bytes.ts';
import { type JsonServer, type Said, startServer } from '../../fixtures/json-server.ts';

let server: JsonServer | undefined;
afterEach(() => server?.close());
const ask = async (say: (url: URL) => Said, options: object = {}) => {
  server = await startServer(say);
  return request(new URL(server.url), options);
};

/** `模型` and `модель` in encodings that Node can read but not write. */
const ENCODED: [string, number[], string][] = [
  ['gbk', [0xc4, 0xa3, 0xd0, 0xcd], '模型'],
  ['big5', [0xbc, 0xd2, 0xab, 0xac], '模型'],
  ['shift_jis', [0x83, 0x82, 0x83, 0x66, 0x83, 0x8b], 'モデル'],
  ['euc-kr', [0xb8, 0xf0, 0xb5, 0xa8], '모델'],
  ['windows-1251', [0xec, 0xee, 0xe4, 0xe5, 0xeb, 0xfc], 'модель'],
  ['iso-8859-1', [0x6d, 0x6f, 0x64, 0xe8, 0x6c, 0x65], 'modèle'],
  ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x25, 0x62, 0x25, 0x47, 0x25, 0x6b, 0x1b, 0x28, 0x42], 'モデル'],
];

describe('the text of an answer', () => {
  it.each(ENCODED)('in %s is read, declared by the content type or by XML', (label, bytes, text) => {
    expect(textOfBytes(Buffer.from(bytes), `text/xml; charset="${label}"`)).toBe(text);
    const xml = Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="${label.toUpperCase()}"?>`),
      Buffer.from(bytes),
    ]);
    expect(textOfBytes(xml, 'application/rss+xml').endsWith(text)).toBe(true);
  });

  it('that is UTF-8 is read as such whatever is declared, and its mark is dropped', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.startsWith('\uFEFF')),
        fc.constantFrom(
          '',
          'text/xml',
          'text/html; charset=iso-8859-1',
          'text/xml; charset=gbk',
          'a; charset=nonsense',
        ),
        fc.boolean(),
        (text, contentType, mark) => {
          expect(textOfBytes(Buffer.from(`${mark ? '\uFEFF' : ''}${text}`), contentType)).toBe(text);
        },
      ),
    );
  });

  it('in UTF-16 is told by its mark, and bytes of no encoding never throw', () => {
    expect(textOfBytes(Buffer.from('\uFEFF模型', 'utf16le'), '')).toBe('模型');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, contentType) => {
        expect(textOfBytes(Buffer.from(bytes), contentType).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('an answer', () => {
  it('that unpacks to more than 32 MiB is given up, however small it was', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32));
    expect(bomb.length).toBeLessThan(100_000);
    const said = { headers: { 'content-encoding': 'gzip', 'content-type': 'text/xml' }, body: bomb };
    await expect(ask(() => said)).rejects.toMatchObject({
      name: 'SourceUnavailableError',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ sent more than 32 MiB in one answer\.$/),
    });
  });
});

describe('a token that no header may hold', () => {
  it.each(['AAAA-secret\nBBBB', 'AAAA-secret\u0000', 'AAAA-secret…'])(
    '%j is refused without being told',
    async (token) => {
      const refused = await ask(() => ({ body: '' }), { headers: { authorization: `Bearer ${token}` } }).catch(
        (error: unknown) => error as Error,
      );
      expect(refused).toMatchObject({ name: 'SourceRefusedError' });
      expect(String((refused as Error).message)).not.toContain('AAAA');
      expect((refused as Error).cause).toBeUndefined();
    },
  );
});

describe('a redirect', () => {
  const moved = (location: string) => ({ status: 301, headers: { location }, body: '' });

  it('is followed where a feed asks for it, and never with a token', async () => {
    const say = ({ pathname }: URL) => (pathname === '/' ? moved('/new') : { body: 'here' });
    expect(await ask(say, { follow: true })).toMatchObject({ status: 200, text: 'here' });
    await expect(ask(say)).rejects.toThrow(/answers with a redirect \(301\); check the server's URL\.$/);
  });

  it('that goes round in circles ends', async () => {
    await expect(ask(() => moved('/'), { follow: true })).rejects.toThrow(/answers with a redirect/);
    expect(server?.asked).toHaveLength(6);
  });

  it.each(['file:///etc/passwd', 'javascript:1', 'http://', ''])('to %j is refused', async (location) => {
    const say = ({ pathname }: URL) => (pathname === '/' ? moved(location) : { body: 'here' });
    if (location === '') await expect(ask(say, { follow: true })).rejects.toThrow(/answers with a redirect/);
    else await expect(ask(say, { follow: true })).rejects.toThrow(/redirects to where no feed can be/);
  });

  it.each([
    'http://127.0.0.1:9001/2018-06-01/runtime/invocation/next',
    'http://2130706433/',
    'http://localhost/',
    'http://a.localhost/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.1.2.3/',
    'http://192.168.1.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00::1]/',
  ])('from out there to %s is not followed', (location) => {
    expect(mayLeadTo(new URL('https://blog.example/feed'), new URL(location))).toBe(false);
    expect(mayLeadTo(new URL('http://127.0.0.1:8080/feed'), new URL(location))).toBe(true);
  });

  it('from site to site is followed', () => {
    for (const to of ['https://10.example/', 'http://8.8.8.8/', 'https://[2606:4700::1111]/', 'https://local.example/'])
      expect(mayLeadTo(new URL('https://blog.example/feed'), new URL(to))).toBe(true);
  });
});

describe('Retry-After', () => {
  const date = 'Wed, 22 Apr 2026 10:00:00 GMT';
  it.each([
    ['120', 120],
    ['0', 0],
    ['1.5', 2],
    ['Wed, 22 Apr 2026 10:02:00 GMT', 120],
    ['Wed, 22 Apr 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
  ])('%j is %j seconds by the server’s own clock', (value, seconds) => {
    expect(secondsOfRetryAfter(new Headers({ 'retry-after': value, date }))).toBe(seconds);
  });

  it('as a date without the server’s time says nothing', () => {
    expect(secondsOfRetryAfter(new Headers({ 'retry-after': date }))).toBeUndefined();
    expect(secondsOfRetryAfter(new Headers())).toBeUndefined();
  });
});
