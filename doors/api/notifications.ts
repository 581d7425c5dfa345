import { createRoute, z } from '@hono/zod-openapi';
import {
  getNotificationPath,
  listNotifications,
  markNotificationsSeen,
  mute,
  type NotificationView,
  renderNotification,
  unmute,
} from '../../workplace/notifications/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { makeListSchema, queryBoolean, queryTime } from './pagination.ts';
import { type Api, requirePerson } from './request-context.ts';
import { jsonBody, jsonResponse } from './route-schemas.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Notifications'];

const notificationSchema = z
  .object({
    url: z.url().openapi({ description: 'Where to go on reading.' }),
    entry: z.object({ id: z.uuid(), title: z.string(), kind: z.string(), url: z.url() }),
    space: z.string(),
    why: z.enum([
      ...(['asked', 'mention', 'reply', 'review', 'author', 'correction'] as const),
      ...(['accepted', 'takesPart', 'entry', 'space'] as const),
    ]),
    text: z.string().openapi({ description: 'What happened, in a sentence.' }),
    delivery: z
      .enum(['now', 'held', 'digest'])
      .openapi({ description: '`held` by quiet hours; `digest` where it waits for the digest.' }),
    by: z.array(z.object({ handle: z.string().nullable(), name: z.string() })),
    people: z.int(),
    comments: z.int().openapi({ description: 'How many of its comments are new.' }),
    at: z.iso.datetime(),
  })
  .openapi('Notification');

function toApiNotification(
  notification: NotificationView,
  origin: string,
): z.infer<typeof notificationSchema> {
  const { entry, space, why, delivery, actors, at } = notification;
  const { id, title, kind } = entry;
  return {
    url: origin + getNotificationPath(notification),
    entry: { id, title, kind, url: origin + entry.path },
    space: space.name,
    why,
    text: `${renderNotification(notification)}.`,
    delivery,
    people: notification.actorCount,
    comments: notification.commentCount,
    by: actors.map(({ handle, name }) => ({ handle, name })),
    at: at.toISOString(),
  };
}

const seenNotificationsSchema = z
  .object({ entry: z.uuid().optional(), until: queryTime.optional() })
  .openapi('SeenNotifications');

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/notifications',
    summary: 'One’s own notifications, one for each conversation, the most pressing first',
    tags,
    request: {
      query: z.object({
        seen: queryBoolean.optional().openapi({ description: 'Those seen within the last week.' }),
      }),
    },
    responses: { 200: jsonResponse(makeListSchema(notificationSchema), 'Notifications') },
  }),
  see: createRoute({
    method: 'put',
    path: '/api/v1/notifications/seen',
    summary: 'Take notifications as seen: of one entry, or all that came until then',
    tags,
    request: jsonBody(seenNotificationsSchema),
    responses: { 204: { description: 'They are seen.' } },
  }),
  mute: createRoute({
    method: 'put',
    path: '/api/v1/entries/{id}/muting',
    summary: 'Hear no more of a conversation, except by name',
    tags,
    request: { params: idParams },
    responses: { 204: { description: 'It is muted.' } },
  }),
  unmute: createRoute({
    method: 'delete',
    path: '/api/v1/entries/{id}/muting',
    summary: 'Hear of a conversation again',
    tags,
    request: { params: idParams },
    responses: { 204: { description: 'It is heard of again.' } },
  }),
};

/** What reaches somebody. */
export function addNotificationRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(routes.list, async (c) => {
    const { seen = false } = c.req.valid('query');
    const notifications = await listNotifications(context, requirePerson(c), { seen });
    const items = notifications.map((each) => toApiNotification(each, c.var.origin));
    return c.json({ items, next: null }, 200);
  });

  api.openapi(routes.see, async (c) => {
    const { entry, until } = c.req.valid('json');
    const which = { ...(entry ? { entry } : {}), ...(until ? { until: new Date(until) } : {}) };
    await markNotificationsSeen(context, requirePerson(c), which);
    return c.body(null, 204);
  });

  api.openapi(routes.mute, async (c) => {
    await mute(context, requirePerson(c), c.req.valid('param').id);
    return c.body(null, 204);
  });

  api.openapi(routes.unmute, async (c) => {
    await unmute(context, requirePerson(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
