// Scores what was found against labelled claims: false alarms on supported ones, what was noticed of false ones.
import type { LabelledClaim } from './claims-file.ts';

/** What one of the two checks has against a claim. */
export interface Objection {
  /** `V6`, or `auditor`. */
  readonly rule: string;
  readonly message: string;
}

export interface Judged {
  readonly claim: LabelledClaim;
  readonly objections: readonly Objection[];
}

export interface ClaimScore {
  /** Supported lines. */
  readonly claims: number;
  /** Share of them that were refused. */
  readonly falseAlarms: number;
  /** False and unsupported lines. */
  readonly false: number;
  /** Share of them that were refused. */
  readonly noticed: number;
  /** Lines by rule; a line that several rules refuse counts for each. */
  readonly byRule: Readonly<Record<string, { readonly falseAlarms: number; readonly noticed: number }>>;
  readonly byType: Readonly<Record<string, { readonly false: number; readonly noticed: number }>>;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1e4) / 1e4);

const refused = ({ objections }: Judged): boolean => objections.length > 0;

/** Scores judged claims; `partly` supported ones are left out. */
export const scoreOf = (judged: readonly Judged[]): ClaimScore => {
  const supported = judged.filter(({ claim }) => claim.line.label === 'supported');
  const untrue = judged.filter(({ claim }) => ['false', 'unsupported'].includes(claim.line.label));
  const rules = [...new Set(judged.flatMap(({ objections }) => objections.map(({ rule }) => rule)))].sort();
  const by = (list: readonly Judged[], rule: string): number =>
    list.filter(({ objections }) => objections.some((objection) => objection.rule === rule)).length;
  const types = Map.groupBy(untrue, ({ claim }) => claim.line.type ?? claim.line.label);
  return {
    claims: supported.length,
    falseAlarms: share(supported.filter(refused).length, supported.length),
    false: untrue.length,
    noticed: share(untrue.filter(refused).length, untrue.length),
    byRule: Object.fromEntries(
      rules.map((rule) => [rule, { falseAlarms: by(supported, rule), noticed: by(untrue, rule) }]),
    ),
    byType: Object.fromEntries(
      [...types]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([type, list]) => [
          type,
          { false: list.length, noticed: share(list.filter(refused).length, list.length) },
        ]),
    ),
  };
};
