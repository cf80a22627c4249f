import type { ImportNote } from '../../engine/import/draft.js';
import type { Locale } from '../../platform/localized-text.js';

interface ImportWords {
  readonly head: (file: string) => string;
  readonly fillIn: string;
  readonly kinds: Readonly<Record<ImportNote['kind'], string>>;
  readonly notInEncoding: (encoding: string) => string;
  readonly noTitles: string;
  readonly noRows: string;
  readonly noMachine: string;
  readonly summary: (notes: readonly ImportNote[]) => string;
}

const count = (notes: readonly ImportNote[], kind: ImportNote['kind']) =>
  notes.filter((note) => note.kind === kind).length;

export const IMPORT_WORDS: Readonly<Record<Locale, ImportWords>> = {
  zh: {
    head: (file) => `由 ${file} 导入的草稿`,
    fillIn: '发布前请补全：中英文名称、部门（to-be-named）、指标、表单，以及下列各项',
    kinds: { gap: '待补', lost: '未带过来', changed: '有改动' },
    notInEncoding: (encoding) =>
      `文件不是 ${encoding} 编码；如果是 Excel 存的中文 CSV，请加 --encoding gb18030，或另存为 UTF-8`,
    noTitles: '没有标题列：第一行要有“标题”（或 title），另可有 角色、工时、期限',
    noRows: '没有一行有标题',
    noMachine: '这不是 XState 的状态机：最外层没有 states',
    summary: (notes) =>
      `待补 ${count(notes, 'gap')} 项，未带过来 ${count(notes, 'lost')} 项，有改动 ${count(notes, 'changed')} 项`,
  },
  en: {
    head: (file) => `A draft imported from ${file}`,
    fillIn:
      'Before it is published: titles in both languages, departments (to-be-named), KPIs, forms, and what follows',
    kinds: { gap: 'to fill in', lost: 'not carried over', changed: 'changed' },
    notInEncoding: (encoding) =>
      `The file is not in ${encoding}; for a Chinese CSV saved by Excel say --encoding gb18030, or save it as UTF-8`,
    noTitles:
      'No column holds titles: the first line wants a “title” (or 标题), and may have role, effort, due',
    noRows: 'No row has a title',
    noMachine: 'This is no XState machine: there are no states at its top',
    summary: (notes) =>
      `${count(notes, 'gap')} to fill in, ${count(notes, 'lost')} not carried over, ${count(notes, 'changed')} changed`,
  },
};
