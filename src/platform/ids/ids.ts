/** The only source of new identifiers: UUIDv7, so that later ones sort after earlier ones of the same process. */
export abstract class Ids {
  abstract next(): string;
}
