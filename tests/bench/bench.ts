// `npm run bench -- NAME …`: measures one part beside its peers and prints what it found.
import { BadInputError } from '../../shared/errors.ts';
import { benchBundles } from './bundles.ts';
import { benchClaims } from './claims.ts';
import { benchCluster } from './cluster.ts';
import { benchCollect } from './collect.ts';
import { benchCosts } from './costs.ts';
import { benchDeduplicate } from './deduplicate.ts';
import { benchDraw } from './draw.ts';
import { benchEditor } from './editor.ts';
import { benchFit } from './fit.ts';
import { benchGrouping } from './grouping.ts';
import { benchMoney } from './money.ts';
import { benchPictures } from './pictures.ts';
import { benchQuality } from './quality.ts';
import { benchReading } from './reading.ts';
import { benchServers } from './servers.ts';
import { benchShown } from './shown.ts';
import { benchStates } from './states.ts';
import { benchSuspicion } from './suspicion.ts';
import { benchVerify } from './verify.ts';

const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  bundles: benchBundles,
  claims: benchClaims,
  cluster: benchCluster,
  collect: benchCollect,
  costs: benchCosts,
  deduplicate: benchDeduplicate,
  draw: benchDraw,
  editor: benchEditor,
  fit: benchFit,
  grouping: benchGrouping,
  money: benchMoney,
  pictures: benchPictures,
  quality: benchQuality,
  reading: benchReading,
  servers: benchServers,
  shown: benchShown,
  states: benchStates,
  suspicion: benchSuspicion,
  verify: benchVerify,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  process.stderr.write(`There is no bench "${name}"; known are: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  try {
    await bench(args);
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
