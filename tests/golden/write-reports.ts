// Writes the goldens of reports and of days as the code makes them now. For use where a change of their form is meant.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenDays } from '../fixtures/golden-days.ts';
import { goldenReports } from '../fixtures/golden-reports.ts';

const FOLDER = join(import.meta.dirname, 'reports');
mkdirSync(FOLDER, { recursive: true });
for (const [name, markdown] of Object.entries(goldenReports())) writeFileSync(join(FOLDER, name), markdown);
writeFileSync(join(import.meta.dirname, 'days.md'), goldenDays());
