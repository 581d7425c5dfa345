import { describe, expect, test } from 'vitest';
import { profileInput } from './rules.ts';
import { isTimeZone, timeZones, toCurrentTimeZone } from './time-zones.ts';

const renamed = [
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['America/Godthab', 'America/Nuuk'],
] as const;

describe('time zones', () => {
  test.each(renamed)('%s is called %s today, and only so offered', (old, today) => {
    expect(toCurrentTimeZone(old)).toBe(today);
    expect(timeZones).toContain(today);
    expect(timeZones).not.toContain(old);
  });

  test.each(renamed)('%s is still taken from whoever has it, as it is', (old) => {
    expect(profileInput.parse({ name: 'Ada', timeZone: old }).timeZone).toBe(old);
  });

  test('each is offered once, and is one that the platform knows', () => {
    expect(new Set(timeZones).size).toBe(timeZones.length);
    expect(timeZones.length).toBeGreaterThan(400);
    expect(timeZones.filter((zone) => !isTimeZone(zone))).toEqual([]);
    expect(timeZones.filter((zone) => toCurrentTimeZone(zone) !== zone)).toEqual([]);
  });
});
