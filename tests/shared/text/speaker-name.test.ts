// What an author is called: the organisation, a person's name, else the handle.
import { expect, it } from 'vitest';
import { plainName, speakerName } from '../../../shared/text/speaker-name.ts';

it.each([
  [{ handle: 'asterlabs', organisation: 'Aster Labs', name: 'Aster 🚀' }, 'Aster Labs'],
  [{ handle: 'ada_b', name: 'Ada Byron 🔭' }, 'Ada Byron'],
  [{ handle: 'ada_b', name: 'Ada Byron (hiring)' }, 'Ada Byron'],
  [{ handle: 'j', name: 'Jean-Luc de Vos | sensors' }, 'Jean-Luc de Vos'],
  [{ handle: 'quant_lin', name: '量化小林' }, undefined],
  [{ handle: 'bot9', name: 'GIVEAWAY' }, undefined],
  [{ handle: 'bot9' }, undefined],
])('%o is %s', (author, name) => {
  expect(speakerName(author)).toBe(name);
  expect(plainName(author)).toBe(name ?? author.handle);
});
