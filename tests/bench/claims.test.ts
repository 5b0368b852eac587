// How labelled claims are scored, and how they stand in the reports that an auditor is given.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Model, type ModelRequest, NO_USAGE } from '../../shared/model/model.ts';
import { NO_NAMES } from '../../shared/text/compile-names.ts';
import { askAuditor, editionsOf } from './claims-auditor.ts';
import { readClaims } from './claims-file.ts';
import { scoreOf } from './claims-score.ts';

const folder = mkdtempSync(join(tmpdir(), 'dawn-chorus-claims-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SUBJECTS = ['Kestrel', 'Heron', 'Corvane', 'Tessera', 'Pellucid'] as const;
const line = (subject: string, text: string, label: string, more: object = {}): object => ({
  packet: subject,
  posts: [
    { id: 'P1', author: `@${subject.toLowerCase()}`, lang: 'en', text: `${subject} is live and costs 3 dollars` },
  ],
  claim: { text, kind: 'fact', cites: ['P1'], quote: null },
  label,
  ...more,
});
const LINES = SUBJECTS.flatMap((subject) => [
  line(subject, `${subject}上线，价格3美元`, 'supported'),
  line(subject, `${subject}上线，价格5美元`, 'false', { type: 'number', why: '3', true: `${subject}上线，价格3美元` }),
  line(subject, `${subject}还没有上线`, 'false', { type: 'negation', why: 'live', true: `${subject}上线，价格3美元` }),
  line(subject, `${subject}大概上线`, 'partly'),
]);
const file = join(folder, 'claims.jsonl');
writeFileSync(file, LINES.map((one) => JSON.stringify(one)).join('\n'));
const claims = readClaims(file, NO_NAMES);

describe('the score', () => {
  it('counts supported and false lines, shares of them, and leaves partly supported ones out', () => {
    const judged = claims.map((claim) => ({
      claim,
      objections: claim.line.type === 'number' ? [{ rule: 'V6', message: 'no' }] : [],
    }));
    expect(scoreOf(judged)).toEqual({
      claims: 5,
      falseAlarms: 0,
      false: 10,
      noticed: 0.5,
      byRule: { V6: { falseAlarms: 0, noticed: 5 } },
      byType: { negation: { false: 5, noticed: 0 }, number: { false: 5, noticed: 1 } },
    });
  });
});

describe('reports for an auditor', () => {
  it('show every line, and no false one beside the true one that it was made of', () => {
    const editions = editionsOf(claims);
    expect(new Set(editions.flat().map(({ number }) => number)).size).toBe(claims.length);
    for (const edition of editions)
      for (const subject of SUBJECTS) {
        const told = edition.filter(({ line: { packet, label } }) => packet === subject && label !== 'partly');
        expect(told.length).toBeLessThanOrEqual(1);
      }
  });

  it('are answered in one request each, and say nothing of labels', async () => {
    const requests: ModelRequest[] = [];
    const model: Model = {
      name: 'scripted',
      ask: async (request) => {
        requests.push(request);
        const lines = request.user.split('\n').filter((text) => text.startsWith('{"sentence"'));
        const wrong = lines.map((text): { sentence: string; text: string; posts: string[] } => JSON.parse(text));
        // Names what is not about its post, and every other price.
        const findings = wrong
          .filter(({ text }) => text.includes('5美元'))
          .map(({ sentence }) => ({ sentence, words: '5美元', reason: 'It is 3.' }));
        const value = { findings };
        return { stop: 'complete', value, usage: NO_USAGE, stopReason: 'stop', model: 'scripted', origin: 'scripted' };
      },
    };
    const { found } = await askAuditor(claims, model);
    expect(found.size).toBe(claims.length);
    for (const { number, line: own } of claims)
      expect(found.get(number)?.length ?? 0, own.claim.text).toBe(own.type === 'number' ? 1 : 0);
    expect(requests).toHaveLength(editionsOf(claims).length);
    for (const { system, user } of requests)
      expect(`${system}${user}`).not.toMatch(/supported"|"false"|partly|negation/);
  });
});
