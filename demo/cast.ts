/** The people of Fernhill Instruments, an invented maker of water sensors for harbours, rivers and utilities. */
export const units = [
  { key: 'fernhill', title: 'Fernhill Instruments', parent: null },
  { key: 'engineering', title: 'Engineering', parent: 'fernhill' },
  { key: 'firmware', title: 'Firmware', parent: 'engineering' },
  { key: 'cloud', title: 'Cloud', parent: 'engineering' },
  { key: 'operations', title: 'Operations', parent: 'fernhill' },
  { key: 'factory', title: 'Factory', parent: 'operations' },
  { key: 'customers', title: 'Customers', parent: 'fernhill' },
  { key: 'office', title: 'People and Finance', parent: 'fernhill' },
] as const;

type UnitKey = (typeof units)[number]['key'];

export interface DemoPerson {
  handle: string;
  name: string;
  units: UnitKey[];
  role: string;
  webSite?: string;
  timeZone: string;
  guest?: true;
}

const person = (
  handle: string,
  name: string,
  units: UnitKey[],
  role: string,
  timeZone = 'Europe/Lisbon',
  rest: { webSite?: string; guest?: true } = {},
): DemoPerson => ({ handle, name, units, role, timeZone, ...rest });

export const people: DemoPerson[] = [
  person('ines', 'Inês Carvalho', ['fernhill'], 'Managing director', 'Europe/Lisbon', {
    webSite: 'https://ines.example.org',
  }),
  person('omar', 'Omar Haddad', ['engineering'], 'Head of engineering'),
  person('ruth', 'Ruth Oyelaran', ['operations'], 'Head of operations', 'Europe/London'),
  person('tomas', 'Tomáš Novák', ['customers'], 'Head of customers', 'Europe/Prague'),
  person('greta', 'Greta Lindqvist', ['office'], 'Finance director', 'Europe/Stockholm'),
  person('ada', 'Ada Brightwater', ['firmware'], 'Firmware lead', 'Europe/London', {
    webSite: 'https://brightwater.example.org',
  }),
  person('kenji', 'Kenji Mori', ['firmware'], 'Firmware engineer', 'Asia/Tokyo'),
  person('lucia', 'Lucía Fernández', ['firmware'], 'Low-power specialist', 'Europe/Madrid'),
  person('pavel', 'Pavel Dvořák', ['firmware'], 'Radio engineer', 'Europe/Prague'),
  person('sunniva', 'Sunniva Dahl', ['firmware', 'factory'], 'Test engineer', 'Europe/Oslo'),
  person('bao', 'Bảo Trần', ['cloud'], 'Cloud lead', 'Asia/Ho_Chi_Minh'),
  person('mireille', 'Mireille Dubois', ['cloud'], 'Data engineer', 'Europe/Paris', {
    webSite: 'https://mireille.example.net',
  }),
  person('jonas', 'Jonas Weber', ['cloud'], 'Back-end engineer', 'Europe/Berlin'),
  person('aisha', 'Aisha Bello', ['cloud'], 'Front-end engineer', 'Africa/Lagos'),
  person('finn', "Finn O'Sullivan", ['cloud'], 'Site reliability', 'Europe/Dublin'),
  person(
    'yara',
    'Yara Haddad-Costa',
    ['cloud', 'customers'],
    'Product designer',
    'America/Sao_Paulo',
  ),
  person('magnus', 'Magnus Eriksen', ['engineering'], 'Hydrologist', 'Europe/Oslo'),
  person('wren', 'Wren Tallis', ['engineering'], 'Mechanical engineer', 'Europe/London'),
  person(
    'dmitri',
    'Dmitri Volkov',
    ['engineering'],
    'Standards and certification',
    'Europe/Tallinn',
  ),
  person('carla', 'Carla Mendes', ['factory'], 'Factory manager'),
  person('joao', 'João Pires', ['factory'], 'Assembly lead'),
  person('beatriz', 'Beatriz Rocha', ['factory'], 'Calibration technician'),
  person('nuno', 'Nuno Matias', ['factory'], 'Assembly technician'),
  person('halima', 'Halima Yusuf', ['factory'], 'Quality inspector'),
  person('stefan', 'Stefan Radu', ['operations'], 'Supply chain', 'Europe/Bucharest'),
  person('ngozi', 'Ngozi Eze', ['operations'], 'Logistics', 'Africa/Lagos'),
  person('petra', 'Petra Kowalska', ['operations'], 'Field service lead', 'Europe/Warsaw'),
  person('callum', 'Callum Reid', ['operations'], 'Field engineer', 'Europe/London', {
    webSite: 'https://callum.example.org/notes',
  }),
  person('ximena', 'Ximena Salas', ['operations'], 'Field engineer', 'America/Santiago'),
  person('rafael', 'Rafael Lima', ['customers'], 'Support lead', 'America/Sao_Paulo'),
  person('hana', 'Hana Suzuki', ['customers'], 'Support engineer', 'Asia/Tokyo'),
  person('oliver', 'Oliver Grant', ['customers'], 'Account manager', 'Europe/London'),
  person('noor', 'Noor Rahman', ['customers'], 'Account manager', 'Asia/Dhaka'),
  person('elif', 'Elif Yıldız', ['customers'], 'Training and documentation', 'Europe/Istanbul'),
  person('sam', 'Sam Whitfield', ['office'], 'People partner', 'Europe/London'),
  person('teresa', 'Teresa Alves', ['office'], 'Accounts'),
  person('viktor', 'Viktor Bauer', ['office'], 'IT and security', 'Europe/Vienna'),
  person(
    'moana',
    'Moana Parata',
    ['customers'],
    'Harbour master, Port Ahuriri',
    'Pacific/Auckland',
    { guest: true, webSite: 'https://port-ahuriri.example.nz' },
  ),
  person(
    'gunnar',
    'Gunnar Þórsson',
    ['customers'],
    'Water utility engineer, Akranes',
    'Atlantic/Reykjavik',
    { guest: true },
  ),
  person(
    'leila',
    'Leila Benali',
    ['customers'],
    'River authority, Oued Sebou',
    'Africa/Casablanca',
    { guest: true, webSite: 'https://sebou.example.org' },
  ),
];
