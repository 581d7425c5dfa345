export { type Answer, type Carry, carrier, type Parcel } from './carrying.ts';
export { composePush, type Push } from './composing.ts';
export { addDevice, type DeviceView, listDevices, removeDevice } from './devices.ts';
export { type PushKeys, pushKeys } from './keys.ts';
export { makePushOffice } from './office.ts';
export { queuePushes } from './queueing.ts';
export { sendPushes } from './sending.ts';
