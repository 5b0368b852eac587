// Near-copies and texts that were made alike: another name or another ending is another statement, other spelling isn't.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deduplicate } from '../../../functions/deduplicate/deduplicate.ts';
import { saysAnother } from '../../../functions/deduplicate/rewords.ts';
import { post } from '../../fixtures/posts.ts';

const distinctOf = (...texts: readonly string[]): number =>
  deduplicate(texts.map((text) => post({ text }))).posts.length;

describe('texts that were made alike', () => {
  it.each([
    [
      'Join us in NY for a meetup on building better agents, with talks and drinks',
      'Join us in SF for a meetup on building better agents, with talks and drinks',
    ],
    [
      'Collectible AI card of the day, created with ChatGPT Images 2.0: Einstein. https://t.co/a',
      'Collectible AI card of the day, created with ChatGPT Images 2.0: Alan Turing. https://t.co/b',
    ],
    [
      'One of the most obvious tells between a mediocre and a great candidate is whether they list PyTorch or JAX.',
      'One of the most obvious tells between a mediocre and a great candidate is whether they prefer chocolate or vanilla ice cream.',
    ],
    [
      'El evento de agentes de inteligencia artificial empieza mañana en Madrid y dura todo el día',
      'El evento de agentes de inteligencia artificial empieza mañana en Sevilla y dura todo el día',
    ],
    [
      'Quillon shares are up 5% after the launch of the new model',
      'Quillon shares are down 5% after the launch of the new model',
    ],
    [
      'The new round brings Marrow Labs $40 million from three funds',
      'The new round brings Marrow Labs €40 million from three funds',
    ],
    ['The deal is worth ₹5 crore, the AI lab said on Monday', 'The deal is worth ₹5 lakh, the AI lab said on Monday'],
    [
      'Le modèle coûte 5 millions d’euros par an, dit le labo',
      'Le modèle coûte 5 milliards d’euros par an, dit le labo',
    ],
    ['Модель стоит 5 млн рублей в год, сообщает лаборатория', 'Модель стоит 5 млрд рублей в год, сообщает лаборатория'],
    ['모델 가격은 5억 원이라고 연구소가 밝혔다 오늘', '모델 가격은 5조 원이라고 연구소가 밝혔다 오늘'],
    ['क्विलॉन मॉडल की कीमत 5 लाख रुपये है, लैब ने कहा', 'क्विलॉन मॉडल की कीमत 5 करोड़ रुपये है, लैब ने कहा'],
    ['Score: Marrow 3-1 Tessaly in the AI chess cup', 'Score: Marrow 1-3 Tessaly in the AI chess cup'],
    ['Quillon is faster than Tessaly on all AI tests we ran', 'Tessaly is faster than Quillon on all AI tests we ran'],
    [
      '股价在新模型发布后上涨了百分之五，投资者反应很快，市场都在看',
      '股价在新模型发布后下跌了百分之五，投资者反应很快，市场都在看',
    ],
    [
      '新モデルの発表を受けて株価は大きく上昇し、市場の関心が高まっている',
      '新モデルの発表を受けて株価は大きく下落し、市場の関心が高まっている',
    ],
    [
      '这家实验室今天公布了下一代模型的全部训练日志，大家可以下载',
      '这家实验室昨天公布了下一代模型的全部训练日志，大家可以下载',
    ],
  ])('stay apart: %s', (a, b) => {
    expect(saysAnother(a, b)).toBe(true);
    expect(distinctOf(a, b)).toBe(2);
  });
});

describe('signs and marks of scripts', () => {
  it.each([
    ['Marrow Labs (MRRW) +5.2% after the Quillon launch', 'Marrow Labs (MRRW) -5.2% after the Quillon launch'],
    ['MRRW −$3.1B in one week, the most since 2024', 'MRRW $3.1B in one week, the most since 2024'],
    ['利润同比▼5.2%，主要因为新机房的折旧', '利润同比▲5.2%，主要因为新机房的折旧'],
    ['Marrow Labs releases a Quillon compiler for C++ today', 'Marrow Labs releases a Quillon compiler for C# today'],
    ['Marrow Labs releases a Quillon compiler for C++ today', 'Marrow Labs releases a Quillon compiler for C today'],
    ['The new show is on Heron+ from Monday on, they say', 'The new show is on Heron from Monday on, they say'],
    ['मॉडल को दिन में खोला गया था आज', 'मॉडल को दीन में खोला गया था आज'],
    ['利润同比-5.2%，主要因为新机房的折旧', '利润同比+5.2%，主要因为新机房的折旧'],
    ['เขาบอกว่าข่าวนี้ใกล้มาก', 'เขาบอกว่าข่าวนี้ไกลมาก'],
    ['เสื้อตัวนี้ใหม่มากในวันนี้', 'เสื้อตัวนี้ไหม้มากในวันนี้'],
  ])('tell apart %j and %j', (a, b) => {
    expect(distinctOf(a, b)).toBe(2);
  });

  it.each([
    ['MRRW +5.2% after the launch of Quillon', 'MRRW 5.2% after the launch of Quillon'],
    ['Ten facts #AI #Quillon - 5 of them new', 'Ten facts AI Quillon – 5 of them new'],
    ['Quillon-4 and Tessaly-2 are out, see pages 3-5', 'Quillon 4 and Tessaly 2 are out, see pages 3–5'],
  ])('do not part %j from %j', (a, b) => {
    expect(distinctOf(a, b)).toBe(1);
  });
});

describe('texts of Han with one word changed', () => {
  it.each([
    ['这个模型的代码能力非常出色', '这个模型的代码能力十分出色'],
    ['马罗实验室今天发布了开源模型', '马罗实验室今天推出了开源模型'],
    ['新版本处理长文档的效果不错', '新版本处理长文档的效果很好'],
    ['未来的模型会更小也更便宜，他们这样说', '未来模型会更小也更便宜，他们这样说'],
    ['马罗实验室今日发布开源模型夸隆四代', '马罗实验室今天发布开源模型夸隆四代'],
  ])('are folded: %s', (a, b) => {
    expect(distinctOf(a, b)).toBe(1);
  });

  it.each([
    ['马罗实验室今天发布了开源模型', '马罗实验室昨天发布了开源模型'],
    ['马罗实验室今天发布了开源模型', '马罗实验室今天下架了开源模型'],
    ['这个模型的代码能力非常出色', '这个模型的代码能力并不出色'],
    ['新版本处理长文档的效果不错', '旧版本处理长文档的效果不错'],
    ['马罗实验室今天发布了十个模型', '马罗实验室今天发布了百个模型'],
  ])('stay apart where it changes the statement: %s', (a, b) => {
    expect(distinctOf(a, b)).toBe(2);
  });
});

describe('near-copies', () => {
  it.each([
    [
      'Seven books on #DataScience that everybody should read',
      'Seven books on Data Science that everybody should read',
    ],
    ['How we use agents in the United States every day', 'How we use agents in the US every day'],
    ['Reject #PollutingPruitt for the agency that he would run', 'Reject Pruitt for the agency that he would run'],
    ['🚀 Announcing our new course on agents, free for all', '🚀 Introducing our new course on agents, free for all'],
    ['Apple Launches Its New Phone In All Countries', 'Apple Unveils Its New Phone In All Countries'],
    ['The model is out now. Read it here and tell us', 'The model is out now. Read it'],
    // A name ends where Han begin: it is the same name, and another character behind it names nothing.
    ['他们在Buzz上写了三篇长文介绍自己的 agent 和 workflow', '他们在Buzz里写了三篇长文介绍自己的 agent 和 workflow'],
    ['JOIN US IN THE MEETUP ON AGENTS', 'Join us in the meetup on agents'],
  ])('are folded: %s', (a, b) => {
    expect(saysAnother(a, b)).toBe(false);
    expect(saysAnother(b, a)).toBe(false);
  });

  it('are texts that differ in case, links, mentions and marks only', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Oslo', 'paris', 'the', 'Model', 'runs', '今天', 'on')), (words) => {
        const text = words.join(' ');
        expect(saysAnother(text, `@someone ${text.toUpperCase()}! https://t.co/a`)).toBe(false);
      }),
    );
  });
});
