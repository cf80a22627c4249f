import { writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import { drawPicture } from '../engine/picture/draw-picture.js';
import type { Picture } from '../engine/picture/picture.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { requirePlaybook } from './authoring/require-playbook.js';
import type { RegisterCommand } from './command-io.js';
import { embedFont } from './draw/embed-font.js';
import { layOut } from './draw/lay-out.js';
import { renderMermaid } from './draw/render-mermaid.js';
import { renderSvg, textsIn } from './draw/render-svg.js';
import { toLocale } from './to-locale.js';

interface DrawOptions {
  readonly format: 'svg' | 'mermaid';
  readonly font: 'auto' | 'embed' | 'system';
  readonly locale?: Locale;
  readonly output?: string;
}

/** `setpiece draw`: the chart of a playbook as a picture. */
export const registerDrawCommand: RegisterCommand = (program, io) => {
  program
    .command('draw')
    .description('draw the chart of a playbook: its states, what is done in them, and what leads where')
    .argument('<playbook>', 'a playbook file, YAML or JSON')
    .addOption(new Option('--format <format>', 'how to draw it').choices(['svg', 'mermaid']).default('svg'))
    .addOption(
      new Option('--font <where>', 'where the letters of an SVG come from: auto embeds what is Chinese')
        .choices(['auto', 'embed', 'system'])
        .default('auto'),
    )
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .option('-o, --output <file>', 'the file to write (default: the standard output)')
    .action(async (file: string, { format, font, output, ...options }: DrawOptions) => {
      const locale = options.locale ?? toLocale(io.environment['LANG']);
      const picture = drawPicture(await requirePlaybook(file, locale), locale);
      const drawn = format === 'svg' ? await drawSvg(picture, locale, font) : renderMermaid(picture);
      if (output === undefined) io.write(drawn);
      else await writeFile(output, drawn);
    });
};

/** Latin letters are everywhere; Chinese ones are not on every machine that opens the picture, so they come with it. */
async function drawSvg(picture: Picture, locale: Locale, font: DrawOptions['font']): Promise<string> {
  const layout = await layOut(picture);
  const texts = textsIn(layout, picture.title);
  const isEmbedded =
    font === 'embed' || (font === 'auto' && texts.some((text) => /\p{Script=Han}/u.test(text)));
  return renderSvg(layout, picture.title, locale, isEmbedded ? await embedFont(texts) : '');
}
