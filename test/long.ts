/** The long tests run everything: npm run test:long sets TEST_LONG. */
export const isLong = process.env.TEST_LONG === '1';
