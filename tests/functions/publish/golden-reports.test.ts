// The goldens of reports: every form, language and style to the byte, each keeping the format.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { goldenReports } from '../../fixtures/golden-reports.ts';

const FOLDER = join(import.meta.dirname, '../../golden/reports');
const reports = goldenReports();

describe('a report', () => {
  it.each(Object.entries(reports))('%s is as it was', (name, markdown) => {
    expect(markdown).toBe(readFileSync(join(FOLDER, name), 'utf8'));
  });

  it.each(Object.entries(reports))('%s keeps the format', (name, markdown) => {
    const style = name.endsWith('plain.md') ? 'plain' : 'cited';
    expect(checkConformance(markdown)).toEqual({ style, findings: [] });
  });

  it('has its golden, and no golden is left over', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(reports).sort());
  });
});
