import type { PropsWithChildren } from 'hono/jsx';
import { say } from '../../../messages/index.ts';

const adminSections = [
  ['/admin', 'admin.title'],
  ['/admin/people', 'people.title'],
  ['/admin/units', 'people.units'],
  ['/invitations', 'invitations.title'],
  ['/admin/mail', 'admin.mail'],
  ['/admin/imports', 'admin.imports'],
  ['/admin/workplace', 'admin.workplace'],
] as const;

export type AdminSection = (typeof adminSections)[number][0];

/** The rooms of administration, above each of its pages. */
export function AdminNav({ here }: { here: AdminSection }) {
  return (
    <nav class="rooms" aria-label={say('admin.rooms')}>
      <ul>
        {adminSections.map(([path, name]) => (
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
export function AdminPage(props: PropsWithChildren<{ here: AdminSection; title: string }>) {
  return (
    <>
      <AdminNav here={props.here} />
      <h1>{props.title}</h1>
      {props.children}
    </>
  );
}
