import { readFile } from 'node:fs/promises';
import { renderConfiguration } from './configuration-table.js';
import { variables } from './variables.js';

/** Prettier pads the cells of tables. */
function withoutPadding(markdown: string): string {
  return markdown.replaceAll(/-{2,}/g, '-').replaceAll(/ *\| */g, '|');
}

describe('the table of configuration variables', () => {
  it('is what docs/CONFIGURATION.md says (write it anew with `npx setpiece config --markdown > docs/CONFIGURATION.md`)', async () => {
    const written = await readFile(new URL('../../../docs/CONFIGURATION.md', import.meta.url), 'utf8');

    expect(withoutPadding(written)).toBe(withoutPadding(renderConfiguration()));
  });

  it('lists every variable once, with a default and an example that are accepted', () => {
    for (const [key, variable] of Object.entries(variables)) {
      expect(variable.name).toBe(key);
      expect(() => variable.parse(variable.example)).not.toThrow();
      expect(() => variable.default !== undefined && variable.parse(variable.default)).not.toThrow();
      expect(renderConfiguration().split(`| \`${key}\` |`)).toHaveLength(2);
    }
  });
});
