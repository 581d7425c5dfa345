import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('needs nothing to be said', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, publicUrl: null, sentences: false });
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
  expect(readConfig({}).address).toBeNull();
  expect(readConfig({ PORT: '4000' }).address).toBe('http://localhost:4000');
  const PUBLIC_URL = 'https://house.example.org/';
  expect(readConfig({ PORT: '4000', PUBLIC_URL }).address).toBe('https://house.example.org');
});
