import { expect, test } from 'vitest';
import { describeUserAgent } from './user-agent.ts';

const mozilla = 'Mozilla/5.0';
const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const chrome = 'Chrome/131.0.0.0 Safari/537.36';
const linux = '(X11; Linux x86_64; rv:132.0)';
const windows = '(Windows NT 10.0; Win64; x64)';
const iPhone = '(iPhone; CPU iPhone OS 18_1 like Mac OS X)';
const mac = '(Macintosh; Intel Mac OS X 10_15_7)';

test.each([
  ['Firefox on Linux', `${mozilla} ${linux} Gecko/20100101 Firefox/132.0`],
  ['Chrome on Windows', `${mozilla} ${windows} ${webKit} ${chrome}`],
  ['Edge on Windows', `${mozilla} ${windows} ${webKit} ${chrome} Edg/131.0.0.0`],
  [
    'Chrome on Android',
    `${mozilla} (Linux; Android 10; K) ${webKit} Chrome/131.0 Mobile Safari/537`,
  ],
  ['Safari on iPhone', `${mozilla} ${iPhone} AppleWebKit/605 Version/18.1 Mobile/15E Safari/604.1`],
  ['Firefox on iPhone', `${mozilla} ${iPhone} AppleWebKit/605 FxiOS/132.0 Mobile/15E Safari/604.1`],
  [
    'Safari on macOS',
    `${mozilla} ${mac} AppleWebKit/605 (KHTML, like Gecko) Version/18 Safari/605`,
  ],
  ['An unknown device', 'curl/8.5.0'],
  ['An unknown device', null],
])('%s', (text, userAgent) => {
  expect(describeUserAgent(userAgent)).toBe(text);
});
