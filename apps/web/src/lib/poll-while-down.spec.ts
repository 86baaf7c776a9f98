import { pollWhileDown } from './poll-while-down.ts';

describe('pollWhileDown', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks at once and every few seconds, though the stream fails again and again', () => {
    const ask = jest.fn();
    const polling = pollWhileDown(ask);
    for (let second = 0; second < 12; second += 4) {
      polling.onStateChange('down');
      jest.advanceTimersByTime(4_000);
    }
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('rests while the stream is open', () => {
    const ask = jest.fn();
    const polling = pollWhileDown(ask);
    polling.onStateChange('down');
    polling.onStateChange('open');
    jest.advanceTimersByTime(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
    polling.onStateChange('down');
    expect(ask).toHaveBeenCalledTimes(2);
    polling.stop();
    jest.advanceTimersByTime(60_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
