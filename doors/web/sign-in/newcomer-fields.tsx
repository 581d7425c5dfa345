import { say } from '../../../messages/index.ts';
import { type Problems, TextField } from '../layout/fields.tsx';

export interface NewcomerValues {
  name?: string;
  handle?: string;
  email?: string;
}

/** What is asked of somebody who is new here. */
export function NewcomerFields(props: { values: NewcomerValues; problems: Problems }) {
  const { values, problems } = props;
  return (
    <>
      <TextField
        name="name"
        label={say('newcomer.name')}
        value={values.name}
        problems={problems}
        autocomplete="name"
      />
      <TextField
        name="handle"
        label={say('newcomer.handle')}
        hint={say('newcomer.handleHint')}
        value={values.handle}
        problems={problems}
        autocomplete="nickname"
        spellcheck={false}
      />
      <SecretFields values={values} problems={problems} />
    </>
  );
}

/** What signing in later takes. */
export function SecretFields({ values, problems }: { values: NewcomerValues; problems: Problems }) {
  return (
    <>
      <TextField
        name="email"
        type="email"
        label={say('signIn.email')}
        value={values.email}
        problems={problems}
        autocomplete="email"
      />
      <TextField
        name="password"
        type="password"
        label={say('signIn.password')}
        hint={say('newcomer.passwordHint')}
        problems={problems}
        autocomplete="new-password"
      />
    </>
  );
}
