import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { popUpStore } from '../../test/support/pop-up-store.js';
import { drawPicture } from '../engine/picture/draw-picture.js';
import { runCli } from './cli.js';
import { layOut, LABEL_SIZE, type Box } from './draw/lay-out.js';
import { widthOf, wrapText } from './draw/measure-text.js';

const SHOP = 'test/support/playbooks/pop-up-store/playbook.yaml';

describe('setpiece draw', () => {
  it('draws states in each other, what is done in them, and what leads where', async () => {
    const { code, output } = await draw([SHOP, '--locale', 'en']);
    expect(code).toBe(0);
    expect(output).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
    const texts = [...output.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        'Pop-up store',
        'Preparing',
        'Designing',
        'Task Choose the goods',
        '\u3000Buyer · effort 12 hours · due in 3 days',
        'Approval Approve the budget',
        '↺ after 3 days',
        'Stock ran out',
        'after 36 hours',
        'Approved',
        'Rejected',
        'Orders per trial ≥ 10 percent',
        'all done',
        'H',
      ]),
    );
  });

  it('speaks Chinese, and brings the letters for it', async () => {
    const { output } = await draw([SHOP], 'zh_CN.UTF-8');
    expect(output).toContain('lang="zh"');
    expect(output).toContain('>快闪店<');
    expect(output).toContain('任务 选定商品');
    expect(output).toMatch(/font-family="'Setpiece Sans SC','Noto Sans SC',/);
    const written = [...output.matchAll(/<text[^>]*>([^<]*)</g)].flatMap(([, text = '']) => Array.from(text));
    const ranges = [...output.matchAll(/unicode-range:([^}]+)}/g)].flatMap(([, range = '']) =>
      range.split(','),
    );
    const embedded = new Set(ranges.map((code) => String.fromCodePoint(Number.parseInt(code.slice(2), 16))));
    const missing = written.filter((letter) => /\p{Script=Han}/u.test(letter) && !embedded.has(letter));
    expect(missing).toEqual([]);
    expect(output.length).toBeLessThan(250_000);
  });

  it('leaves the letters to the machine that shows it where it is told to, and where nothing is Chinese', async () => {
    const { output } = await draw([SHOP, '--font', 'system'], 'zh_CN.UTF-8');
    expect(output).not.toContain('@font-face');
    expect(output).toMatch(/font-family="'Noto Sans SC',/);
    expect((await draw([SHOP, '--locale', 'en'])).output).not.toContain('@font-face');
  });

  it('writes a file where it is told to', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setpiece-draw-'));
    const file = join(folder, 'shop.svg');
    expect(await draw([SHOP, '-o', file])).toEqual({ code: 0, output: '', complaints: '' });
    expect(await readFile(file, 'utf8')).toBe((await draw([SHOP])).output);
    await rm(folder, { recursive: true });
  });

  it('writes Mermaid', async () => {
    const { output } = await draw([SHOP, '--format', 'mermaid']);
    const lines = output.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '---',
      'title: "Pop-up store"',
      '---',
      'stateDiagram-v2',
      '  [*] --> preparing',
    ]);
    expect(lines).toContain('  approving --> open : Approved');
    expect(lines).toContain('  finished --> [*]');
    expect(lines).toContain('    --');
    expect(lines.filter((line) => line.endsWith('{'))).toHaveLength(
      lines.filter((line) => line.trim() === '}').length,
    );
  });

  it('refuses a playbook that is wrong, and another format', async () => {
    expect(await draw(['nowhere.yaml'])).toMatchObject({ code: 2, output: '' });
    expect((await draw([SHOP, '--format', 'png'])).code).toBe(1);
  });
});

describe('the layout', () => {
  it('lets no state cover another, and holds the inner ones inside', async () => {
    const { states, width, height } = await layOut(drawPicture(popUpStore(), 'zh'));
    expect(states.filter((one) => !holds({ x: 0, y: 0, width, height }, one))).toEqual([]);
    const pairs = states.flatMap((one) => states.map((other) => ({ one, other })));
    const crossing = pairs.filter(({ one, other }) => {
      const [path, around] = [one.state.path, other.state.path];
      if (one === other || isIn(around, path)) return false;
      return isIn(path, around) ? !holds(other, one) : touches(one, other);
    });
    expect(crossing).toEqual([]);
  });

  it('has room for every label, none upon another', async () => {
    const { arrows } = await layOut(drawPicture(popUpStore(), 'en'));
    const labels = arrows.flatMap(({ label }) => (label === null ? [] : [label]));
    expect(labels.length).toBeGreaterThan(10);
    for (const { lines, width } of labels)
      expect(Math.max(...lines.map(widthOf)) * LABEL_SIZE).toBeLessThanOrEqual(width);
    for (const [index, label] of labels.entries())
      expect(labels.slice(index + 1).filter((other) => touches(label, other))).toEqual([]);
  });
});

describe('wrapText', () => {
  it.each([
    ['一二三四五六七八', 4, ['一二三四', '五六七八']],
    ['一二三，四五', 3, ['一二', '三，四', '五']],
    ['one two three', 5, ['one two', 'three']],
    ['unbreakable', 2, ['unbreakable']],
    ['', 4, []],
  ])('breaks %j at %d', (text, most, lines) => {
    expect(wrapText(text, most)).toEqual(lines);
  });
});

function isIn(inner: string, outer: string): boolean {
  return inner.startsWith(`${outer}.`);
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function touches(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

async function draw(args: readonly string[], lang = 'en_GB.UTF-8') {
  let output = '';
  let complaints = '';
  const code = await runCli(['draw', ...args], {
    environment: { LANG: lang },
    terminal: false,
    write: (text) => void (output += text),
    writeError: (text) => void (complaints += text),
  });
  return { code, output, complaints };
}
