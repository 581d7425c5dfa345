import { say } from '../../../messages/index.ts';

/** The more particular name first: most browsers say that they are several others too. */
const browserPatterns: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systemPatterns: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A browser in plain words, by what it says of itself: `Firefox on Linux`. */
export function describeUserAgent(userAgent: string | null | undefined): string {
  const [browser, system] = [
    findMatchingName(browserPatterns, userAgent),
    findMatchingName(systemPatterns, userAgent),
  ];
  if (browser && system) return say('sessions.device', { browser, system });
  return browser ?? system ?? say('sessions.deviceUnknown');
}

function findMatchingName(
  names: typeof browserPatterns,
  userAgent: string | null | undefined,
): string | undefined {
  return names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
}
