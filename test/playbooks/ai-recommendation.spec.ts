import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('AI recommendation', () => {
  describeLaws(shippedPlaybook('ai-recommendation'));
});
