export { composePush, type PushContent } from './compose-push.ts';
export { addDevice, listDevices, type PushDeviceView, removeDevice } from './devices.ts';
export { ensurePushKeys, type PushKeys } from './keys.ts';
export { makePushWorker } from './push-worker.ts';
export { queuePushes } from './queue-pushes.ts';
export { sendPushes } from './send-pushes.ts';
export {
  makePushTransport,
  type PushPayload,
  type PushResponse,
  type PushTransport,
} from './transport.ts';
