import type { RotationPhase } from './models/rotation-phase.enum.js';

/** Which rotations a register is to hold. What is left out does not narrow it. */
export interface RotationFilter {
  /** Departments (uuids) that the person comes from or goes to. */
  readonly departmentIds?: readonly string[];
  /** Days: rotations that lie, as planned or as it came, at least partly between them. */
  readonly from?: string;
  readonly to?: string;
  readonly phase?: RotationPhase;
  readonly personId?: string;
}
