export { type Introducible, type PersonSuggestion, suggestPeople } from './people.ts';
