/** The only source of the present instant. Injected, so that tests decide what time it is. */
export abstract class Clock {
  abstract now(): Date;
}
