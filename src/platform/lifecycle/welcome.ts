/** Lines that are shown to the person who started the service, under a heading. */
export interface WelcomeSection {
  readonly title: string;
  readonly lines: readonly string[];
}

type Author = () => Promise<WelcomeSection | undefined>;

/** Gathers what a person who has just started the service on a terminal should see. It is never logged. */
export class Welcome {
  readonly #authors: Author[] = [];

  /** Adds a section, written when the service is ready; undefined leaves it out. */
  add(author: Author): void {
    this.#authors.push(author);
  }

  async sections(): Promise<WelcomeSection[]> {
    const sections = await Promise.all(this.#authors.map((author) => author()));
    return sections.filter((section) => section !== undefined);
  }
}
