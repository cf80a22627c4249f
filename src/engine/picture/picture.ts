import type { StateType } from '../chart/machine-definition.js';

/** A chart as it is to be drawn, all texts in one language. */
export interface Picture {
  readonly title: string;
  readonly states: readonly PictureState[];
  readonly arrows: readonly PictureArrow[];
}

export interface PictureState {
  /** Keys from the root joined by dots. */
  readonly path: string;
  readonly title: string;
  readonly type: StateType;
  /** Whether it is what its parent enters first. */
  readonly isInitial: boolean;
  /** What is done here, and what happens without leaving, a line each. */
  readonly lines: readonly string[];
  readonly states: readonly PictureState[];
}

/** From one state to another, or back to itself; what leads there, each in words. */
export interface PictureArrow {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
}
