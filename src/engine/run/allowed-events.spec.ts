import { popUpStore } from '../../../test/support/pop-up-store.js';
import { allowedEvents } from './allowed-events.js';

const chart = popUpStore();

describe('allowedEvents', () => {
  it.each([
    [
      ['preparing', 'preparing.goods', 'preparing.goods.chosen', 'preparing.goods.chosen.waiting'],
      ['mall.cancelled'],
    ],
    [
      ['open', 'open.selling'],
      ['mall.cancelled', 'stock.ranOut'],
    ],
    [
      ['open', 'open.paused'],
      ['mall.cancelled', 'stock.arrived'],
    ],
    [['measuring'], []],
  ])('in %j are %j: those of the parents too, internal ones and KPIs not', (states, events) => {
    expect(allowedEvents(chart, { status: 'active', states })).toEqual(events);
  });

  it('are none when the run has ended', () => {
    expect(allowedEvents(chart, { status: 'done', states: ['open'] })).toEqual([]);
  });
});
