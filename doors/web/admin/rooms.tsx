import type { PropsWithChildren } from 'hono/jsx';
import { say } from '../../../messages/index.ts';

const rooms = [
  ['/admin', 'admin.title'],
  ['/admin/people', 'people.title'],
  ['/admin/units', 'people.units'],
  ['/invitations', 'invitations.title'],
  ['/admin/mail', 'admin.mail'],
  ['/admin/imports', 'admin.imports'],
  ['/admin/workplace', 'admin.workplace'],
] as const;

export type AdminRoom = (typeof rooms)[number][0];

/** The rooms of administration, above each of its pages. */
export function AdminRooms({ here }: { here: AdminRoom }) {
  return (
    <nav class="rooms" aria-label={say('admin.rooms')}>
      <ul>
        {rooms.map(([path, name]) => (
          <li>
            <a href={path} aria-current={path === here ? 'page' : undefined}>
              {say(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A page of administration. */
export function AdminPage(props: PropsWithChildren<{ here: AdminRoom; title: string }>) {
  return (
    <>
      <AdminRooms here={props.here} />
      <h1>{props.title}</h1>
      {props.children}
    </>
  );
}
