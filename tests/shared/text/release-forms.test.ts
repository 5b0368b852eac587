// How a family of a pack spells its releases: any separator, any case, and one canonical name.
import { describe, expect, it } from 'vitest';
import { compileNames } from '../../../shared/text/compile-names.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';
import { findMentions } from '../../../shared/text/names.ts';

const NAMES = compileNames(
  namePackOf({
    families: [
      {
        name: 'Rose {series}{version}-{size} {variant}',
        forms: ['rose {series?}{version} {size?} {variant?}', '玫瑰 {version}'],
        versions: ['x', 'x.xx'],
        parts: { series: ['R'], variant: ['Pro', 'mini', 'Dawn Light'] },
      },
      { name: 'Rose {kind}', forms: ['rose {kind}'], parts: { kind: ['Voice', 'DxO'] } },
    ],
  }),
);
const found = (text: string): string[] =>
  findMentions(text, NAMES).flatMap(({ name, kind }) => (kind === 'versioned' ? [name] : []));

describe('a family of releases', () => {
  it.each([
    ['rose-3, ROSE 3, rose3, Rose_3', ['Rose 3', 'Rose 3', 'Rose 3', 'Rose 3']],
    ['Rose R4.12 and rose-r4', ['Rose R4.12', 'Rose R4']],
    ['rose 3 PRO; rose-3-Mini; Rose3 dawn-light', ['Rose 3 Pro', 'Rose 3 mini', 'Rose 3 Dawn Light']],
    ['rose 3-27b mini, Rose 3 35B-A3B', ['Rose 3-27B mini', 'Rose 3-35B-A3B']],
    ['玫瑰3发布，ｒｏｓｅ－３', ['Rose 3', 'Rose 3']],
    ['rose voice and ROSE-DXO', ['Rose Voice', 'Rose DxO']],
  ])('finds in %j %j', (text, names) => {
    expect(found(text)).toEqual(names);
  });

  it.each(['rose 3x cheaper', 'rose 3.123', 'rose 33', 'prose 3', 'rose voices', 'rose'])(
    'finds none in %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});
