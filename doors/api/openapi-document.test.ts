import { describe, expect, test } from 'vitest';
import { openTestApi } from './api.fixture.ts';

interface Operation {
  summary?: string;
  parameters?: { name: string; in: string }[];
  responses: Record<string, { description: string }>;
  requestBody?: { content: Record<string, unknown> };
}

describe('the OpenAPI document', () => {
  test('is 3.1 and says of every operation what it takes and answers', async () => {
    const { stranger } = await openTestApi();
    const { body: document, headers } = await stranger('GET', '/api/openapi.json');
    expect(headers.get('content-type')).toBe('application/json');
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Commonplace', version: '1' });
    for (const [path, item] of Object.entries<Record<string, Operation>>(document.paths)) {
      const named = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
      for (const [method, operation] of Object.entries(item)) {
        expect(['get', 'post', 'put', 'patch', 'delete']).toContain(method);
        expect(operation.summary).toBeTruthy();
        const parameters = operation.parameters ?? [];
        const inPath = parameters.filter((one) => one.in === 'path').map((one) => one.name);
        expect([path, inPath.sort()]).toEqual([path, named.sort()]);
        expect(Object.keys(operation.responses).some((status) => /^2\d\d$/.test(status))).toBe(
          true,
        );
        for (const { description } of Object.values(operation.responses)) {
          expect(typeof description).toBe('string');
        }
      }
      expect(item.post === undefined || item.post.requestBody !== undefined).toBe(true);
      const idempotent = (item.post?.parameters ?? []).map((one) => one.name);
      expect(item.post === undefined || idempotent.includes('idempotency-key')).toBe(true);
    }
  });

  test('refers to nothing that it does not hold', async () => {
    const { stranger } = await openTestApi();
    const { body: document } = await stranger('GET', '/api/openapi.json');
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const steps = JSON.parse(`{${reference}}`).$ref.split('/');
      expect(steps.shift()).toBe('#');
      const found = steps.reduce(
        (at: Record<string, unknown>, step: string) => at?.[step],
        document,
      );
      expect([reference, typeof found]).toEqual([reference, 'object']);
    }
  });

  test('lets be null what may be null', async () => {
    const { stranger } = await openTestApi();
    const { Entry, Revision } = (await stranger('GET', '/api/openapi.json')).body.components
      .schemas;
    const closure = [{ $ref: '#/components/schemas/Closure' }, { type: 'null' }];
    expect(Entry.properties.closure).toEqual({ anyOf: closure });
    expect(Revision.properties.by.anyOf).toContainEqual({ type: 'null' });
  });

  test('is also a page to read, without scripts and without other hosts', async () => {
    const { house, doorContext } = await openTestApi();
    const response = await house.request('/api');
    const page = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).not.toMatch(/<script|<style|style=|<img/);
    expect(page.match(/(?:src|href)="(?!#|\/)[^"]*"/g)).toBeNull();
    expect(page).toContain(doorContext.asset('site.css'));
    expect(page).toContain('<a class="home" href="/">Commonplace</a>');
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    const { body } = { body: await (await house.request('/api/openapi.json')).json() };
    for (const path of Object.keys(body.paths)) expect(page).toContain(path);
  });
});

describe('health', () => {
  test('the process lives even when it cannot serve', async () => {
    let ready: () => Promise<boolean> = async () => true;
    const { house } = await openTestApi({ isReady: () => ready() });
    const statuses = async () => [
      (await house.request('/healthz')).status,
      (await house.request('/readyz')).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    ready = async () => false;
    expect(await statuses()).toEqual([200, 503]);
    ready = () => Promise.reject(new Error('no database'));
    expect(await statuses()).toEqual([200, 503]);
  });
});
