/** A text that a person reads, in every language Setpiece speaks. Neither part is ever empty. */
export interface LocalizedText {
  readonly zh: string;
  readonly en: string;
}
