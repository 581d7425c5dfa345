import { say } from '../../../messages/index.ts';
import type { PushDeviceView } from '../../../workplace/push/index.ts';
import { formatDay } from '../layout/time.tsx';

interface Props {
  devices: readonly PushDeviceView[];
  /** Null where whoever runs the workplace has switched pushes off. */
  pushKey: string | null;
  zone: string;
}

/** On which devices one is told at once; others can be taken away from here, too. */
export function PushDevices({ devices, pushKey, zone }: Props) {
  return (
    <section id="devices" aria-labelledby="devices-title">
      <h2 id="devices-title">{say('settings.devices')}</h2>
      <p>{say('devices.text')}</p>
      {devices.length > 0 ? (
        <ul class="rows">
          {devices.map((device) => (
            <DeviceRow device={device} zone={zone} />
          ))}
        </ul>
      ) : null}
      {pushKey === null ? <p class="quiet">{say('devices.off')}</p> : null}
      {pushKey !== null && !devices.some(({ isCurrent }) => isCurrent) ? (
        <AddDeviceButton pushKey={pushKey} />
      ) : null}
    </section>
  );
}

/** The button comes with its island: without a script no browser can be told. */
function AddDeviceButton({ pushKey }: { pushKey: string }) {
  return (
    <push-button public-key={pushKey} denied={say('devices.denied')} failed={say('devices.failed')}>
      <p class="quiet" data-cannot="">
        {say('devices.cannot')}
      </p>
      <button type="button" class="button plain" hidden>
        {say('devices.add')}
      </button>
    </push-button>
  );
}

function DeviceRow({ device, zone }: { device: PushDeviceView; zone: string }) {
  const { id, label, isCurrent, createdAt } = device;
  const since = say('devices.since', { day: formatDay(createdAt, zone) });
  return (
    <li>
      <span>
        {label}
        {isCurrent ? <span class="mark new">{say('sessions.present')}</span> : null}{' '}
        <span class="quiet">{since}</span>
      </span>
      <form method="post" action={`/settings/devices/${id}/deletion`}>
        <button
          type="submit"
          class="link-button"
          aria-label={say('devices.removeOf', { device: `${label}, ${since}` })}
        >
          {say('devices.remove')}
        </button>
      </form>
    </li>
  );
}
