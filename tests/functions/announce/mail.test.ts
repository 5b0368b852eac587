// The morning mail: what stands in it on a good day, a poor one, a held one, and that nothing a stranger says breaks a line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailOf, type Places } from '../../../functions/announce/mail.ts';
import type { News } from '../../../functions/announce/news.ts';
import { nextOf } from '../../../functions/announce/next.ts';
import { type AnnounceGiven, isNews, outcomeOf } from '../../../functions/announce/outcome.ts';
import type { ReportFacts } from '../../../shared/past-reports.ts';
import { failure, published, run, whole } from './given.ts';

const PLACES: Places = { siteUrl: undefined, storeUrl: 's3://reports', runbookUrl: 'docs/operations.md' };

const REPORT: ReportFacts = {
  slug: run.slug,
  collected: 300,
  kept: 240,
  stories: 31,
  costUsd: 1.53,
  droppedShare: 0.04,
  auditRefused: 0.02,
  sources: [{ name: 'x', ok: true, kept: 300 }],
  headlines: ['OpenAI开始推送GPT-5.2 Codex', 'Qwen-Image-Layered开源'],
  displayName: 'AI人工智能',
};

const NEWS: News = { report: REPORT, week: [], warnings: [], unread: [] };
const NEXT = { cron: '0 6 * * ? *', timezone: 'Asia/Shanghai', enabled: true };

const mail = (given: AnnounceGiven, news: News = NEWS, places = PLACES) =>
  mailOf(given, outcomeOf(given), news, places);

const GOOD: AnnounceGiven = { ...whole, collected: whole.collected?.slice(0, 1) };

describe('the mail of a report', () => {
  it('has its headlines, where to read it, what it cost and rests on, and what was refused', () => {
    expect(mail(GOOD)).toEqual({
      subject: `Dawn Chorus: ${run.slug} published`,
      text: `AI人工智能 2026-04-22, revision 2

 1. OpenAI开始推送GPT-5.2 Codex
 2. Qwen-Image-Layered开源

Read it: s3://reports/site/_posts/a.md
Cost: $1.53 (posts $1.50, model $0.03)
Posts: 300 collected, 240 kept, 31 stories
Refused: 4 of 92 sentences that the model wrote; 2% by the auditor, before they were mended or left out; 2 more by the last check
`,
    });
  });

  it('links to the page where the site is served', () => {
    const given = { ...GOOD, published: { ...published, page: `site/reports/${run.slug}/r2/index.html` } };
    const places = { ...PLACES, siteUrl: 'https://reports.example.org/daily/' };
    expect(mail(given, NEWS, places).text).toContain(
      `Read it: https://reports.example.org/daily/reports/${run.slug}/r2/index.html\n`,
    );
  });

  it('says what is missing, what is unlike last week, what wants a person, and what was not looked at', () => {
    const week = [1, 2, 3].map((n) => ({ ...REPORT, slug: `w${n}`, collected: 1000 + n }));
    const warnings = [
      {
        about: 'model life',
        status: 'warning' as const,
        says: 'm is retired on 2027-01-15, in 46 days.',
        todo: 'choose one that stays',
        section: 'models',
      },
    ];
    const given = { ...whole, published: { ...published, degraded: ['source blogs'] } };
    const { subject, text } = mail(given, { ...NEWS, week, warnings, unread: ['the plan of the run (gone)'] });
    expect(subject).toBe(`Dawn Chorus: ${run.slug} published, 1 warning`);
    expect(text).toContain(`
Missing
- source blogs
- Not read: blogs: down.

Unlike last week
- Posts collected: 300, before 1,001 to 1,003

Wants a person
- model life: m is retired on 2027-01-15, in 46 days. To do: choose one that stays. More: docs/operations.md#models

Not looked at
- the plan of the run (gone)
`);
  });

  it('says when the model let it wait', () => {
    const given = { ...GOOD, summarised: { ...whole.summarised!, waited: 2520 } };
    expect(mail(given).text).toContain('\nLate: the writer waited 42 minutes for its model\n');
  });

  it('costs nothing and refuses nothing where no model was asked and nothing was bought', () => {
    const { summarised: _, composed: __, ...without } = whole;
    const given = { ...without, collected: [{ ...whole.collected![0]!, costUsd: 0 }] };
    const { text } = mail(given);
    expect(text).toContain('\nCost: nothing\n');
    expect(text).not.toContain('Refused');
  });

  it('is one line where the report was out already, or came out as it was', () => {
    expect(mail({ run: { ...run, unchanged: true } }, { ...NEWS, report: undefined }).text).toBe(
      `${run.slug} is already published for the whole window with these settings.\n`,
    );
    expect(mail({ ...GOOD, published: { ...published, unchanged: true } }).text).toContain(
      `${run.slug} says what revision 2 said; nothing was written.\n`,
    );
  });
});

describe('the mail of a draft', () => {
  const drafted = {
    ...published,
    page: `drafts/${run.slug}/d1/index.html`,
    markdown: `drafts/${run.slug}/d1/${run.slug}.md`,
    draft: { releaseAt: '2026-04-24T00:00:00.000Z' },
    headlines: ['A is out', 'B\nis too'],
  };
  const news: News = { ...NEWS, report: undefined, displayName: 'AI人工智能' };
  const places = { ...PLACES, siteUrl: 'https://reports.example.org/', stackName: 'DawnChorus' };

  it('has its headlines, when it comes out and how it is stopped, and where to look at it, which is no address of the site', () => {
    expect(mail({ ...GOOD, published: drafted }, news, places)).toEqual({
      subject: `Dawn Chorus: ${run.slug} draft`,
      text: `AI人工智能 2026-04-22, a draft

 1. A is out
 2. B is too

It comes out at 2026-04-24 08:00 (Asia/Shanghai) unless it is stopped (npm run dawn-chorus -- release ${run.slug} --aws --stop).
Look at it: s3://reports/drafts/${run.slug}/d1/index.html
Cost: $1.53 (posts $1.50, model $0.03)
Posts: 300 collected, 240 kept, 31 stories
Refused: 4 of 92 sentences that the model wrote; 2% by the auditor, before they were mended or left out; 2 more by the last check
`,
    });
  });

  it('that waits for its owner gives the command that releases it, in a stack of another name too', () => {
    const given = { ...GOOD, published: { ...drafted, draft: {} } };
    expect(mail(given, news, { ...places, stackName: 'Other' }).text).toContain(
      `\nIt comes out by npm run dawn-chorus -- release ${run.slug} --aws Other.\n`,
    );
  });

  it('that was released counts what the run that made it counted, and costs nothing again', () => {
    const made = { method: 'model' as const, collected: 9, kept: 8, stories: 7 };
    const { text } = mail({ run: { ...run, release: { draft: 'a' } }, published: { ...published, made } });
    expect(text).toContain('AI人工智能 2026-04-22, revision 2\n');
    expect(text).toContain('\nPosts: 9 collected, 8 kept, 7 stories\n');
    expect(text).not.toContain('Cost');
  });

  it.each([
    [{ due: true as const }, 'The next run that releases drafts takes it up', ''],
    [{}, 'The draft is kept', ''],
    [{ stop: true as const }, 'The draft is kept', ' --stop'],
  ])('whose release %j failed says what becomes of it and the command for that', (release, becomes, flag) => {
    const given = { run: { ...run, release: { draft: 'a', ...release } }, failure, failedState: 'Publish' };
    expect(nextOf(given, undefined, 'DawnChorus')).toContain(
      `${becomes}. When the cause is gone: npm run dawn-chorus -- release ${run.slug} --aws${flag}.`,
    );
  });

  it('is sent to nobody where none was due', () => {
    expect(isNews({ run: { ...run, unchanged: true, release: { due: true } } })).toBe(false);
    expect(isNews({ run: { ...run, release: { due: true } }, published })).toBe(true);
    expect(isNews({ run: { ...run, unchanged: true } })).toBe(true);
  });
});

describe('the mail of a run without a report', () => {
  const HELD: AnnounceGiven = {
    run,
    failedState: 'Summarise',
    failure: {
      Error: 'ReportHeldError',
      Cause: JSON.stringify({
        errorType: 'ReportHeldError',
        errorMessage: 'No report is published, since the model wrote none.',
      }),
    },
  };

  it('that is held says why, what stays, what a person does and what happens by itself', () => {
    const { subject, text } = mail(HELD, { ...NEWS, report: undefined, next: NEXT });
    expect(subject).toBe(`Dawn Chorus: ${run.slug} held`);
    expect(text).toBe(`${run.slug} is held, by Summarise.
Why: No report is published, since the model wrote none.
Cost: nothing

What happens next
- Nothing was published; what was published before stays as it is.
- Do what the sentence says; where the model did not answer, it may later.
- This day is not made again by itself. When the cause is gone: npm run dawn-chorus -- execute ai --from 2026-04-22 --to 2026-04-22 (pages and answers that were paid for are not paid again).
- The next run starts by its schedule (0 6 * * ? *, Asia/Shanghai) and makes its own day, whatever became of this one.

More: docs/operations.md#when-a-run-failed
`);
  });

  it('that failed names the state; one that Plan could not name has no command to give', () => {
    expect(mail({ run, failure, failedState: 'Deduplicate' }).text).toMatch(
      new RegExp(`^${run.slug} failed in Deduplicate.\nWhy: No post of 3 read.\n`),
    );
    const unnamed = { topic: 'a1', failure: { Error: 'BadInputError', Cause: 'No topic.' }, failedState: 'Plan' };
    expect(nextOf(unnamed, undefined)).toEqual([
      'Nothing was published; what was published before stays as it is.',
      'Mend what the sentence names: until then every run fails alike.',
    ]);
    expect(mail(unnamed).subject).toBe('Dawn Chorus: run failed');
  });

  it('names the stack where it is not the first', () => {
    expect(nextOf(HELD, NEXT, 'DawnChorus-test').join()).toContain('--to 2026-04-22 --stack DawnChorus-test (pages');
    expect(nextOf(HELD, NEXT, 'DawnChorus').join()).toContain('--to 2026-04-22 (pages');
  });

  it('promises no next run where the schedule is off', () => {
    expect(nextOf(HELD, { ...NEXT, enabled: false }).join()).not.toContain('schedule');
  });
});

describe('what strangers say in a mail', () => {
  const hostile = fc.string({ unit: 'binary', maxLength: 200 });
  const lines = (text: string): number => text.split('\n').length;

  it('never makes a line, hides a character, or makes the subject more than SNS takes', () => {
    const plain = lines(mail(whole).text);
    fc.assert(
      fc.property(hostile, hostile, hostile, (headline, name, cause) => {
        const report = { ...REPORT, headlines: [headline, 'b'], displayName: name };
        const collected = whole.collected!.map((one) => (one.ok ? one : { ...one, cause }));
        const { subject, text } = mail({ ...whole, collected }, { ...NEWS, report });
        expect(lines(text)).toBe(plain);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
        expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        expect(subject).toMatch(/^[\x20-\x7e]{1,100}$/);
      }),
    );
  });
});
