import type { Child } from 'hono/jsx';
import { type MessageName, say } from '../../../messages/index.ts';
import type { PeopleCount, UnitView } from '../../../workplace/people/index.ts';
import type { InvitationView } from '../../../workplace/sign-in/index.ts';
import type { ImportView } from '../../../workplace/transfer/imports/index.ts';
import { Time } from '../layout/time.tsx';
import { AdminPage, type AdminSection } from './admin-nav.tsx';

interface Props {
  people: PeopleCount;
  units: readonly UnitView[];
  invitations: readonly InvitationView[];
  /** How many mails wait. */
  mails: number;
  imports: readonly ImportView[];
  workplace: string;
  zone: string;
}

/** What there is to look after, and where. */
export function AdminOverview(props: Props) {
  const { people, units, invitations, mails, imports, workplace, zone } = props;
  const [latest] = imports;
  return (
    <AdminPage here="/admin" title={say('admin.title')}>
      <dl class="overview">
        <OverviewItem room="/admin/people" name="people.title">
          {say('admin.peopleCount', { n: people.active })}
          {people.guests > 0 ? `, ${say('admin.guestCount', { n: people.guests })}` : null}
          {`, ${say('admin.adminCount', { n: people.admins })}`}
          {people.left > 0 ? `; ${say('admin.leftCount', { n: people.left })}` : null}
        </OverviewItem>
        <OverviewItem room="/admin/units" name="people.units">
          {say('admin.unitCount', { n: units.length })}
        </OverviewItem>
        <OverviewItem room="/invitations" name="invitations.title">
          {say('admin.invitationCount', { n: invitations.length })}
        </OverviewItem>
        <OverviewItem room="/admin/mail" name="admin.mail">
          {say('admin.mailCount', { n: mails })}
        </OverviewItem>
        <OverviewItem room="/admin/imports" name="admin.imports">
          {latest ? (
            <>
              {say('admin.latestImport')} <Time at={latest.at} zone={zone} day />
            </>
          ) : (
            say('admin.noImports')
          )}
        </OverviewItem>
        <OverviewItem room="/admin/workplace" name="admin.workplace">
          {workplace}
        </OverviewItem>
      </dl>
    </AdminPage>
  );
}

function OverviewItem(props: { room: AdminSection; name: MessageName; children: Child }) {
  return (
    <div>
      <dt>
        <a href={props.room}>{say(props.name)}</a>
      </dt>
      <dd>{props.children}</dd>
    </div>
  );
}
