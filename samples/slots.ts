// Small words for the slots in handwritten sentences.
import type { Random } from './random.ts';
import type { Language } from './types.ts';

const words: Record<string, Record<Language, string[]>> = {
  city: {
    en: [
      'Leeds',
      'Tampere',
      'Porto',
      'Boise',
      'Ghent',
      'Halifax',
      'Turin',
      'Austin',
      'Kraków',
      'Bergen',
      'Pune',
      'Lagos',
    ],
    zh: ['武汉', '成都', '长沙', '合肥', '厦门', '西安', '沈阳', '青岛', '郑州', '昆明'],
    ja: ['札幌', '福岡', '仙台', '金沢', '松本', '高松', '長崎'],
    es: ['Zaragoza', 'Rosario', 'Puebla', 'Vigo', 'Bilbao', 'Cali'],
  },
  food: {
    en: ['dumplings', 'porridge', 'lentil soup', 'pierogi', 'rye toast', 'bánh mì', 'cheese pie', 'noodles', 'tacos'],
    zh: ['牛肉粉', '黄焖鸡', '羊肉汤', '酸菜鱼', '煲仔饭', '热干面', '麻辣烫', '小笼包'],
    ja: ['天ぷらそば', 'カツカレー', '味噌ラーメン', 'おでん', '親子丼', '鯖定食'],
    es: ['arroz', 'cocido', 'bizcocho', 'puré', 'guiso de lentejas'],
  },
  team: {
    en: ['Rovers', 'United', 'Harbour Town', 'Badgers', 'Athletic', 'Wanderers'],
    zh: ['申花', '泰山', '国安', '蓉城', '我们市队'],
    ja: ['地元のチーム', 'うちのクラブ', '推しチーム'],
    es: ['Racing', 'Depor', 'Rayo', 'equipo del barrio'],
  },
  game: {
    en: ['Lanternfall', 'Mossgate', 'Deep Harvest II', 'Nine Bells', 'Orchard Siege'],
    zh: ['星野行记', '山海渡', '九灯', '云上牧场'],
    ja: ['灯台物語', '星巡りオンライン', '森のギルド'],
    es: ['Faro Final', 'Nueve Campanas', 'Cosecha Profunda'],
  },
  project: {
    en: ['MoonAgent', 'GPTPepe', 'NeuralCat', 'ZKBrain', 'AgentDAO'],
    zh: ['MoonAgent'],
    ja: ['MoonAgent'],
    es: ['MoonAgent'],
  },
};

const emoji = ['🔥', '🚀', '💎', '🎯', '✨', '💰', '🙌', '👀', '⚡', '🌈', '🤖', '🎉'];
const friends = ['mirek_lo', 'tavi_codes', 'nori_ppp', 'jolandab', 'sanne_k9', 'otto_ruhl', 'pikka_t', 'deniz_arc'];

/** Fills `{slot}` with a word of the language; `given` comes first. */
export function fillSlots(
  text: string,
  language: Language,
  random: Random,
  given: Record<string, string> = {},
): string {
  return text.replace(/\{(\w+)\}/gu, (_, slot: string) => {
    const fixed = given[slot];
    if (fixed !== undefined) return fixed;
    if (slot === 'n') return String(random.whole(3, 79));
    if (slot === 'year') return '2025';
    if (slot === 'emoji') return random.pick(emoji);
    if (slot === 'friend') return random.pick(friends);
    if (slot === 'ticker') return random.pick(['MAGT', 'PEPX', 'NCAT', 'ZKB', 'ADAO']);
    const list = words[slot]?.[language];
    if (!list) throw new Error(`unknown slot ${slot} in: ${text}`);
    return random.pick(list);
  });
}
