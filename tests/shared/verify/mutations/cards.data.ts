// Thirty handwritten cards in six languages, true to their made-up posts: what the verifier must let pass. Data.
import type { Claim } from '../../../../shared/verify/claims.ts';

export interface CardPost {
  readonly key: string;
  readonly handle: string;
  readonly name?: string;
  readonly organisation?: string;
  readonly lang: string;
  readonly text: string;
}

export interface HandwrittenCard {
  readonly language: 'zh-CN' | 'en' | 'ja' | 'es' | 'fr' | 'ko';
  readonly posts: readonly CardPost[];
  readonly claims: readonly Claim[];
  /** Words of a claim that say that it is not sure, with what stands there when they are dropped. */
  readonly hedges?: readonly { readonly claim: number; readonly with: string; readonly without: string }[];
}

const openai = { handle: 'OpenAI', organisation: 'OpenAI' };
const anthropic = { handle: 'AnthropicAI', organisation: 'Anthropic' };

export const CARDS: readonly HandwrittenCard[] = [
  {
    language: 'zh-CN',
    posts: [
      {
        key: 'a',
        ...openai,
        lang: 'en',
        text: 'GPT-5.2 Codex is now available in the API. It scores 56.4% on SWE-Bench Pro and costs $1.75 per million input tokens.',
      },
      {
        key: 'b',
        handle: 'devnina',
        lang: 'en',
        text: 'Ran GPT-5.2 Codex on our monorepo for 6 hours. It fixed 14 of 20 failing tests, impressive.',
      },
      {
        key: 'c',
        handle: 'quietlab',
        lang: 'en',
        text: 'Our reading group meets on Thursday to talk about diffusion.',
      },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'OpenAI宣布GPT-5.2 Codex已在API中提供，SWE-Bench Pro得分为56.4%，输入价格为每百万token1.75美元',
      },
      {
        kind: 'opinion',
        cites: ['b'],
        text: '@devnina说，GPT-5.2 Codex用6小时修好了20个失败测试中的14个',
        quote: {
          post: 'b',
          text: 'It fixed 14 of 20 failing tests, impressive.',
          translation: '它修好了20个失败测试中的14个，令人印象深刻',
        },
      },
    ],
  },
  {
    language: 'zh-CN',
    posts: [
      {
        key: 'a',
        handle: 'marketwire',
        lang: 'en',
        text: 'Rumor: SpaceX is in talks to buy Cursor for $60 billion, with a decision expected by April 30.',
      },
      {
        key: 'b',
        handle: 'minchow',
        lang: 'en',
        text: 'If the $60B Cursor rumor is true, it would be the largest deal in developer tools.',
      },
      { key: 'c', handle: 'farmhand', lang: 'en', text: 'My tomatoes are finally ripe, 12 kilos this week.' },
    ],
    claims: [
      { kind: 'rumour', cites: ['a', 'b'], text: '据传SpaceX正就以600亿美元收购Cursor进行谈判' },
      { kind: 'rumour', cites: ['a'], text: '传闻称SpaceX对Cursor的决定预计在4月30日前作出' },
      {
        kind: 'opinion',
        cites: ['b'],
        text: '@minchow认为，若传闻属实，这将是开发工具领域最大的交易',
        quote: { post: 'b', text: 'it would be the largest deal in developer tools' },
      },
    ],
    hedges: [
      { claim: 0, with: '据传', without: '' },
      { claim: 1, with: '传闻称SpaceX对Cursor的决定预计', without: 'SpaceX对Cursor的决定' },
    ],
  },
  {
    language: 'zh-CN',
    posts: [
      {
        key: 'a',
        handle: 'Alibaba_Qwen',
        organisation: 'Alibaba',
        lang: 'en',
        text: 'Meet Qwen3.6-27B, our latest dense open-source model. It runs on a single 24GB GPU and supports 119 languages.',
      },
      {
        key: 'b',
        handle: 'lowbit',
        lang: 'zh',
        text: '刚测了 Qwen3.6-27B，量化后占用 18GB 显存，速度大约 32 tokens/s，比上一代快两倍。',
      },
      { key: 'c', handle: 'nightcoder', lang: 'zh', text: '今天公司停电了，大家都回家了。' },
    ],
    claims: [
      { kind: 'announcement', cites: ['a'], text: 'Alibaba开源Qwen3.6-27B，可在单张24GB GPU上运行，支持119种语言' },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@lowbit测得Qwen3.6-27B量化后占用18GB显存，速度约为32 tokens/s',
        quote: { post: 'b', text: '量化后占用 18GB 显存，速度大约 32 tokens/s' },
      },
    ],
  },
  {
    language: 'zh-CN',
    posts: [
      {
        key: 'a',
        handle: 'fundwatch',
        lang: 'en',
        text: 'Actively managed funds lost about $1 trillion in 2025, the 11th straight year of outflows. Only 22% beat their index.',
      },
      {
        key: 'b',
        handle: 'indexfan',
        lang: 'en',
        text: 'Passive funds took in $850 billion over the same twelve months.',
      },
      { key: 'c', handle: 'sidecar', lang: 'en', text: 'Selling two concert seats for Friday.' },
    ],
    claims: [
      { kind: 'fact', cites: ['a'], text: '2025年主动管理基金流出约1万亿美元，这是连续第11年净流出' },
      { kind: 'fact', cites: ['a'], text: '@fundwatch称，只有22%的主动基金跑赢指数，表现优于指数的不多' },
      { kind: 'fact', cites: ['b'], text: '被动基金同期流入8500亿美元' },
    ],
  },
  {
    language: 'zh-CN',
    posts: [
      {
        key: 'a',
        handle: 'UnitreeRobotics',
        organisation: 'Unitree',
        lang: 'en',
        text: 'Unitree G1 walked 100 km without stopping. Price starts at $16,000, shipping in March 2026.',
      },
      {
        key: 'b',
        handle: 'robotaku',
        lang: 'ja',
        text: 'ユニツリーのG1、実際に2時間動かしてみた。転倒は3回、バッテリーは残り4割。',
      },
      { key: 'c', handle: 'catdaily', lang: 'ja', text: '今日の猫は日向で寝ています。' },
    ],
    claims: [
      { kind: 'announcement', cites: ['a'], text: 'Unitree表示G1不间断行走了100公里，起售价1.6万美元，2026年3月发货' },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@robotaku实际运行G1两小时，其间摔倒三次，电量剩余四成',
        quote: { post: 'b', text: '転倒は3回、バッテリーは残り4割。', translation: '摔倒3次，电量剩四成' },
      },
    ],
  },
  {
    language: 'en',
    posts: [
      {
        key: 'a',
        ...anthropic,
        lang: 'en',
        text: 'Claude Opus 4.6 is available today for Max and Team plans. The context window grows to 1M tokens.',
      },
      {
        key: 'b',
        handle: 'fkline',
        lang: 'zh',
        text: 'Claude Opus 4.6 在我的项目里三天写了 1.2 万行代码，花费 340 美元。',
      },
      { key: 'c', handle: 'stitcher', lang: 'en', text: 'New scarf pattern is up, enjoy knitting.' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'Anthropic announced that Claude Opus 4.6 is available to Max and Team plans with a context window of 1 million tokens',
      },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@fkline says Claude Opus 4.6 wrote 12,000 lines of code in three days for 340 dollars',
        quote: {
          post: 'b',
          text: '三天写了 1.2 万行代码，花费 340 美元',
          translation: 'wrote 12,000 lines of code in three days for $340',
        },
      },
    ],
  },
  {
    language: 'en',
    posts: [
      {
        key: 'a',
        handle: 'leakbird',
        lang: 'en',
        text: "I'm hearing GPT-5.5 may launch on May 14 with a 2M context. Unconfirmed.",
      },
      {
        key: 'b',
        handle: 'tokenomics',
        lang: 'en',
        text: 'The leaked GPT-5.5 price card says $12 per million output tokens, reportedly.',
      },
      { key: 'c', handle: 'gardenpost', lang: 'en', text: 'Rain again, day 9.' },
    ],
    claims: [
      {
        kind: 'rumour',
        cites: ['a'],
        text: 'GPT-5.5 may launch on May 14, according to @leakbird, which is unconfirmed',
      },
      {
        kind: 'rumour',
        cites: ['b'],
        text: 'A leaked price card reportedly lists GPT-5.5 at $12 per million output tokens',
      },
    ],
    hedges: [
      {
        claim: 0,
        with: 'may launch on May 14, according to @leakbird, which is unconfirmed',
        without: 'launches on May 14',
      },
      { claim: 1, with: 'A leaked price card reportedly lists', without: 'A price card lists' },
    ],
  },
  {
    language: 'en',
    posts: [
      {
        key: 'a',
        handle: 'openclaw',
        lang: 'en',
        text: 'OpenClaw passed 200K stars on GitHub. Thanks to 640 contributors from 48 countries!',
      },
      {
        key: 'b',
        handle: 'secresearch',
        lang: 'en',
        text: 'We found 271 vulnerabilities in OpenClaw plugins, 38% of them critical. Report out on April 21.',
      },
      { key: 'c', handle: 'trailrun', lang: 'en', text: 'Ten miles before breakfast.' },
    ],
    claims: [
      { kind: 'announcement', cites: ['a'], text: 'OpenClaw has passed 200,000 stars on GitHub with 640 contributors' },
      {
        kind: 'fact',
        cites: ['b'],
        text: 'Researchers of @secresearch found 271 vulnerabilities in OpenClaw plugins, 38% of them critical',
        quote: { post: 'b', text: 'We found 271 vulnerabilities in OpenClaw plugins, 38% of them critical.' },
      },
      { kind: 'fact', cites: ['b'], text: 'The report on OpenClaw plugins came out on April 21' },
    ],
  },
  {
    language: 'en',
    posts: [
      {
        key: 'a',
        handle: 'nvidianewsroom',
        organisation: 'NVIDIA',
        lang: 'en',
        text: 'NVIDIA will build 10GW of AI data centers with partners, an investment of up to $100 billion, starting in the second half of 2026.',
      },
      {
        key: 'b',
        handle: 'gridnerd',
        lang: 'en',
        text: '10GW is what 8 million US homes use. Where will the power come from?',
      },
      { key: 'c', handle: 'pianist', lang: 'en', text: 'Practising Chopin tonight.' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'NVIDIA plans 10GW of AI data centers and an investment of up to $100 billion',
      },
      {
        kind: 'opinion',
        cites: ['b'],
        text: '@gridnerd says 10GW is what 8 million US homes use',
        quote: { post: 'b', text: '10GW is what 8 million US homes use.' },
      },
    ],
    hedges: [{ claim: 0, with: '', without: '' }],
  },
  {
    language: 'en',
    posts: [
      {
        key: 'a',
        handle: 'tokyodev',
        lang: 'ja',
        text: 'Gemini 3 Proで社内の議事録を要約したら、作業時間が5時間から40分に減った。正確さは9割くらい。',
      },
      {
        key: 'b',
        handle: 'GoogleDeepMind',
        organisation: 'Google',
        lang: 'en',
        text: 'Gemini 3 Pro now supports video up to 3 hours long.',
      },
      { key: 'c', handle: 'ramenblog', lang: 'ja', text: '新しいラーメン屋に行ってきた。' },
    ],
    claims: [
      {
        kind: 'opinion',
        cites: ['a'],
        text: '@tokyodev says Gemini 3 Pro cut the time for minutes from 5 hours to 40 minutes',
        quote: {
          post: 'a',
          text: '作業時間が5時間から40分に減った',
          translation: 'working time fell from 5 hours to 40 minutes',
        },
      },
      {
        kind: 'announcement',
        cites: ['b'],
        text: 'Google announced that Gemini 3 Pro supports video up to 3 hours long',
      },
    ],
  },
  {
    language: 'ja',
    posts: [
      {
        key: 'a',
        ...openai,
        lang: 'en',
        text: 'ChatGPT Images 2.0 is rolling out to all 800 million weekly users today. Images are 4x faster.',
      },
      {
        key: 'b',
        handle: 'eshi_r',
        lang: 'ja',
        text: 'ChatGPT Images 2.0を30分試した。日本語の文字が崩れたのは20枚中2枚だけ。',
      },
      { key: 'c', handle: 'kissaten', lang: 'ja', text: '今日のコーヒーは深煎りです。' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'OpenAIはChatGPT Images 2.0を週間8億人の利用者に提供すると発表した。画像生成は4倍速い',
      },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@eshi_rは30分の試用で、文字が崩れたのは20枚中2枚と述べた',
        quote: { post: 'b', text: '日本語の文字が崩れたのは20枚中2枚だけ。' },
      },
    ],
  },
  {
    language: 'ja',
    posts: [
      {
        key: 'a',
        handle: 'chipnews',
        lang: 'en',
        text: 'Rumor has it that DeepSeek V4 trains on Huawei chips only and launches in the third week of May.',
      },
      {
        key: 'b',
        handle: 'asiatech',
        lang: 'zh',
        text: '据传 DeepSeek V4 参数规模达到 1.6 万亿，成本只有 600 万美元。',
      },
      { key: 'c', handle: 'weekendhike', lang: 'en', text: 'Snow on the ridge, turned back.' },
    ],
    claims: [
      { kind: 'rumour', cites: ['a'], text: 'DeepSeek V4はHuaweiのチップだけで訓練しているとの噂がある' },
      { kind: 'rumour', cites: ['b'], text: 'DeepSeek V4のパラメータは1.6兆、費用は600万ドルとみられる' },
    ],
    hedges: [
      { claim: 0, with: 'しているとの噂がある', without: 'している' },
      { claim: 1, with: 'とみられる', without: 'である' },
    ],
  },
  {
    language: 'ja',
    posts: [
      {
        key: 'a',
        handle: 'MistralAI',
        organisation: 'Mistral AI',
        lang: 'fr',
        text: 'Mistral Large 3 est disponible : 675 milliards de paramètres, licence Apache 2.0, contexte de 256K tokens.',
      },
      {
        key: 'b',
        handle: 'labokyoto',
        lang: 'ja',
        text: 'Mistral Large 3、うちの評価では正答率71.5%。前の版より6ポイント高い。',
      },
      { key: 'c', handle: 'surfjp', lang: 'ja', text: '波が高くて最高の一日。' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'Mistral Large 3が公開された。パラメータは6750億、コンテキストは256Kトークン',
      },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@labokyotoの評価ではMistral Large 3の正答率は71.5%で、前の版より6ポイント高い',
        quote: { post: 'b', text: 'うちの評価では正答率71.5%。前の版より6ポイント高い。' },
      },
    ],
  },
  {
    language: 'ja',
    posts: [
      {
        key: 'a',
        handle: 'cursor_ai',
        organisation: 'Cursor',
        lang: 'en',
        text: 'Cursor raised $2.3B at a $29.3B valuation. Annual revenue passed $1 billion and the team is 300 people.',
      },
      {
        key: 'b',
        handle: 'vcnotes',
        lang: 'en',
        text: 'Cursor went from $100M to $1B ARR in 11 months. Nobody has done that.',
      },
      { key: 'c', handle: 'bookworm', lang: 'en', text: 'Finished the novel, loved the ending.' },
    ],
    claims: [
      { kind: 'announcement', cites: ['a'], text: 'Cursorは評価額293億ドルで23億ドルを調達した。従業員は300人' },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@vcnotesによると、Cursorの年間売上は11か月で1億ドルから10億ドルになった',
        quote: {
          post: 'b',
          text: 'Cursor went from $100M to $1B ARR in 11 months.',
          translation: 'Cursorは11か月で売上が1億ドルから10億ドルになった',
        },
      },
    ],
  },
  {
    language: 'ja',
    posts: [
      {
        key: 'a',
        handle: 'sorawatch',
        lang: 'es',
        text: 'OpenAI presentará Sora 3 el 12 de junio; el vídeo llegará a 60 segundos y costará 0,5 dólares por segundo.',
      },
      { key: 'b', handle: 'cinemago', lang: 'es', text: 'Probé Sora 2 y el 30 % de mis clips salieron mal.' },
      { key: 'c', handle: 'panaderia', lang: 'es', text: 'Hoy hay pan de centeno.' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'OpenAIは6月12日にSora 3を発表する予定で、動画は60秒、料金は1秒0.5ドル',
      },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@cinemagoはSora 2の動画の30%が失敗したと述べた',
        quote: { post: 'b', text: 'el 30 % de mis clips salieron mal', translation: '動画の30%がうまくいかなかった' },
      },
    ],
  },
  {
    language: 'es',
    posts: [
      {
        key: 'a',
        handle: 'Kimi_Moonshot',
        organisation: 'Moonshot AI',
        lang: 'en',
        text: 'Kimi K2.6 is open source: 1T parameters, 32B active, 256K context. Weights on Hugging Face.',
      },
      {
        key: 'b',
        handle: 'benchmarker',
        lang: 'en',
        text: 'Kimi K2.6 scores 58.6% on my private tests, 9 points above K2.5, at one third of the price.',
      },
      { key: 'c', handle: 'cyclist', lang: 'en', text: 'Flat tyre again.' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'Moonshot AI anunció que Kimi K2.6 es de código abierto, con 1 billón de parámetros y 32 mil millones activos'.replace(
          '1 billón',
          '1T',
        ),
      },
      {
        kind: 'fact',
        cites: ['b'],
        text: 'Según @benchmarker, Kimi K2.6 obtiene 58,6 % en sus pruebas privadas, 9 puntos más',
        quote: {
          post: 'b',
          text: 'Kimi K2.6 scores 58.6% on my private tests',
          translation: 'Kimi K2.6 obtiene un 58,6 % en mis pruebas privadas',
        },
      },
    ],
  },
  {
    language: 'es',
    posts: [
      {
        key: 'a',
        handle: 'filtrador',
        lang: 'es',
        text: 'Rumor: Apple compraría Mistral por 14 mil millones de euros antes del 1 de julio.',
      },
      {
        key: 'b',
        handle: 'eurostartups',
        lang: 'en',
        text: 'The Mistral rumor: 14 billion euros, reportedly an all-cash offer by Apple.',
      },
      { key: 'c', handle: 'playa', lang: 'es', text: 'El agua está fría hoy.' },
    ],
    claims: [
      {
        kind: 'rumour',
        cites: ['a', 'b'],
        text: 'Se rumorea que Apple compraría Mistral por 14 mil millones de euros',
      },
      { kind: 'rumour', cites: ['a'], text: 'La compra de Mistral podría cerrarse antes del 1 de julio' },
    ],
    hedges: [
      { claim: 0, with: 'Se rumorea que Apple compraría', without: 'Apple compra' },
      { claim: 1, with: 'podría cerrarse', without: 'se cierra' },
    ],
  },
  {
    language: 'es',
    posts: [
      {
        key: 'a',
        handle: 'Microsoft',
        organisation: 'Microsoft',
        lang: 'en',
        text: 'Copilot now has 150 million monthly users. We are adding agents to Windows 11 in October.',
      },
      {
        key: 'b',
        handle: 'oficinista',
        lang: 'es',
        text: 'Copilot me ahorra unas 4 horas a la semana, pero falla en 1 de cada 5 hojas de cálculo.',
      },
      { key: 'c', handle: 'torero', lang: 'es', text: 'Mañana hay fiesta en el pueblo.' },
    ],
    claims: [
      { kind: 'announcement', cites: ['a'], text: 'Microsoft dice que Copilot tiene 150 millones de usuarios al mes' },
      {
        kind: 'opinion',
        cites: ['b'],
        text: '@oficinista dice que Copilot le ahorra unas 4 horas a la semana',
        quote: {
          post: 'b',
          text: 'Copilot me ahorra unas 4 horas a la semana, pero falla en 1 de cada 5 hojas de cálculo.',
        },
      },
    ],
  },
  {
    language: 'es',
    posts: [
      {
        key: 'a',
        handle: 'gemmateam',
        organisation: 'Google',
        lang: 'en',
        text: 'Gemma 4 runs on phones with 6GB of RAM. The 4B version answers in 0.8 seconds.',
      },
      { key: 'b', handle: 'movilero', lang: 'zh', text: '在手机上跑 Gemma 4，耗电每小时 7%，发热不严重。' },
      { key: 'c', handle: 'jardin', lang: 'es', text: 'Las rosas florecen.' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'Gemma 4 funciona en teléfonos con 6 GB de RAM y responde en 0,8 segundos',
      },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@movilero dice que Gemma 4 gasta un 7 % de batería por hora',
        quote: {
          post: 'b',
          text: '耗电每小时 7%，发热不严重',
          translation: 'gasta un 7 % por hora y apenas se calienta',
        },
      },
    ],
  },
  {
    language: 'es',
    posts: [
      {
        key: 'a',
        handle: 'xai',
        organisation: 'xAI',
        lang: 'en',
        text: 'Grok 4.3 is out for SuperGrok users at $30 a month. Second update in 3 weeks.',
      },
      {
        key: 'b',
        handle: 'metabola',
        lang: 'en',
        text: 'Grok 4.3 solved 11 of my 15 math problems. Claude Opus 4.6 solved 13.',
      },
      { key: 'c', handle: 'siesta', lang: 'es', text: 'Buenas tardes a todos.' },
    ],
    claims: [
      { kind: 'announcement', cites: ['a'], text: 'Grok 4.3 está disponible por 30 dólares al mes' },
      {
        kind: 'fact',
        cites: ['b'],
        text: 'Según @metabola, Grok 4.3 resolvió 11 de sus 15 problemas y Claude Opus 4.6 resolvió 13',
        quote: {
          post: 'b',
          text: 'Grok 4.3 solved 11 of my 15 math problems.',
          translation: 'Grok 4.3 resolvió 11 de mis 15 problemas',
        },
      },
    ],
  },
  {
    language: 'fr',
    posts: [
      {
        key: 'a',
        ...anthropic,
        lang: 'en',
        text: 'Claude Code now runs for 30 hours on one task. It is used by 115,000 developers every week.',
      },
      {
        key: 'b',
        handle: 'lyonnais',
        lang: 'fr',
        text: 'Claude Code a réécrit notre service en 2 jours pour 85 euros. Trois bogues ensuite.',
      },
      { key: 'c', handle: 'boulange', lang: 'fr', text: 'Le pain sort du four.' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'Anthropic affirme que Claude Code travaille 30 heures sur une tâche et sert 115 000 développeurs'.replace(
          '115 000',
          '115,000',
        ),
      },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@lyonnais dit que Claude Code a réécrit un service en 2 jours pour 85 euros',
        quote: { post: 'b', text: 'Claude Code a réécrit notre service en 2 jours pour 85 euros.' },
      },
    ],
  },
  {
    language: 'fr',
    posts: [
      {
        key: 'a',
        handle: 'parislabs',
        lang: 'fr',
        text: 'Selon une rumeur, Meta préparerait un Llama 5 de 2 000 milliards de paramètres pour le 15 septembre.'.replace(
          '2 000',
          '2000',
        ),
      },
      {
        key: 'b',
        handle: 'zuckwatch',
        lang: 'en',
        text: 'Llama 5 reportedly slipped by 3 months, sources say 40 people left the team.',
      },
      { key: 'c', handle: 'velotaf', lang: 'fr', text: 'Vent de face ce matin.' },
    ],
    claims: [
      { kind: 'rumour', cites: ['a'], text: 'Meta préparerait Llama 5 pour le 15 septembre, selon une rumeur' },
      {
        kind: 'rumour',
        cites: ['b'],
        text: 'Llama 5 aurait pris 3 mois de retard et 40 personnes auraient quitté la maison'.replace(
          'auraient',
          'auraient',
        ),
      },
    ],
    hedges: [
      {
        claim: 0,
        with: 'Meta préparerait Llama 5 pour le 15 septembre, selon une rumeur',
        without: 'Meta prépare Llama 5 pour le 15 septembre',
      },
      {
        claim: 1,
        with: 'Llama 5 aurait pris 3 mois de retard et 40 personnes auraient quitté',
        without: 'Llama 5 a pris 3 mois de retard et 40 personnes ont quitté',
      },
    ],
  },
  {
    language: 'fr',
    posts: [
      {
        key: 'a',
        handle: 'huggingface',
        organisation: 'Hugging Face',
        lang: 'en',
        text: 'Transformers.js v4 is here: WebGPU by default, 200 architectures, 53% smaller bundle.',
      },
      {
        key: 'b',
        handle: 'webdevzh',
        lang: 'zh',
        text: 'Transformers.js v4 在浏览器里跑 20 亿参数模型，每秒 45 个 token。',
      },
      { key: 'c', handle: 'marche', lang: 'fr', text: 'Les cerises sont arrivées.' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'Hugging Face annonce Transformers.js v4 avec WebGPU par défaut et un paquet 53 % plus léger',
      },
      {
        kind: 'fact',
        cites: ['b'],
        text: 'Selon @webdevzh, Transformers.js v4 fait tourner un modèle de 2 milliards de paramètres dans le navigateur',
        quote: {
          post: 'b',
          text: '在浏览器里跑 20 亿参数模型，每秒 45 个 token',
          translation: 'un modèle de 2 milliards de paramètres dans le navigateur, 45 tokens par seconde',
        },
      },
    ],
  },
  {
    language: 'fr',
    posts: [
      {
        key: 'a',
        handle: 'figurerobot',
        organisation: 'Figure',
        lang: 'en',
        text: 'Figure 03 sorted packages for 8 hours straight. Error rate 1.2%, 1,150 packages per hour.',
      },
      {
        key: 'b',
        handle: 'entrepot',
        lang: 'fr',
        text: 'Figure 03 chez nous : 6 pannes en 10 jours, il faut 2 techniciens.',
      },
      { key: 'c', handle: 'fromage', lang: 'fr', text: 'Dégustation samedi.' },
    ],
    claims: [
      { kind: 'fact', cites: ['a'], text: 'Figure 03 a trié des colis pendant 8 heures avec un taux de 1,2 %' },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@entrepot signale 6 pannes de Figure 03 en 10 jours',
        quote: { post: 'b', text: 'Figure 03 chez nous : 6 pannes en 10 jours' },
      },
    ],
  },
  {
    language: 'fr',
    posts: [
      {
        key: 'a',
        handle: 'deepseek_ai',
        organisation: 'DeepSeek',
        lang: 'en',
        text: 'DeepSeek-V3.2 API prices drop by half, to $0.14 per million tokens, effective February 5.',
      },
      { key: 'b', handle: 'costcutter', lang: 'en', text: 'DeepSeek-V3.2 cut our bill from $900 to $410 a month.' },
      { key: 'c', handle: 'opera', lang: 'fr', text: 'Première ce soir à Garnier.' },
    ],
    claims: [
      {
        kind: 'announcement',
        cites: ['a'],
        text: 'DeepSeek annonce que le prix de DeepSeek-V3.2 passe à 0,14 dollars par million de tokens dès le 5 février',
      },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@costcutter dit que DeepSeek-V3.2 a réduit sa facture de 900 à 410 dollars par mois',
        quote: {
          post: 'b',
          text: 'DeepSeek-V3.2 cut our bill from $900 to $410 a month.',
          translation: 'DeepSeek-V3.2 a fait passer notre facture de 900 à 410 dollars',
        },
      },
    ],
  },
  {
    language: 'ko',
    posts: [
      {
        key: 'a',
        ...openai,
        lang: 'en',
        text: 'Codex reaches 4 million weekly users, up 60% since March. Codex CLI is now written in Rust.',
      },
      { key: 'b', handle: 'seouldev', lang: 'ko', text: 'Codex로 테스트 340개를 2시간 만에 고쳤다. 비용은 25달러.' },
      { key: 'c', handle: 'kimchi', lang: 'ko', text: '오늘 김장했다.' },
    ],
    claims: [
      { kind: 'announcement', cites: ['a'], text: 'OpenAI는 Codex 주간 이용자가 400만 명이며 60% 늘었다고 밝혔다' },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@seouldev는 Codex로 테스트 340개를 2시간 만에 고쳤다고 말했다',
        quote: { post: 'b', text: '테스트 340개를 2시간 만에 고쳤다' },
      },
    ],
  },
  {
    language: 'ko',
    posts: [
      {
        key: 'a',
        handle: 'chosunit',
        lang: 'ko',
        text: '소문: 삼성이 Anthropic에 10억 달러를 투자할 가능성이 있다. 6월 3일 발표.',
      },
      { key: 'b', handle: 'dealbell', lang: 'en', text: 'Samsung may invest $1 billion in Anthropic, unconfirmed.' },
      { key: 'c', handle: 'hangang', lang: 'ko', text: '한강에서 산책 중.' },
    ],
    claims: [
      { kind: 'rumour', cites: ['a', 'b'], text: '삼성이 Anthropic에 10억 달러를 투자할 가능성이 있다는 소문이 있다' },
      { kind: 'rumour', cites: ['a'], text: '삼성의 Anthropic 투자는 6월 3일 발표될 것으로 알려졌다' },
    ],
    hedges: [
      { claim: 0, with: '투자할 가능성이 있다는 소문이 있다', without: '투자한다' },
      { claim: 1, with: '발표될 것으로 알려졌다', without: '발표된다' },
    ],
  },
  {
    language: 'ko',
    posts: [
      {
        key: 'a',
        handle: 'GeminiApp',
        organisation: 'Google',
        lang: 'en',
        text: 'Gemini 3.1 Flash Live sees and hears in real time, latency 320 ms, in 24 languages.',
      },
      {
        key: 'b',
        handle: 'busanlab',
        lang: 'ko',
        text: 'Gemini 3.1 Flash Live로 10분 통화해 봤다. 끊김은 2회, 한국어 인식률은 95%.',
      },
      { key: 'c', handle: 'noraebang', lang: 'ko', text: '노래방 가자.' },
    ],
    claims: [
      { kind: 'announcement', cites: ['a'], text: 'Google은 Gemini 3.1 Flash Live가 24개 언어를 지원한다고 밝혔다' },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@busanlab은 Gemini 3.1 Flash Live 인식률이 95%라고 말했다',
        quote: { post: 'b', text: '끊김은 2회, 한국어 인식률은 95%.' },
      },
    ],
  },
  {
    language: 'ko',
    posts: [
      {
        key: 'a',
        handle: 'nasdaqer',
        lang: 'en',
        text: 'NVIDIA closed at $212, a gain of 3.4%. Market value is $5.1 trillion.',
      },
      { key: 'b', handle: 'chipmom', lang: 'zh', text: 'NVIDIA 第三季度收入 570 亿美元，同比增长 62%。' },
      { key: 'c', handle: 'dramafan', lang: 'ko', text: '드라마 최종화 봤다.' },
    ],
    claims: [
      { kind: 'fact', cites: ['a'], text: 'NVIDIA는 212달러로 3.4% 올라 시가총액이 5.1조 달러가 되었다' },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@chipmom에 따르면 NVIDIA 3분기 매출은 570억 달러로 62% 늘었다',
        quote: {
          post: 'b',
          text: 'NVIDIA 第三季度收入 570 亿美元，同比增长 62%。',
          translation: 'NVIDIA 3분기 매출 570억 달러, 62% 증가',
        },
      },
    ],
  },
  {
    language: 'ko',
    posts: [
      {
        key: 'a',
        handle: 'perplexity_ai',
        organisation: 'Perplexity',
        lang: 'en',
        text: 'Comet browser is free for everyone now. It blocked 1.5 million prompt injections in 90 days.',
      },
      { key: 'b', handle: 'redteamer', lang: 'en', text: 'Comet fell for 7 of 50 attacks in my test on November 18.' },
      { key: 'c', handle: 'jeju', lang: 'ko', text: '제주도 귤이 맛있다.' },
    ],
    claims: [
      { kind: 'announcement', cites: ['a'], text: 'Comet은 90일 동안 공격 150만 건을 막았다고 밝혔다' },
      {
        kind: 'fact',
        cites: ['b'],
        text: '@redteamer는 11월 18일 시험에서 Comet이 공격 50건 중 7건에 당했다고 말했다',
        quote: {
          post: 'b',
          text: 'Comet fell for 7 of 50 attacks in my test on November 18.',
          translation: '11월 18일 시험에서 Comet은 공격 50건 중 7건에 당했다',
        },
      },
    ],
  },
];
