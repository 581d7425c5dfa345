import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('needs nothing to be said', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, publicUrl: null, usesSentenceModel: false });
});

test('says by name which setting makes no sense, and repeats no password', () => {
  expect(() => readConfig({ PORT: 'abc' })).toThrow('PORT');
  expect(() => readConfig({ PUBLIC_URL: 'house.example.org' })).toThrow('PUBLIC_URL');
  expect(() => readConfig({ FETCH_SOURCES: 'never' })).toThrow('FETCH_SOURCES');
  expect(() => readConfig({ SENTENCES: 'on' })).toThrow('SENTENCES');
  const DATABASE_URL = 'mysql://root:hush@db.example.org/x';
  expect(() => readConfig({ DATABASE_URL })).toThrow(/^DATABASE_URL(?!.*hush)/);
});

test('says where people find the workplace only if it was told', () => {
  expect(readConfig({}).workplaceUrl).toBeNull();
  expect(readConfig({ PORT: '4000' }).workplaceUrl).toBe('http://localhost:4000');
  const PUBLIC_URL = 'https://house.example.org/';
  expect(readConfig({ PORT: '4000', PUBLIC_URL }).workplaceUrl).toBe('https://house.example.org');
});

test('listens for answers by mail only where they arrive, and by default on this machine alone', () => {
  expect(readConfig({}).mail).toMatchObject({ smtpUrl: null, domain: null, listen: null });
  const listening = readConfig({ MAIL_PORT: '2525', MAIL_DOMAIN: 'Reply.example.org' });
  const listen = { port: 2525, host: '127.0.0.1', protocol: 'smtp' };
  expect(listening.mail).toMatchObject({ domain: 'reply.example.org', listen });
  expect(() => readConfig({ MAIL_PORT: '2525' })).toThrow('MAIL_DOMAIN');
  expect(() => readConfig({ MAIL_HOOK_SECRET: 'x'.repeat(20) })).toThrow('MAIL_DOMAIN');
});

test('says by name which setting of mail makes no sense, and repeats no password', () => {
  expect(() => readConfig({ SMTP_URL: 'http://root:hush@mail.example.org' })).toThrow(
    /^SMTP_URL(?!.*hush)/,
  );
  expect(() => readConfig({ MAIL_FROM: 'Hill <hill@example.org>' })).toThrow('MAIL_FROM');
  expect(() => readConfig({ MAIL_DOMAIN: 'reply example' })).toThrow('MAIL_DOMAIN');
  expect(() => readConfig({ MAIL_PORT: 'smtp' })).toThrow('MAIL_PORT');
  expect(() => readConfig({ MAIL_PORT: '25', MAIL_PROTOCOL: 'uucp' })).toThrow('MAIL_PROTOCOL');
  const MAIL_HOOK_SECRET = 'short';
  expect(() => readConfig({ MAIL_HOOK_SECRET })).toThrow(/^MAIL_HOOK_SECRET(?!.* short$)/);
});
