import { Column } from 'typeorm';
import type { LocalizedText } from '../localized-text.js';

/** A pair of columns `<name>_zh` and `<name>_en`: `@Column(() => LocalizedColumns) title!: LocalizedColumns`. */
export class LocalizedColumns implements LocalizedText {
  @Column('text')
  zh!: string;

  @Column('text')
  en!: string;
}
