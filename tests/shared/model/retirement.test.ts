// The headers by which a server says that a model goes.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { parseModelUrl } from '../../../shared/model/model-url.ts';
import { openAiModel } from '../../../shared/model/openai-compatible.ts';
import { retirementOf } from '../../../shared/model/retirement.ts';
import { completion, type OpenAiServer, startOpenAi } from '../../fixtures/openai-server.ts';

describe('a server says of its model', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ['nothing', {}, undefined],
    ['its last day', { sunset: 'Fri, 15 Jan 2027 00:00:00 GMT' }, '2027-01-15'],
    [
      'its last day, and since when it is deprecated',
      { sunset: 'Fri, 15 Jan 2027 00:00:00 GMT', deprecation: '@1688169599' },
      '2027-01-15',
    ],
    ['that it is deprecated, as the standard has it', { deprecation: '@1688169599' }, 'deprecated'],
    ['that it is deprecated, as drafts have it', { deprecation: 'true' }, 'deprecated'],
    ['that it is deprecated since a day', { deprecation: 'Wed, 11 Nov 2026 23:59:59 GMT' }, 'deprecated'],
    ['that it is not', { deprecation: 'false' }, undefined],
    ['something that is no day', { sunset: 'soon' }, undefined],
    ['a number that is no day', { sunset: '2027' }, undefined],
  ])('%s', (_, headers, said) => {
    expect(retirementOf(headers)).toBe(said);
  });

  it('in few characters whatever it sends, which a run’s document can carry', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (sunset, deprecation) => {
        expect((retirementOf({ sunset, deprecation }) ?? '').length).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe('a model of such a server', () => {
  let server: OpenAiServer | undefined;
  afterEach(() => server?.close());

  it('remembers it with what it has found out of the server', async () => {
    server = await startOpenAi((asked) => ({
      ...completion(asked, { content: '{"word":"dawn"}' }),
      headers: { sunset: 'Fri, 15 Jan 2027 00:00:00 GMT' },
    }));
    const url = parseModelUrl(`openai:${server.baseUrl}#small`);
    if (url.kind !== 'openai') throw new Error('It is a URL of that kind.');
    const model = openAiModel({ ...url, key: undefined });
    const schema = { type: 'object', properties: { word: { type: 'string' } }, required: ['word'] };
    await model.ask({ system: 's', user: 'u', tool: { name: 't', description: 'd', schema }, maxTokens: 20 });
    expect(model.dialect?.()).toMatchObject({ proven: true, retires: '2027-01-15' });
  });
});
